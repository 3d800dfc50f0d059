"""The readings of a plate as text: a grid as a reader exports it, or a line for each well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from protocolapp.calc.plates.plate_format import FORMATS, row_name, well_name
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import OVER, PlateReadings
from protocolapp.protocol.value_problem import ValueProblem
from protocolapp.quantity import DecimalMark
from protocolapp.quantity.numerals import exact_number

_SHAPES = {(one.rows, one.columns) for one in FORMATS.values()}
_USUAL = tuple((one.rows, one.columns) for one in FORMATS.values() if one.wells >= 96)
"""What a part of a plate is taken for, the smallest first."""

_OVER_WORDS = frozenset({"over", "ovrflw", "overflow", "---"})
"""How readers write that a well was beyond their range."""

_WELL = re.compile(r"([A-Za-z]{1,2})0*([1-9][0-9]?)")
_BEFORE, _BEHIND = r"([-+−]?)([0-9]{1,15})(?:[", r"]([0-9]{0,15}))?(?:[eE]([-+]?[0-9]{1,2}))?"
_NUMBER: Mapping[DecimalMark, re.Pattern[str]] = {
    ".": re.compile(f"{_BEFORE}.{_BEHIND}"),
    ",": re.compile(f"{_BEFORE},{_BEHIND}"),
}
_MOST_LINES = 32 * 48 + 1

Cells = list[list[str]]


def read_plate(text: str, decimal: DecimalMark = ".") -> PlateReadings:
    """The readings of a text. Raises ValueProblem.

    decimal: the mark in numbers; there are no groups of thousands in them, so that 1,234 is never read as 1234.
    """
    lines = _cells(text, decimal)
    if not lines:
        raise ValueProblem("There are no readings.", "Paste the plate as the reader exported it.")
    if len(lines) > _MOST_LINES:
        raise ValueProblem(f"There are {len(lines)} lines.", "Paste one plate at a time.")
    places = _listed(lines) or _grid(lines)
    found: dict[tuple[int, int], str] = {}
    for place, cell in places:
        reading = _reading(cell, place, decimal)
        if reading and place in found:
            raise ValueProblem(f"Well {well_name(*place)} is there twice.", "Keep one of its readings.")
        if reading:
            found[place] = reading
    if not found:
        raise ValueProblem("There are no readings.", "Paste the plate as the reader exported it.")
    rows, columns = _shape(place for place, _ in places)
    return PlateReadings(
        rows, columns, tuple((well_name(*place), text) for place, text in sorted(found.items()))
    )


def plate_text(readings: PlateReadings) -> str:
    """What `read_plate` reads back to the same readings: the whole grid, with the letters of its rows."""
    known = dict(readings.wells)
    lines = []
    for row in range(readings.rows):
        cells = (known.get(well_name(row, column), "") for column in range(readings.columns))
        lines.append("\t".join((row_name(row), *cells)))
    return "\n".join(lines)


def place_of(well: str) -> tuple[int, int] | None:
    """Row and column of `A1`, `a01` or `AF48`, from 0; None for what is no well."""
    match = _WELL.fullmatch(well.strip())
    if match is None:
        return None
    row = _row_of(match[1])
    column = int(match[2]) - 1
    return (row, column) if row is not None and column < _USUAL[-1][1] else None


def _cells(text: str, decimal: DecimalMark) -> Cells:
    """The lines that hold something, each in its cells; nothing stands behind a line's last cell."""
    if "\t" in text:
        mark = "\t"
    elif ";" in text:
        mark = ";"
    else:
        mark = "," if decimal == "." else "\t"
    lines = [[cell.strip().strip('"').strip() for cell in line.split(mark)] for line in text.splitlines()]
    return [line for line in lines if any(line)]


def _listed(lines: Cells) -> list[tuple[tuple[int, int], str]]:
    """The wells of a list, `A1<tab>0.123`, perhaps below a heading; nothing where it is none."""
    body = lines if place_of(lines[0][0]) is not None else lines[1:]
    places = [place_of(line[0]) for line in body]
    if not body or not all(places) or any(len([one for one in line if one]) > 2 for line in body):
        return []
    return [
        (place, line[1] if len(line) > 1 else "")
        for place, line in zip(places, body, strict=True)
        if place is not None
    ]


def _grid(lines: Cells) -> list[tuple[tuple[int, int], str]]:
    headed, lettered = _is_headed(lines), _is_lettered(lines)
    body = [line[1:] if lettered else line for line in (lines[1:] if headed else lines)]
    wide = max((_filled(line) for line in body), default=0)
    if not lettered and (len(body), wide) not in _SHAPES:
        raise ValueProblem(
            f"A grid of {len(body)} × {wide} cells is no plate.",
            "Paste all of its wells (8 × 12 or 16 × 24), or with the letters of its rows, or a line for each well.",
        )
    if (len(body), wide) > _USUAL[-1] or wide > _USUAL[-1][1]:
        raise ValueProblem(f"A grid of {len(body)} × {wide} cells is no plate.", "Paste one plate at a time.")
    return [
        ((row, column), cell) for row, line in enumerate(body) for column, cell in enumerate(line) if cell
    ]


def _is_lettered(lines: Cells) -> bool:
    """Whether each line begins with its row's letter; the first may be the numbers of the columns."""
    letters = [line[0].upper() for line in lines]
    rows = [row_name(row) for row in range(len(lines))]
    return letters == rows or letters[1:] == rows[:-1]


def _is_headed(lines: Cells) -> bool:
    """Whether the first line numbers the columns: only then there is one line more than a plate has rows."""
    first = [cell for cell in lines[0] if cell.isdigit()]
    numbered = first == [str(number) for number in range(1, len(first) + 1)] and len(first) > 1
    if not numbered:
        return False
    letters = [line[0].upper() for line in lines[1:]]
    lettered = letters == [row_name(row) for row in range(len(letters))]
    return lettered or (len(lines) - 1, len(first)) in _SHAPES


def _filled(line: Sequence[str]) -> int:
    return max((number for number, cell in enumerate(line, 1) if cell), default=0)


def _shape(places: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The plate that holds these wells: a whole one of its own size, else the smallest of the usual ones."""
    held = list(places)
    rows, columns = (1 + max(place[axis] for place in held) for axis in (0, 1))
    if (rows, columns) in _SHAPES and len(held) == rows * columns:
        return rows, columns
    return next(shape for shape in _USUAL if rows <= shape[0] and columns <= shape[1])


def _reading(cell: str, place: tuple[int, int], decimal: DecimalMark) -> str:
    """An exact number as text, OVER, or nothing where nothing was read."""
    if cell in ("", "-"):
        return ""
    if cell.casefold() in _OVER_WORDS:
        return OVER
    match = _NUMBER[decimal].fullmatch(cell)
    if match is None:
        raise _no_reading(cell, well_name(*place), decimal)
    sign, whole, part, power = match.groups()
    sign = "" if sign == "+" else sign.replace("−", "-")
    if power is None:
        return f"{sign}{int(whole)}{'.' + part if part else ''}"
    value = Fraction(int(whole + (part or "")), 10 ** len(part or "")) * Fraction(10) ** int(power)
    return exact_number(-value if sign else value)


def _no_reading(cell: str, well: str, decimal: DecimalMark) -> ValueProblem:
    other: DecimalMark = "." if decimal == "," else ","
    if _NUMBER[other].fullmatch(cell):
        words = {".": "a point", ",": "a comma"}
        return ValueProblem(
            f"{quote(cell)} in {well} has {words[other]} where numbers here have {words[decimal]}.",
            f"Replace each {words[other][2:]} by {words[decimal]}, and paste again.",
        )
    return ValueProblem(f"{quote(cell)} in {well} is no reading.", "Write a number, or nothing, or OVER.")


def _row_of(letters: str) -> int | None:
    names = [row_name(row) for row in range(_USUAL[-1][0])]
    return names.index(letters.upper()) if letters.upper() in names else None
