"""The rows of a file of pipettes: cells of a table, or of a list in JSON or YAML, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.protocol import reading
from protocolapp.protocol.known import nearest
from protocolapp.protocol.problem import Problem, quote
from protocolapp.services.headings import title_of, unit_in
from protocolapp.services.sample_rows import TableError, decode, numbered_cells

VOLUMES = ("minimum", "maximum", "increment")
COLUMNS = ("name", *VOLUMES, "channels")
_OTHER_WORDS: Mapping[str, str] = MappingProxyType(
    {"min": "minimum", "max": "maximum", "step": "increment", "pipette": "name", "channel": "channels"}
)
_REMARKS = ("note", "source", "verified")
_INDENTS = re.compile(rb"^[\t ]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and where it stands. unit: of its heading, for a bare number; empty where it names none."""

    text: str
    line: int
    column: int
    unit: str = ""


Row = Mapping[str, Cell]
"""Cells by column; "" is where the row begins."""


def rows_of_table(data: bytes, path: str, problems: list[Problem]) -> Sequence[Row]:
    """The rows of a table; what is wrong with it is added to the problems."""
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
        remedy = f"Write a first line: {','.join(COLUMNS[:4])}."
        problems.append(Problem(path, first, 1, "the first line does not name the columns", remedy))
        return ()
    if "name" in columns:
        lines = lines[1:]
        problems += _heading_problems(path, first, header, columns)
    else:
        columns, units = list(COLUMNS), [""] * len(COLUMNS)
    misfits = {line: _line_problem(path, line, cells, len(columns)) for line, cells in lines}
    problems += [problem for problem in misfits.values() if problem is not None]
    return [
        {"": Cell("", line, 1)}
        | {
            column: Cell(text, line, at, unit)
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
            remedy = f"The columns are {', '.join(COLUMNS)}."
            yield Problem(path, line, at, f"{quote(word)} is no column here", remedy)
        elif column is not None and column in columns[: at - 1]:
            yield Problem(path, line, at, f"the column {column} is there twice", "Keep one of the two.")


def _is_volume(cells: Iterable[str]) -> bool:
    return any(cell[:1].isdigit() for cell in cells)


def rows_of_tree(data: bytes, path: str, problems: list[Problem]) -> Sequence[Row]:
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
    rows: list[Row] = []
    for item in listed.items:
        if isinstance(item, reading.Mapping):
            row = _row_of(item, path, problems)
            rows += [row] if row is not None else []
        else:
            remedy = "Write it as {name: P200, minimum: 20 µL, maximum: 200 µL, increment: 0.2 µL}."
            problems.append(Problem(path, item.line, item.column, "this is no pipette", remedy))
    return rows


def _row_of(item: reading.Mapping, path: str, problems: list[Problem]) -> Row | None:
    """None where something in it cannot be used, so that nothing is called missing for it."""
    sound = len(problems)
    row = {"": Cell("", item.line, item.column)}
    for key, value in item.entries:
        column, node = _column(key.text), value
        if isinstance(node, reading.Mapping):
            node = node.get("value") or node  # a figure with its source beside it
        if key.text in _REMARKS:
            continue
        if column is None:
            near = nearest(key.text, COLUMNS)
            remedy = f"Did you mean {near}?" if near else f"Known here are {', '.join(COLUMNS)}."
            problems.append(
                Problem(path, key.line, key.column, f"{quote(key.text)} is not known here", remedy)
            )
        elif isinstance(node, reading.Scalar):
            row[column] = Cell(node.text, node.line, node.column)
        else:
            remedy = "Write one value, such as 200 µL."
            problems.append(Problem(path, node.line, node.column, f"the {column} is no value", remedy))
    return row if len(problems) == sound else None


def _column(word: str) -> str | None:
    bare = " ".join(title_of(word).replace("_", " ").split()).casefold()
    bare = bare.removesuffix(" ul").removesuffix(" µl").removesuffix(" volume")
    bare = _OTHER_WORDS.get(bare, bare)
    return bare if bare in COLUMNS else None
