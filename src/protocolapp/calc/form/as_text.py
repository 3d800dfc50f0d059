"""A calculation as plain text: for the terminal, for notes, and as cells for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.flag import Flag
from protocolapp.calc.form.calculator import Calculator
from protocolapp.calc.form.field import Field, Row, Typed
from protocolapp.calc.form.outcome import Outcome, Table
from protocolapp.calc.form.taking import active_fields


def given_as_text(calculator: Calculator, typed: Typed, most_rows: int | None = None) -> str:
    """What was given, `label: text` on lines of its own, and tables in columns; what was left empty is left out.

    most_rows: a table of more is told by the number of its rows.
    """
    lines, tables = list[str](), list[str]()
    for field in active_fields(calculator, typed):
        given = typed.get(field.name, "")
        if isinstance(given, str):
            if given.strip():
                lines.append(f"{field.label}: {_read(field, given.strip())}")
        elif most_rows is not None and len(given) > most_rows:
            lines.append(f"{field.label}: {len(given)} rows")
        elif given:
            tables.append(f"{field.label}\n{_aligned(_given_rows(field, given))}")
    return "\n\n".join(["\n".join(lines), *tables] if lines else tables)


def outcome_as_text(
    outcome: Outcome, title: str = "", *, given: str = "", most_rows: int | None = None
) -> str:
    """Results, tables in columns, remarks and steps, each on lines of its own.

    given: what it was worked out from, above. most_rows: a table of more is told by the number of its rows.
    """
    parts = [part for part in (title, given) if part]
    parts += (
        [_aligned([(one.label, one.text, one.detail) for one in outcome.results])] if outcome.results else []
    )
    for table in outcome.tables:
        if most_rows is not None and len(table.rows) > most_rows:
            parts.append(f"{table.title}: {len(table.rows)} rows")
            continue
        rows = [[column.label for column in table.columns]]
        rows += [[_with_detail(cell.text, cell.detail) for cell in row] for row in table.rows]
        parts.append(f"{table.title}\n{_aligned(rows)}")
    if outcome.picture is not None:
        parts.append(outcome.picture.text)
    if outcome.flags:
        parts.append("\n".join(flag_text(flag) for flag in outcome.flags))
    if outcome.steps:
        parts.append("\n".join(step.text for step in outcome.steps))
    return "\n\n".join(parts)


def flag_text(flag: Flag) -> str:
    """`Warning: 0.100 µL is below what P2 can set. Pre-dilute … (BELOW_MIN_PIPETTE)`."""
    where = f"row {flag.row}: " if flag.row else ""
    return " ".join(
        part
        for part in (f"{flag.severity.word}: {where}{flag.message}", flag.remedy, f"({flag.code})")
        if part
    )


def table_cells(table: Table) -> list[list[str]]:
    """A table's heading and rows as plain cells."""
    return [[one.label for one in table.columns], *([cell.plain for cell in row] for row in table.rows)]


def _given_rows(table: Field, rows: Sequence[Row]) -> list[list[str]]:
    """The headings of the columns in which anything stands, and the rows."""
    columns = [one for one in table.columns if any(row.get(one.name, "").strip() for row in rows)]
    heading = [f"{one.label}, {one.unit}" if one.unit else one.label for one in columns]
    return [heading, *([_read(one, row.get(one.name, "").strip()) for one in columns] for row in rows)]


def _read(field: Field, text: str) -> str:
    """A choice by the words people read; anything else as it was typed."""
    return next((one.text for one in field.choices if one.key == text), text)


def _with_detail(text: str, detail: str) -> str:
    return f"{text} ({detail})" if detail else text


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
