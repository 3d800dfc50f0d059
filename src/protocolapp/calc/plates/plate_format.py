"""Plate formats: rows and columns, names of wells, growth area, and the volume a well is usually filled with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.calc.cultures.vessels import VESSELS
from protocolapp.quantity import Quantity

WORKING_VOLUMES = (
    "usual working volumes: 24 wells 0.5 to 1.0 mL, https://biologyinsights.com/what-is-a-24-well-plate-and-how-is-it-"
    "used; 96 wells 50 to 280 µL, https://biologyinsights.com/how-much-volume-can-a-96-well-plate-hold; "
    "the others are the lab's choice"
)


_FIRST_SHALLOW = 96
"""From this format on the most that is usual comes near the brim: 280 of about 360 µL."""


@dataclass(frozen=True, slots=True)
class PlateFormat:
    """least, most: what a well is usually filled with. area: growth area; None where no source at hand gives one."""

    rows: int
    columns: int
    least: Quantity
    most: Quantity
    area: Quantity | None = None

    @property
    def wells(self) -> int:
        return self.rows * self.columns

    @property
    def name(self) -> str:
        return f"{self.wells}-well plate"

    @property
    def is_deep(self) -> bool:
        """Whether a well holds much more than is usual: in culture plates medium is kept shallow for its oxygen."""
        return self.wells < _FIRST_SHALLOW

    @property
    def has_inside(self) -> bool:
        """Whether any well is not at the edge."""
        return self.rows > 2 and self.columns > 2

    def is_edge(self, row: int, column: int) -> bool:
        """Whether it stands in the outermost ring."""
        return row in (0, self.rows - 1) or column in (0, self.columns - 1)


def _format(rows: int, columns: int, least: str, most: str) -> PlateFormat:
    vessel = VESSELS.get(f"{rows * columns}-well")
    area = vessel.area if vessel is not None else None
    return PlateFormat(rows, columns, Quantity.of(least, "µL"), Quantity.of(most, "µL"), area)


FORMATS: Mapping[str, PlateFormat] = MappingProxyType(
    {
        str(one.wells): one
        for one in (
            _format(2, 3, "1000", "3000"),
            _format(3, 4, "500", "2000"),
            _format(4, 6, "500", "1000"),
            _format(6, 8, "200", "500"),
            _format(8, 12, "50", "280"),
            _format(16, 24, "10", "80"),
            _format(32, 48, "2", "10"),
        )
    }
)
"""By the number of wells, as it is chosen."""

FORMAT_CHOICES: Mapping[str, str] = MappingProxyType({key: f"{key}-well" for key in FORMATS})
"""For a choice field: key -> what people read."""


def row_name(row: int) -> str:
    """A … Z, then AA … AF: rows from 0."""
    return chr(ord("A") + row) if row < 26 else "A" + chr(ord("A") + row - 26)


def well_name(row: int, column: int) -> str:
    """`A1`, `P24`: row and column from 0."""
    return f"{row_name(row)}{column + 1}"
