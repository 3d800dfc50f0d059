"""Values of more than one part: a table, the readings of a plate, a file. Frozen, compared by what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

OVER = "over"
"""In place of a reading that was beyond what the reader can measure."""


@dataclass(frozen=True, slots=True)
class TableValue:
    """A table as it was filled in. columns: their names in the file. rows: a text for each column, empty for nothing.

    A number stands in its column's unit, with a point, and with the decimals that were typed; with its own unit where
    it ends in no decimal of the column's (20 min, in a column of hours).
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column, from the top. Raises ValueError for one that it does not have."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class PlateReadings:
    """What a reader gave for a plate of rows x columns. wells: name and exact number as text, or OVER, row by row.

    Wells that were not read are left out.
    """

    rows: int
    columns: int
    wells: tuple[tuple[str, str], ...]

    @property
    def numbers(self) -> Mapping[str, Fraction]:
        """The readings by well, those that are over left out."""
        return {well: Fraction(text) for well, text in self.wells if text != OVER}

    @property
    def over(self) -> tuple[str, ...]:
        """The wells whose reading was beyond the reader's range."""
        return tuple(well for well, text in self.wells if text == OVER)

    def on(self, rows: int, columns: int) -> PlateReadings:
        """The same on a plate of this size, where the wells that were listed leave open how large it is."""
        if rows < self.rows or columns < self.columns:
            return self
        return replace(self, rows=rows, columns=columns)

    @property
    def size(self) -> int:
        """How many wells the plate has."""
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file. name: as it was called. size: in bytes. where: it lies, below the data folder.

    In a rehearsal only the name is known: the rest is empty.
    """

    name: str
    sha256: str = ""
    size: int = 0
    media: str = ""
    where: str = ""
