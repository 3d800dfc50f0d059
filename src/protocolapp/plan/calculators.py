"""Calculators inside a plan: worked out once for all calculations that give them the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from protocolapp.calc.flag import Flag
from protocolapp.calc.form import Bench, Calculator, Outcome, Typed, compute
from protocolapp.calc.form.choosing import implied_choices
from protocolapp.calc.form.exact import Place
from protocolapp.calc.registry import UnknownCalculatorError, calculator
from protocolapp.lab import Pipette, Rotor
from protocolapp.plan.calculator_fields import Filling
from protocolapp.plan.facts import Value
from protocolapp.plan.model import Missing
from protocolapp.protocol.expression import CalculationError
from protocolapp.protocol.model import Calculation, Per
from protocolapp.quantity import ONE, Quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding

_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Answer:
    """What a calculator made of a plan's values.

    typed: what its fields hold, as people read it. rows: the ids of the samples or tubes that are the rows of its
    table, in order. waits_for: what is missing before it can be worked out; missing_in: the same for a row that was
    left out, by its id.
    """

    calculator: Calculator
    outcome: Outcome = field(default_factory=Outcome)
    typed: Typed = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    waits_for: tuple[Missing, ...] = ()
    missing_in: Mapping[str, tuple[Missing, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """One result of a calculator. value: None where it has none to give."""

    value: Value | None
    text: str
    plain: str
    detail: str = ""


def signature_of(calculation: Calculation, row: str) -> tuple[object, ...]:
    """The same for calculations that a calculator answers in one go: same calculator, same fields, same rows."""
    given = tuple(
        (name, text if isinstance(text, str) else tuple(text.items()))
        for name, text in calculation.given.items()
    )
    by_row = any(not isinstance(text, str) for text in calculation.given.values())
    return calculation.calculator, given, (calculation.per or Per.SAMPLE) if by_row else row


def answer_of(calculation: Calculation, row: str, binding: Binding) -> Answer:
    """Fill the fields and work it out. Raises CalculationError for what cannot be filled in."""
    found = _calculator(calculation.calculator or "")
    filling = Filling(found, binding)
    by_row = any(not isinstance(text, str) for text in calculation.given.values())
    filling.fill(calculation, "" if by_row else row)
    if filling.waits:
        return Answer(found, waits_for=tuple(filling.waits), missing_in=filling.missing_in)
    typed = {**filling.typed, **implied_choices(found, filling.typed)}
    lab = binding.setting.lab
    outcome = _worked_out(found.name, _frozen(typed), tuple(filling.exact.items()), lab.pipettes, lab.rotors)
    return Answer(found, outcome, typed, tuple(filling.rows), missing_in=filling.missing_in)


def _calculator(name: str) -> Calculator:
    try:
        return calculator(name)
    except UnknownCalculatorError as error:
        raise CalculationError(
            f"There is no calculator “{name}”.", "Open it with a newer program."
        ) from error


_FrozenRow = tuple[tuple[str, str], ...]
_Frozen = tuple[tuple[str, str | tuple[_FrozenRow, ...]], ...]


def _frozen(typed: Typed) -> _Frozen:
    return tuple(
        (name, held if isinstance(held, str) else tuple(tuple(row.items()) for row in held))
        for name, held in typed.items()
    )


@lru_cache(maxsize=_REMEMBERED)
def _worked_out(
    name: str,
    typed: _Frozen,
    exact: tuple[tuple[Place, tuple[Quantity, ...]], ...],
    pipettes: tuple[Pipette, ...],
    rotors: tuple[Rotor, ...],
) -> Outcome:
    """Remembered, since most changes of a run leave what a calculator is given as it was."""
    held = {name: text if isinstance(text, str) else [dict(row) for row in text] for name, text in typed}
    return compute(calculator(name), held, Bench(pipettes, rotors), dict(exact))


def given_by(answer: Answer, gives: str, row: str) -> Given | None:
    """The result of this name, or the cell of this row for `table.column`; None where the outcome has none.

    Raises CalculationError where the table has other rows than were given.
    """
    name, _, column = gives.partition(".")
    if not column:
        result = answer.outcome.result(name)
        if result is None:
            return None
        return Given(_plain(result.value, result.text), result.text, result.plain, result.detail)
    table = answer.outcome.table(name)
    if table is None:
        return None
    place = next((place for place, one in enumerate(table.columns) if one.name == column), None)
    if place is None:
        return None
    if len(table.rows) != len(answer.rows):
        message = f"“{table.title}” has {len(table.rows)} rows, not {len(answer.rows)}."
        raise CalculationError(message, "Name a table with a row for each sample.")
    cell = table.rows[answer.rows.index(row)][place]
    return Given(_plain(cell.value, cell.text), cell.text, cell.plain, cell.detail)


def _plain(value: Quantity | None, text: str) -> Value | None:
    """As a plan holds values: a plain number as a Fraction, a text as it is, nothing for an empty cell."""
    if value is None:
        return text or None
    return value.magnitude if value.unit is ONE and not value.approximate else value


def flags_of_answer(answer: Answer, name: str, label: str) -> tuple[Flag, ...]:
    """What the calculator has to say, about the calculation, and the sample or tube where it is about a row."""
    tables = tuple(f"{one.name}." for one in answer.calculator.fields if one.columns)
    return tuple(
        replace(flag, message=f"{label}: {flag.message}", about=name, row=_row_of(flag, answer, tables))
        for flag in answer.outcome.flags
    )


def _row_of(flag: Flag, answer: Answer, tables: tuple[str, ...]) -> str:
    number = int(flag.row) if flag.row.isdigit() else 0
    return answer.rows[number - 1] if flag.about.startswith(tables) and 0 < number <= len(answer.rows) else ""
