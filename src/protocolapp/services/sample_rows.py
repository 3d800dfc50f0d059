"""Sample tables that come from elsewhere: a CSV file, or cells pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocolapp.plan.facts import Sample, Value
from protocolapp.protocol.model import Column, Kind, SampleTable
from protocolapp.protocol.values import ValueProblem, kind_of, read_value
from protocolapp.quantity import DecimalMark
from protocolapp.services.headings import title_of, unit_in, with_unit

LARGEST_FILE = 2 * 1024 * 1024
LONGEST_NAME = 200
_NAME_WORDS = {"name", "sample", "sample name"}
_ENCODINGS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a cell. line, column: from 1, as the spreadsheet counts."""

    line: int
    column: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class SampleRows:
    """The samples that could be read, and all that could not."""

    samples: tuple[Sample, ...]
    problems: tuple[RowProblem, ...]


def decode(data: bytes) -> str:
    """A spreadsheet program's text: UTF-8, UTF-16 with its mark, else Windows-1252."""
    for encoding, mark in _ENCODINGS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


class TableError(Exception):
    """A text cannot be parted into cells."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


def cells(text: str) -> list[list[str]]:
    """The cells of comma, semicolon or tab separated text, stripped; empty lines, and what is no table, left out."""
    try:
        return [row for _, row in numbered_cells(text)]
    except TableError:
        return []


def numbered_cells(text: str) -> list[tuple[int, list[str]]]:
    """The same, each row with the number of its line, from 1; of a row over several lines, the last.

    Raises TableError.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max("\t;,", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator, strict=False)
    try:
        return [(rows.line_num, stripped) for row in rows if any(stripped := [cell.strip() for cell in row])]
    except csv.Error as error:
        raise TableError(
            rows.line_num,
            f"a cell is longer than {csv.field_size_limit():,} characters",
            'Close the quote (") that begins it, or check that this is the right file.',
        ) from error


def read_samples(
    table: SampleTable, rows: Sequence[Sequence[str]], *, decimal: DecimalMark = ".", first_id: int = 1
) -> SampleRows:
    """Rows as samples `s1`, `s2` …

    The first row may name the columns (by name or label); otherwise they are the name, then the columns in order.
    """
    if not rows:
        return SampleRows(
            (), (RowProblem(1, 1, "there are no rows", "write one line per sample, its name first"),)
        )
    named = columns_named(table, rows[0])
    has_header = bool(named)
    order = named or ["", *table.columns]
    units = [unit_in(cell) for cell in rows[0]] if has_header else [""] * len(order)
    problems = _unknown_columns(rows[0], named, table)
    samples: dict[int, Sample] = {}
    for line, row in enumerate(rows[1:] if has_header else rows, start=2 if has_header else 1):
        sample = _sample(
            table,
            with_units(table, row, order, units),
            order,
            line,
            f"s{first_id + len(samples)}",
            decimal,
            problems,
        )
        if sample is not None:
            samples[line] = sample
    problems += _name_problems(samples, table)
    return SampleRows(tuple(samples.values()), tuple(problems))


def with_units(
    table: SampleTable, row: Sequence[str], order: Sequence[str | None], units: Sequence[str]
) -> list[str]:
    """The cells of a row, each bare number with the unit its heading names, where that is not the column's own."""
    return [
        with_unit(cell, unit) if name and _is_foreign(table.columns[name], unit) else cell
        for cell, name, unit in zip(row, order, units, strict=False)
    ]


def _is_foreign(column: Column, unit: str) -> bool:
    return kind_of(column) is Kind.QUANTITY and unit != unit_in(f"x, {column.unit}")


def columns_named(table: SampleTable, header: Sequence[str]) -> list[str | None]:
    """The column that each cell of a first row names, "" for the sample's name, None for none of them.

    Empty where the row does not say which cell is the name: then it is a row like any other.
    """
    by_word = {_bare(word): name for name, column in table.columns.items() for word in (name, column.label)}
    by_word |= dict.fromkeys((*_NAME_WORDS, _bare(table.label)), "")
    named = [by_word.get(_bare(cell)) for cell in header]
    return named if "" in named else []


def _bare(title: str) -> str:
    """`Protein, mg/mL` and `protein (mg/mL)` are one heading."""
    return " ".join(title_of(title).replace("_", " ").split()).casefold()


def _unknown_columns(
    header: Sequence[str], named: Sequence[str | None], table: SampleTable
) -> list[RowProblem]:
    known = ", ".join(["name", *table.columns])
    return [
        RowProblem(
            1, index, f"“{header[index - 1][:60]}” is no column of this protocol", f"the columns are: {known}"
        )
        for index, name in enumerate(named, start=1)
        if name is None and header[index - 1]
    ]


def _sample(
    table: SampleTable,
    row: Sequence[str],
    order: Sequence[str | None],
    line: int,
    identity: str,
    decimal: DecimalMark,
    problems: list[RowProblem],
) -> Sample | None:
    name, values = "", dict[str, Value]()
    for index, (cell, column) in enumerate(zip(row, order, strict=False), start=1):
        if column == "":
            name = cell
        elif column is not None and cell:
            try:
                values[column] = read_value(table.columns[column], cell, decimal=decimal)
            except ValueProblem as problem:
                problems.append(RowProblem(line, index, problem.message, problem.remedy))
    if not name:
        problems.append(RowProblem(line, 1, "the sample has no name", "give each sample a name of its own"))
        return None
    if fault := _fault_of(name):
        problems.append(RowProblem(line, order.index("") + 1, *fault))
        return None
    return Sample(identity, name, values)


def _fault_of(name: str) -> tuple[str, str] | None:
    """Why a name cannot be one, and what to do; a quote that is left open would swallow the lines below it."""
    if "\n" in name or "\r" in name:
        return "the name goes over several lines", 'close the quote (") behind it, or write it on one line'
    if len(name) > LONGEST_NAME:
        return f"the name has {len(name)} characters", f"keep it below {LONGEST_NAME} characters"
    return None


def _name_problems(samples: Mapping[int, Sample], table: SampleTable) -> list[RowProblem]:
    """samples: by the line they stand in."""
    problems: list[RowProblem] = []
    seen: dict[str, int] = {}
    for line, sample in samples.items():
        if sample.name.casefold() in seen:
            problems.append(
                RowProblem(
                    line, 1, f"two samples are called “{sample.name}”", "give each sample a name of its own"
                )
            )
        seen[sample.name.casefold()] = line
    if len(samples) > table.most:
        problems.append(
            RowProblem(
                table.most + 1,
                1,
                f"there are {len(samples)} samples",
                f"this protocol takes {table.most} at most",
            )
        )
    return problems
