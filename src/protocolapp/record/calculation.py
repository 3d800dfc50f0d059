"""A calculation as it is printed: what was given, what came out, how, and what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.flag import Flag, Severity
from protocolapp.calc.form import Calculator, Field, Kind, Outcome, Row, Table, Typed, active_fields
from protocolapp.calc.form.picture import Picture
from protocolapp.calc.form.taking import text_of
from protocolapp.record.model import Pair, TableBlock
from protocolapp.record.moments import full
from protocolapp.run.ports import Stamp


@dataclass(frozen=True, slots=True)
class Remark:
    """A flag in words. warns: it blocks or warns."""

    word: str
    text: str
    warns: bool


@dataclass(frozen=True, slots=True)
class CalculationSheet:
    """Ready to print. given: field and what was typed; blocks: titled tables, those typed first."""

    title: str
    summary: str
    made: str
    given: tuple[Pair, ...]
    results: TableBlock
    blocks: tuple[tuple[str, TableBlock], ...]
    picture: Picture | None
    remarks: tuple[Remark, ...]
    steps: tuple[str, ...]
    sources: str


def calculation_sheet(
    calculator: Calculator, typed: Typed, outcome: Outcome, now: Stamp, by: str = ""
) -> CalculationSheet:
    """typed: as it stands in the fields, with its units. now, by: when it is printed, and for whom."""
    fields = active_fields(calculator, typed)
    tables = [one for one in fields if one.kind is Kind.TABLE]
    blocks = [(f"{one.label}, as given", _typed_table(one, typed.get(one.name, ()))) for one in tables]
    blocks += [(one.title, table_block(one)) for one in outcome.tables]
    return CalculationSheet(
        title=calculator.title,
        summary=calculator.summary,
        made=", ".join(part for part in (full(now), by) if part),
        given=tuple(_pair(one, text) for one in fields if (text := text_of(one, typed))),
        results=_results(outcome, typed),
        blocks=tuple((title, block) for title, block in blocks if block.rows),
        picture=outcome.picture,
        remarks=tuple(map(_remark, outcome.flags)),
        steps=tuple(step.text for step in outcome.steps),
        sources="; ".join(calculator.sources),
    )


def _pair(field: Field, text: str) -> Pair:
    chosen = {one.key: one.text for one in field.choices}
    return field.label, chosen.get(text, text)


def _typed_table(field: Field, rows: str | Sequence[Row]) -> TableBlock:
    filled = [row for row in rows if not isinstance(row, str) and any(row.values())]
    columns = [one for one in field.columns if any(row.get(one.name, "").strip() for row in filled)]
    numeric = tuple(place for place, one in enumerate(columns) if one.kind not in (Kind.TEXT, Kind.CHOICE))
    cells = tuple(tuple(row.get(one.name, "").strip() for one in columns) for row in filled)
    return TableBlock(tuple(one.label for one in columns), cells if columns else (), numeric)


def table_block(table: Table) -> TableBlock:
    """A pipette stands beside its volume, in a column of its own where a column has any."""
    header: list[str] = []
    numeric: list[int] = []
    columns: list[list[str]] = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        if column.numeric:
            numeric.append(len(header))
        header.append(column.label)
        columns.append([cell.text for cell in cells])
        if any(cell.detail for cell in cells):
            header.append("Pipette")
            columns.append([cell.detail for cell in cells])
    return TableBlock(tuple(header), tuple(zip(*columns, strict=True)), tuple(numeric))


def _results(outcome: Outcome, typed: Typed) -> TableBlock:
    """What was given stands above already."""
    new = [one for one in outcome.results if one.main or not str(typed.get(one.name, "")).strip()]
    rows = tuple((one.label, one.text, one.detail) for one in new)
    return TableBlock(("Result", "Value", "How"), rows, (1,))


def _remark(flag: Flag) -> Remark:
    where = f"row {flag.row}: " if flag.row else ""
    text = " ".join(part for part in (f"{where}{flag.message}", flag.remedy) if part)
    return Remark(flag.severity.word, text, flag.severity is not Severity.NOTE)
