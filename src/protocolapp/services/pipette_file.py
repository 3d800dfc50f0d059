"""Other pipettes than the lab's, from a file: a table (CSV), or JSON or YAML in the words of `lab.json`.

name,minimum,maximum,increment,channels
P2,0.2 µL,2 µL,0.002 µL,1

A number without a unit is in the unit of its heading (`maximum (mL)`), else in µL, as on the dial.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from protocolapp.lab import LabError, Pipette
from protocolapp.lab.errors import checked_name
from protocolapp.protocol import reading
from protocolapp.protocol.known import nearest
from protocolapp.protocol.problem import Problem, quote
from protocolapp.protocol.reading.bounded_file import read_bounded
from protocolapp.protocol.reading.limits import LARGEST_FILE
from protocolapp.quantity import ONE, VOLUME, Quantity, QuantityError, parse_quantity
from protocolapp.services.headings import title_of, unit_in, with_unit
from protocolapp.services.sample_rows import TableError, decode, numbered_cells

MOST = 200
_VOLUMES = ("minimum", "maximum", "increment")
_COLUMNS = ("name", *_VOLUMES, "channels")
_OTHER_WORDS: Mapping[str, str] = MappingProxyType(
    {"min": "minimum", "max": "maximum", "step": "increment", "pipette": "name", "channel": "channels"}
)
_REMARKS = ("note", "source", "verified")
_INDENTS = re.compile(rb"^[\t ]+", re.MULTILINE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LoadedPipettes:
    """pipettes: none when there is any problem."""

    pipettes: tuple[Pipette, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text and where it stands. unit: of its heading, for a bare number; empty where it names none."""

    text: str
    line: int
    column: int
    unit: str = ""


_Row = Mapping[str, _Cell]
"""Cells by column; "" is where the row begins."""


class _RowError(Exception):
    """This cell is wrong."""

    def __init__(self, cell: _Cell, message: str, remedy: str) -> None:
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
    rows = (_rows_of_tree if is_tree and suffix not in {".csv", ".tsv"} else _rows_of_table)(
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


def _rows_of_table(data: bytes, path: str, problems: list[Problem]) -> Sequence[_Row]:
    try:
        lines = numbered_cells(decode(data))
    except TableError as error:
        problems.append(Problem(path, error.line, 1, error.message, error.remedy))
        return ()
    if not lines:
        return ()
    first, header = lines[0]
    columns = [_column(word) for word in header]
    units = [unit_in(word) for word in header]
    if "name" not in columns and not _is_volume(header[1:2]):
        remedy = f"Write a first line: {','.join(_COLUMNS[:4])}."
        problems.append(Problem(path, first, 1, "the first line does not name the columns", remedy))
        return ()
    if "name" in columns:
        lines = lines[1:]
        problems += _heading_problems(path, first, header, columns)
    else:
        columns, units = list(_COLUMNS), [""] * len(_COLUMNS)
    misfits = {line: _line_problem(path, line, cells, len(columns)) for line, cells in lines}
    problems += [problem for problem in misfits.values() if problem is not None]
    return [
        {"": _Cell("", line, 1)}
        | {
            column: _Cell(text, line, at, unit)
            for at, (column, unit, text) in enumerate(zip(columns, units, cells, strict=False), start=1)
            if column is not None
        }
        for line, cells in lines
        if misfits[line] is None
    ]


def _line_problem(path: str, line: int, cells: Sequence[str], most: int) -> Problem | None:
    if any("\n" in cell or "\r" in cell for cell in cells):
        remedy = 'Close the quote (") behind it, or write it on one line.'
        return Problem(path, line, 1, "a cell goes over several lines", remedy)
    if any(cells[most:]):
        remedy = "Put a number with a comma in quotes, or delete what is too much."
        return Problem(path, line, most + 1, f"there are {len(cells)} cells for {most} columns", remedy)
    return None


def _heading_problems(
    path: str, line: int, header: Sequence[str], columns: Sequence[str | None]
) -> Iterable[Problem]:
    for at, (word, column) in enumerate(zip(header, columns, strict=True), start=1):
        if word and column is None:
            remedy = f"The columns are {', '.join(_COLUMNS)}."
            yield Problem(path, line, at, f"{quote(word)} is no column here", remedy)
        elif column is not None and column in columns[: at - 1]:
            yield Problem(path, line, at, f"the column {column} is there twice", "Keep one of the two.")


def _is_volume(cells: Iterable[str]) -> bool:
    return any(cell[:1].isdigit() for cell in cells)


def _rows_of_tree(data: bytes, path: str, problems: list[Problem]) -> Sequence[_Row]:
    """JSON is read as the YAML it nearly is, so that its problems have a place too; only its tabs must go."""
    spaced = _INDENTS.sub(lambda found: b" " * len(found[0]), data)
    root, found = reading.read_bytes(spaced, path)
    problems += found
    if found or root is None:
        return ()
    listed = root.get("pipettes") if isinstance(root, reading.Mapping) else root
    if not isinstance(listed, reading.Sequence):
        remedy = "Write pipettes: and below it “- name: P200” with minimum, maximum and increment."
        problems.append(Problem(path, root.line, root.column, "there is no list of pipettes", remedy))
        return ()
    rows: list[_Row] = []
    for item in listed.items:
        if isinstance(item, reading.Mapping):
            row = _row_of(item, path, problems)
            rows += [row] if row is not None else []
        else:
            remedy = "Write it as {name: P200, minimum: 20 µL, maximum: 200 µL, increment: 0.2 µL}."
            problems.append(Problem(path, item.line, item.column, "this is no pipette", remedy))
    return rows


def _row_of(item: reading.Mapping, path: str, problems: list[Problem]) -> _Row | None:
    """None where something in it cannot be used, so that nothing is called missing for it."""
    sound = len(problems)
    row = {"": _Cell("", item.line, item.column)}
    for key, value in item.entries:
        column, node = _column(key.text), value
        if isinstance(node, reading.Mapping):
            node = node.get("value") or node  # a figure with its source beside it
        if key.text in _REMARKS:
            continue
        if column is None:
            near = nearest(key.text, _COLUMNS)
            remedy = f"Did you mean {near}?" if near else f"Known here are {', '.join(_COLUMNS)}."
            problems.append(
                Problem(path, key.line, key.column, f"{quote(key.text)} is not known here", remedy)
            )
        elif isinstance(node, reading.Scalar):
            row[column] = _Cell(node.text, node.line, node.column)
        else:
            remedy = "Write one value, such as 200 µL."
            problems.append(Problem(path, node.line, node.column, f"the {column} is no value", remedy))
    return row if len(problems) == sound else None


def _column(word: str) -> str | None:
    bare = " ".join(title_of(word).replace("_", " ").split()).casefold()
    bare = bare.removesuffix(" ul").removesuffix(" µl").removesuffix(" volume")
    bare = _OTHER_WORDS.get(bare, bare)
    return bare if bare in _COLUMNS else None


def _pipette(row: _Row) -> Pipette:
    name_cell = _cell(row, "name")
    name = _tried(name_cell, lambda: checked_name(name_cell.text, "pipette"))
    low, high, step = (_volume(_cell(row, column), column) for column in _VOLUMES)
    _tried(row["maximum"], lambda: Pipette(name, low, high, high))
    pipette = _tried(row["increment"], lambda: Pipette(name, low, high, step))
    channels = row.get("channels")
    if channels is None or not channels.text.strip():
        return pipette
    return _tried(channels, lambda: Pipette(name, low, high, step, _count(channels)))


def _cell(row: _Row, column: str) -> _Cell:
    cell = row.get(column)
    if cell is None or not cell.text.strip():
        remedy = "Give each pipette a name, a minimum, a maximum and an increment."
        raise _RowError(cell or row[""], f"the {column} is missing", remedy)
    return cell


def _volume(cell: _Cell, column: str) -> Quantity:
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


def _count(cell: _Cell) -> int:
    text = cell.text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise _RowError(cell, f"{quote(text)} is no number of channels", "Write 1, 8 or 12.")
    return int(text)


def _tried(cell: _Cell, make: Callable[[], T]) -> T:
    try:
        return make()
    except LabError as error:
        message = (
            f"{error.title[:1].lower()}{error.title[1:]}: {error.message[:1].lower()}{error.message[1:]}"
        )
        raise _RowError(cell, message.rstrip("."), error.remedy) from error
