"""Culture vessels: growth area, and how many HeLa cells are seeded and grow in one until it is full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.calc.form import Given
from protocolapp.quantity import Quantity, format_plain

SOURCE = (
    "growth areas and HeLa numbers of dishes and multiwell plates: Thermo Fisher, useful numbers for cell culture, "
    "https://www.fishersci.se/se/en/scientific-products/featured-categories/cell-culture-dishes/"
    "frequently-asked-questions.html"
)
FLASKS = "T-flasks are named by their growth area in cm²"


@dataclass(frozen=True, slots=True)
class Vessel:
    """One vessel, or one well of a plate. seed, confluent: HeLa cells in it; None where no source gives them."""

    name: str
    area: Quantity
    seed: Quantity | None = None
    confluent: Quantity | None = None


def _vessel(name: str, area: str, seed: int, confluent: int) -> Vessel:
    return Vessel(name, Quantity.of(area, "cm²"), Quantity.of(seed, "cells"), Quantity.of(confluent, "cells"))


VESSELS: Mapping[str, Vessel] = MappingProxyType(
    {
        "96-well": _vessel("96-well plate, a well", "0.32", 10_000, 40_000),
        "48-well": _vessel("48-well plate, a well", "1.1", 30_000, 120_000),
        "24-well": _vessel("24-well plate, a well", "1.9", 50_000, 240_000),
        "12-well": _vessel("12-well plate, a well", "3.5", 100_000, 500_000),
        "6-well": _vessel("6-well plate, a well", "9.6", 300_000, 1_200_000),
        "35mm": _vessel("35 mm dish", "8.8", 300_000, 1_200_000),
        "60mm": _vessel("60 mm dish", "21.5", 800_000, 3_200_000),
        "100mm": _vessel("100 mm dish", "56.7", 2_200_000, 8_800_000),
        "150mm": _vessel("150 mm dish", "145", 5_000_000, 20_000_000),
        "t25": Vessel("T-25 flask", Quantity.of(25, "cm²")),
        "t75": Vessel("T-75 flask", Quantity.of(75, "cm²")),
        "t175": Vessel("T-175 flask", Quantity.of(175, "cm²")),
    }
)
"""By the key that is chosen. A 384-well plate is in no source at hand: its area is typed."""

OTHER = "other"

VESSEL_CHOICES: Mapping[str, str] = MappingProxyType(
    {key: f"{one.name}, {format_plain(one.area)}" for key, one in VESSELS.items()}
    | {OTHER: "Another: type its area"}
)
"""For a choice field: key -> what people read."""


def chosen_area(given: Given, vessel: str, area: str) -> Quantity:
    """The growth area of the vessel chosen in one field, or typed in the other."""
    chosen = given.choice(vessel)
    return given.quantity(area) if chosen == OTHER else VESSELS[chosen].area
