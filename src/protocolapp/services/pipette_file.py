"""Other pipettes than the lab's, from a file: a table (CSV), or JSON or YAML in the words of `lab.json`.

name,minimum,maximum,increment,channels
P2,0.2 µL,2 µL,0.002 µL,1

A number without a unit is in the unit of its heading (`maximum (mL)`), else in µL, as on the dial.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from protocolapp.lab import LabError, Pipette
from protocolapp.lab.errors import checked_name
from protocolapp.protocol.problem import Problem, quote
from protocolapp.protocol.reading.bounded_file import read_bounded
from protocolapp.protocol.reading.limits import LARGEST_FILE
from protocolapp.quantity import ONE, VOLUME, Quantity, QuantityError, parse_quantity
from protocolapp.services.headings import with_unit
from protocolapp.services.pipette_rows import VOLUMES, Cell, Row, rows_of_table, rows_of_tree

MOST = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LoadedPipettes:
    """pipettes: none when there is any problem."""

    pipettes: tuple[Pipette, ...]
    problems: tuple[Problem, ...]


class _RowError(Exception):
    """This cell is wrong."""

    def __init__(self, cell: Cell, message: str, remedy: str) -> None:
        super().__init__(message)
        self.cell, self.message, self.remedy = cell, message, remedy


def load_pipettes(path: str | Path) -> LoadedPipettes:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise, and nothing makes it wait."""
    data = read_bounded(path)
    if isinstance(data, Problem):
        return LoadedPipettes((), (data,))
    if len(data) > LARGEST_FILE:
        remedy = "A list of pipettes is a few lines; check that this is the right file."
        return LoadedPipettes((), (Problem(str(path), 1, 1, "the file is larger than 2 MiB", remedy),))
    return read_pipettes(data, str(path))


def read_pipettes(data: bytes, path: str) -> LoadedPipettes:
    """The contents of a file; its name tells what it is, else its first sign does."""
    problems: list[Problem] = []
    suffix = Path(path).suffix.lower()
    is_tree = suffix in {".json", ".yaml", ".yml"} or data.lstrip()[:1] in (b"[", b"{")
    rows = (rows_of_tree if is_tree and suffix not in {".csv", ".tsv"} else rows_of_table)(
        data, path, problems
    )
    pipettes: list[Pipette] = []
    seen: set[str] = set()
    for row in rows[:MOST]:
        try:
            pipette = _pipette(row)
            if pipette.name.casefold() in seen:
                raise _RowError(
                    row["name"], f"{quote(pipette.name)} is there twice", "Give each a name of its own."
                )
        except _RowError as error:
            problems.append(Problem(path, error.cell.line, error.cell.column, error.message, error.remedy))
            continue
        seen.add(pipette.name.casefold())
        pipettes.append(pipette)
    if len(rows) > MOST:
        place = rows[MOST][""]
        problems.append(
            Problem(
                path, place.line, place.column, f"there are {len(rows)} pipettes", f"Keep at most {MOST}."
            )
        )
    if not rows and not problems:
        remedy = "Write a line for each: name,minimum,maximum,increment."
        problems.append(Problem(path, 1, 1, "there are no pipettes in this file", remedy))
    return LoadedPipettes(() if problems else tuple(pipettes), tuple(sorted(problems)))


def _pipette(row: Row) -> Pipette:
    name_cell = _cell(row, "name")
    name = _tried(name_cell, lambda: checked_name(name_cell.text, "pipette"))
    low, high, step = (_volume(_cell(row, column), column) for column in VOLUMES)
    _tried(row["maximum"], lambda: Pipette(name, low, high, high))
    pipette = _tried(row["increment"], lambda: Pipette(name, low, high, step))
    channels = row.get("channels")
    if channels is None or not channels.text.strip():
        return pipette
    return _tried(channels, lambda: Pipette(name, low, high, step, _count(channels)))


def _cell(row: Row, column: str) -> Cell:
    cell = row.get(column)
    if cell is None or not cell.text.strip():
        remedy = "Give each pipette a name, a minimum, a maximum and an increment."
        raise _RowError(cell or row[""], f"the {column} is missing", remedy)
    return cell


def _volume(cell: Cell, column: str) -> Quantity:
    try:
        volume = parse_quantity(with_unit(cell.text, cell.unit))
        if volume.unit is ONE:
            volume = Quantity.of(volume.magnitude, "µL")
    except QuantityError as error:
        raise _RowError(cell, error.message.rstrip("."), error.remedy) from error
    if volume.dimension != VOLUME:
        message = f"the {column} is {volume.dimension.with_article}, not a volume"
        raise _RowError(cell, message, "Write a volume, such as 200 µL.")
    return volume


def _count(cell: Cell) -> int:
    text = cell.text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise _RowError(cell, f"{quote(text)} is no number of channels", "Write 1, 8 or 12.")
    return int(text)


def _tried(cell: Cell, make: Callable[[], T]) -> T:
    try:
        return make()
    except LabError as error:
        message = (
            f"{error.title[:1].lower()}{error.title[1:]}: {error.message[:1].lower()}{error.message[1:]}"
        )
        raise _RowError(cell, message.rstrip("."), error.remedy) from error
