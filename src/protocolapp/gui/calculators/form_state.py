"""What is typed into a calculator, as it was typed, and which fields are worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from protocolapp.calc.form import Calculator, Field, Kind, Result, Row, Typed
from protocolapp.gui.bare_numbers import names_unit, with_unit
from protocolapp.gui.calculators.unknowns import SolveSet, after_typing, solve_set
from protocolapp.quantity import DecimalMark
from protocolapp.quantity.numerals import exact_number

CHOSEN = (Kind.CHOICE, Kind.YES_NO)
_NUMBERS = (Kind.QUANTITY, Kind.NUMBER, Kind.RATIO, Kind.PARTS, Kind.QUANTITIES, Kind.NUMBERS)
_LISTS = (Kind.QUANTITIES, Kind.NUMBERS)
_LONGEST_EXACT = 12
_MARK = "(decimal mark)"


@dataclass(frozen=True, slots=True)
class FormState:
    """texts: by field, as typed or chosen. rows: by table, without those that are wholly empty."""

    calculator: Calculator
    texts: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    sets: tuple[SolveSet, ...]

    def typed(self) -> Typed:
        """For the calculator: a bare number takes the unit its field shows."""
        made: dict[str, str | Sequence[Row]] = {}
        for field in self.calculator.fields:
            if field.kind is Kind.TABLE:
                made[field.name] = [_row(field, row) for row in self.rows.get(field.name, ())]
            else:
                made[field.name] = _as_read(field, self.texts.get(field.name, ""))
        return made

    def kept(self, decimal: DecimalMark) -> Typed:
        """For the next time: as it was typed, and with which decimal mark."""
        return {**self.texts, **self.rows, _MARK: decimal}

    def with_text(self, name: str, text: str, worked_out: Mapping[str, str]) -> FormState:
        """The same after a person typed into a field. worked_out: what unknown fields hold, as it would be typed."""
        texts, sets = {**self.texts, name: text}, []
        for one in self.sets:
            if name in one.fields:
                one, changed = after_typing(one, name, text, worked_out.get(one.unknown, ""))
                texts |= changed
            sets.append(one)
        return replace(self, texts=texts, sets=tuple(sets))

    def with_rows(self, name: str, rows: Sequence[Row]) -> FormState:
        """The same with other rows in a table."""
        return replace(self, rows={**self.rows, name: tuple(rows)})

    def unknowns(self, active: Sequence[str]) -> tuple[str, ...]:
        """The fields that are worked out, of those that are asked for."""
        return tuple(one.unknown for one in self.sets if one.unknown and set(one.fields) <= set(active))


def example(calculator: Calculator, decimal: DecimalMark) -> FormState:
    """A sane worked example: what the declaration starts from."""
    texts = {one.name: starting_text(one, decimal) for one in _lines(calculator)}
    rows = {
        one.name: tuple(
            {column.name: in_locale(column, row.get(column.name, ""), decimal) for column in one.columns}
            for row in one.rows
        )
        for one in _tables(calculator)
    }
    return _made(calculator, texts, rows)


def empty(calculator: Calculator) -> FormState:
    """Nothing typed; what is chosen from a few stands as at first."""
    texts = {one.name: one.default if one.kind in CHOSEN else "" for one in _lines(calculator)}
    return _made(calculator, texts, {one.name: () for one in _tables(calculator)})


def as_kept(calculator: Calculator, kept: Typed, decimal: DecimalMark) -> FormState:
    """What was typed the last time, with the mark of today; what the calculator no longer asks for is passed over."""
    fresh = empty(calculator)
    was: DecimalMark = "," if kept.get(_MARK, decimal) == "," else "."
    texts = {name: _kept_text(calculator, name, kept.get(name, text)) for name, text in fresh.texts.items()}
    rows = {name: _kept_rows(calculator, name, kept.get(name, ())) for name in fresh.rows}
    if was != decimal:
        texts = {one.name: _with_mark(one, texts[one.name], was, decimal) for one in _lines(calculator)}
        rows = {
            one.name: tuple(_row_with_mark(one, row, was, decimal) for row in rows[one.name])
            for one in _tables(calculator)
        }
    return _made(calculator, texts, rows)


def starting_text(field: Field, decimal: DecimalMark) -> str:
    """What a field first holds, without the unit that it shows anyway."""
    if field.kind in CHOSEN:
        return field.default
    return in_locale(field, field.start, decimal)


def in_locale(field: Field, text: str, decimal: DecimalMark) -> str:
    """A text of a declaration as it would be typed here: its decimal mark, and its unit only where it is another."""
    if field.kind not in _NUMBERS:
        return text
    number, _, unit = text.partition(" ")
    bare = number if field.unit and unit == field.unit else text
    if decimal == ".":
        return bare
    return (bare.replace(",", ";") if field.kind in _LISTS else bare).replace(".", decimal)


def typed_value(field: Field, result: Result, decimal: DecimalMark) -> str:
    """A result as it would be typed into its field: every digit where there are few, else as it is shown."""
    value = result.value
    if value is None:
        return result.text
    number = exact_number(value.magnitude)
    if "/" in number or len(number) > _LONGEST_EXACT:
        number = result.plain.partition(" ")[0]
    unit = value.unit.symbol
    text = number if unit == field.unit else f"{number} {unit}".strip()
    return text.replace(".", decimal)


def _made(calculator: Calculator, texts: dict[str, str], rows: Mapping[str, tuple[Row, ...]]) -> FormState:
    sets = tuple(solve_set(one.fields, texts, one.unknown) for one in calculator.solves)
    for one in sets:
        texts |= {name: "" for name in one.fields if name not in one.given}
    return FormState(calculator, texts, rows, sets)


def _lines(calculator: Calculator) -> list[Field]:
    return [one for one in calculator.fields if one.kind is not Kind.TABLE]


def _tables(calculator: Calculator) -> list[Field]:
    return [one for one in calculator.fields if one.kind is Kind.TABLE]


def _kept_text(calculator: Calculator, name: str, kept: object) -> str:
    field = calculator.field(name)
    if field is None or not isinstance(kept, str):
        return ""
    offered = {one.key for one in field.choices} or {"yes", "no"}
    return field.default if field.kind in CHOSEN and kept not in offered else kept


def _kept_rows(calculator: Calculator, name: str, kept: object) -> tuple[Row, ...]:
    field = calculator.field(name)
    if field is None or isinstance(kept, str) or not isinstance(kept, Sequence):
        return ()
    columns = {one.name for one in field.columns}
    rows = [{key: row[key] for key in row if key in columns} for row in kept if isinstance(row, Mapping)]
    return tuple(row for row in rows if any(text.strip() for text in row.values()))


def _with_mark(field: Field, text: str, was: DecimalMark, now: DecimalMark) -> str:
    """The same numbers with another decimal mark; a comma that parted them becomes a semicolon."""
    if field.kind not in _NUMBERS:
        return text
    return (text.replace(",", ";") if field.kind in _LISTS and was == "." else text).replace(was, now)


def _row_with_mark(table: Field, row: Row, was: DecimalMark, now: DecimalMark) -> Row:
    columns = {one.name: one for one in table.columns}
    return {name: _with_mark(columns[name], text, was, now) for name, text in row.items()}


def _row(table: Field, row: Row) -> Row:
    columns = {one.name: one for one in table.columns}
    return {name: _as_read(columns[name], text) for name, text in row.items() if name in columns}


def _as_read(field: Field, text: str) -> str:
    if field.kind is Kind.QUANTITY:
        return with_unit(text, field.unit)
    if field.kind is Kind.QUANTITIES and field.unit and text.strip() and not names_unit(text):
        bare = text.strip()
        parted = bare if any(mark in bare for mark in ";,\n\t") else "; ".join(bare.split())
        return f"{parted} {field.unit}"
    return text.strip()
