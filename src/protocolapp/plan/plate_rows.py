"""Under which row the readings of each plate are kept, where an entry reads several.

Readings keep the row they were first recorded under, whatever becomes of the number of plates in the run.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_ROW = re.compile(r"(?:(?P<within>.*)/)?plate:(?P<number>[1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class PlateRow:
    """A plate to be read. number: from 1. row, label: of its answer, both empty for the only one.

    planned: False for one that was read and is not in the layout any more.
    """

    number: int
    row: str
    label: str
    planned: bool = True


def plate_rows(
    plates: int, kept: Collection[str], within: str = "", within_label: str = ""
) -> tuple[PlateRow, ...]:
    """One for each plate: `plate:1`, `Plate 1` and so on; the only one has the row of the step itself.

    plates: how many are planned, 0 while they are not laid out. kept: the rows that hold readings. within: the row of
    the step, where that has rows. What was read as the only plate is plate 1 of several.
    """
    numbers = {number for row in kept if (number := _number(row, within))}
    planned = max(plates, 1)
    if planned == 1 and not numbers:
        return (PlateRow(1, within, within_label),)
    first = within if within in kept and 1 not in numbers else _row(1, within)
    read = [number for number in sorted(numbers) if number > planned]
    return tuple(
        PlateRow(
            number,
            first if number == 1 else _row(number, within),
            _label(number, within_label, planned=number <= planned),
            number <= planned,
        )
        for number in (*range(1, planned + 1), *read)
    )


def row_of_step(row: str) -> str:
    """The row of the step in which a plate was read: empty for `plate:2`, `s1` for `s1/plate:2`."""
    match = _ROW.fullmatch(row)
    return row if match is None else match["within"] or ""


def rows_of_first(row: str) -> tuple[str, ...]:
    """The rows that the first plate has, as the only one and as one of several; none for another plate."""
    within = row_of_step(row)
    rows = (within, _row(1, within))
    return rows if row in rows else ()


def _number(row: str, within: str) -> int:
    match = _ROW.fullmatch(row)
    return int(match["number"]) if match is not None and (match["within"] or "") == within else 0


def _row(number: int, within: str) -> str:
    return f"{within}/plate:{number}" if within else f"plate:{number}"


def _label(number: int, within: str, *, planned: bool) -> str:
    label = f"Plate {number}" if planned else f"Plate {number} (no longer planned)"
    return f"{within}, {label}" if within else label
