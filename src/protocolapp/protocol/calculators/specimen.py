"""What a calculator answers in general: worked out once with its own examples, to know its results beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocolapp.calc.form import Bench, Calculator, Field, Kind, Outcome, Row, active_fields, compute
from protocolapp.calc.form.choosing import implied_choices
from protocolapp.protocol.calculators.given import Columns, Way, Word
from protocolapp.quantity import Quantity

_EXAMPLES = {
    Kind.COUNT: "2", Kind.NUMBER: "1", Kind.RATIO: "2", Kind.PARTS: "1:1", Kind.TEXT: "x", Kind.DATE: "2026-01-01",
    Kind.NUMBERS: "1", Kind.YES_NO: "yes",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answerable:
    """What is known of a calculator beforehand.

    outcome: with its examples; it has no results where those do not go together. asked: the fields that are asked
    for as the choices stand.
    """

    outcome: Outcome
    asked: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether the results are known."""
        return not self.outcome.blocked and not self.outcome.missing

    def value_of(self, gives: str) -> tuple[bool, Quantity | None]:
        """Whether there is such a result, and an example of its value; None for a text."""
        name, _, column = gives.partition(".")
        if not column:
            result = self.outcome.result(name)
            return result is not None, result.value if result is not None else None
        table = self.outcome.table(name)
        places = [place for place, one in enumerate(table.columns) if one.name == column] if table else []
        if table is None or not places:
            return False, None
        values = (row[places[0]].value for row in table.rows)
        return True, next((value for value in values if value is not None), None)

    @property
    def names(self) -> list[str]:
        """Everything that `gives:` may say."""
        columns = [f"{table.name}.{one.name}" for table in self.outcome.tables for one in table.columns]
        return [*(one.name for one in self.outcome.results), *columns]


def specimen(calculator: Calculator, ways: Mapping[str, Way], words: Mapping[str, str]) -> Answerable:
    """ways: what is given, by field. words: by field, what stands for a name or a formula, if not its own example."""
    typed: dict[str, str | Sequence[Row]] = {}
    for name, way in ways.items():
        field = calculator.field(name)
        if field is not None:
            typed[field.name] = _typed(field, way, words.get(field.name, ""))
    typed |= implied_choices(calculator, typed)
    asked = frozenset(one.name for one in active_fields(calculator, typed))
    return Answerable(compute(calculator, typed, Bench()), asked)


def _typed(field: Field, way: Way, word: str) -> str | Sequence[Row]:
    if isinstance(way, Word):
        return way.text
    if field.kind is not Kind.TABLE:
        return word or _example(field)
    columns = field.columns
    if isinstance(way, Columns):
        columns = tuple(one for one in columns if one.name in way.cells)
    rows = [{one.name: row.get(one.name, "") or _example(one) for one in columns} for row in field.rows]
    return rows or [{one.name: _example(one) for one in columns if one.must or isinstance(way, Columns)}]


def _example(field: Field) -> str:
    if field.kind is Kind.QUANTITY or field.kind is Kind.QUANTITIES:
        return field.start or field.default or f"1 {field.unit}".strip()
    return field.start or field.default or _EXAMPLES.get(field.kind, "")
