"""Values worked out: by a formula, by the formula of a choice, by a calculator or a table; with what they wait for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.plan.calculators import Given, given_by
from protocolapp.plan.facts import Value
from protocolapp.plan.looked_up import look_up
from protocolapp.plan.model import Missing, Resolved
from protocolapp.plan.show import Shown, show_calculated
from protocolapp.protocol.expression import CalculationError, Expression
from protocolapp.protocol.model import Calculation, Column
from protocolapp.quantity import VOLUME, Quantity, as_unit

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding

CANNOT = "cannot be worked out"


@dataclass(frozen=True, slots=True)
class Worked:
    """value: None while it waits, or where there is none. shown: how it reads, where that is settled already.

    steps: how a calculator came to it. cite: the source of a figure that was looked up.
    """

    value: Value | None
    waits_for: tuple[Missing, ...] = ()
    shown: Shown | None = None
    steps: tuple[str, ...] = ()
    cite: str = ""


def calculated(name: str, calculation: Calculation, row: str, binding: Binding) -> Resolved:
    """The value of a calculation as a row sees it; what is wrong with it is said as a flag."""
    base = Resolved(
        name, calculation.label, None, "", cite=calculation.cite or "", formula=calculation.formula,
        inputs=_inputs(calculation, row, binding),
    )  # fmt: skip
    try:
        worked = _worked(name, calculation, row, binding)
    except CalculationError as error:
        return _failed(base, row, error, binding)
    return _resolved(base, worked, calculation.unit, row, binding)


def column_worked_out(name: str, column: Column, formula: Expression, row: str, binding: Binding) -> Resolved:
    """What stands in a column of the sample table where nothing was typed."""
    base = Resolved(name, column.label, None, "", cite=column.cite or "", formula=formula.text)
    try:
        value, waits = binding.compute(formula, row)
    except CalculationError as error:
        return _failed(base, row, error, binding)
    return _resolved(base, Worked(value, waits), column.unit, row, binding)


def _failed(base: Resolved, row: str, error: CalculationError, binding: Binding) -> Resolved:
    message = f"{binding.about(base.name, row)} {CANNOT}. {error.message}"
    binding.say(Flag(Severity.BLOCK, Code.CANNOT_CALCULATE, message, error.remedy, base.name, row))
    return replace(base, text=CANNOT)


def _resolved(base: Resolved, worked: Worked, unit: str | None, row: str, binding: Binding) -> Resolved:
    value = worked.value
    if value is None:
        text = worked.waits_for[0].text if worked.waits_for else CANNOT
        return replace(base, text=text, waits_for=worked.waits_for)
    shown = worked.shown
    if shown is None:
        shown = show_calculated(value, unit, binding.pipettes_for(base.name), base.name, row)
        about = binding.about(base.name, row)
        for flag in shown.flags:
            binding.say(replace(flag, message=f"{about}: {_inside(flag.message)}"))
    return replace(
        base,
        value=value,
        text=shown.text,
        detail=shown.detail,
        plain=shown.plain,
        steps=worked.steps,
        cite=worked.cite or base.cite,
    )


def _worked(name: str, calculation: Calculation, row: str, binding: Binding) -> Worked:
    if calculation.value is not None:
        return Worked(*binding.compute(calculation.value, row))
    if calculation.choose_one is not None:
        return _of_the_choice(calculation, calculation.choose_one, row, binding)
    if calculation.calculator is not None:
        return _by_calculator(calculation, row, binding)
    if calculation.look_up is not None:
        value, waits, shown, cite = look_up(name, calculation, row, binding)
        return Worked(value, waits, shown, cite=cite)
    raise CalculationError("Nothing says how.", "Write it as a formula.")


def _of_the_choice(calculation: Calculation, by: str, row: str, binding: Binding) -> Worked:
    """The formula of the choice that was made."""
    choice = binding.resolve(by, row)
    if choice.value is None:
        return Worked(None, choice.waits_for)
    formula = calculation.of.get(str(choice.value))
    if formula is None:
        remedy = f"Choose one of: {', '.join(calculation.of)}."
        raise CalculationError(f"It is not said for {choice.text}.", remedy)
    return Worked(*binding.compute(formula, row))


def _by_calculator(calculation: Calculation, row: str, binding: Binding) -> Worked:
    """One result of a calculator, shown as the calculator shows it unless another unit is asked for."""
    answer = binding.answer(calculation, row)
    waits = answer.waits_for or answer.missing_in.get(row, ())
    if waits:
        return Worked(None, waits)
    if answer.outcome.missing:
        labels = [one.label for one in answer.calculator.fields if one.name in answer.outcome.missing]
        message = f"The calculator “{answer.calculator.title}” needs {', '.join(labels)}."
        raise CalculationError(message, "Give it under with:.")
    given = given_by(answer, calculation.gives or "", row)
    if given is None and not answer.outcome.blocked:
        message = f"“{answer.calculator.title}” gives no {calculation.gives} here."
        raise CalculationError(message, "See what it gives: protocolapp calc.")
    if given is None or given.value is None:
        return Worked(None)  # what blocks the calculator is said by itself
    _check_unit(calculation, given.value)
    shown = Shown(given.text, given.plain, given.detail) if _stands(given, calculation.unit) else None
    return Worked(given.value, shown=shown, steps=tuple(step.text for step in answer.outcome.steps))


def _stands(given: Given, unit: str | None) -> bool:
    """Whether a result reads as the calculator wrote it: not in another unit, nor where a pipette is to set it."""
    value = given.value
    if not isinstance(value, Quantity) or (value.dimension == VOLUME and not given.detail):
        return not isinstance(value, Quantity)
    return unit is None or value.unit == as_unit(unit)


def _check_unit(calculation: Calculation, value: Value) -> None:
    """A quantity measures what its `unit:` says."""
    if not isinstance(value, (Quantity, Fraction)):
        return
    quantity = value if isinstance(value, Quantity) else Quantity(value)
    due = as_unit(calculation.unit).dimension if calculation.unit is not None else None
    if due is None and not quantity.dimension.is_number:
        raise CalculationError(f"It comes out as {quantity.dimension.with_article}.", "Give it that unit:.")
    if due is not None and quantity.dimension != due:
        message = f"It comes out as {quantity.dimension.with_article}, not {due.with_article}."
        raise CalculationError(message, "Correct unit:, or ask for another result.")


def _inputs(calculation: Calculation, row: str, binding: Binding) -> tuple[str, ...]:
    texts = []
    for name in (each for each in calculation.names if each in binding.setting.names.level):
        seen = binding.seen_from(name, row)
        if len(seen) == 1:
            texts.append(f"{seen[0].label} = {seen[0].text}")
    return tuple(texts)


def _inside(sentence: str) -> str:
    """A sentence as it goes on behind a colon."""
    return sentence[:1].lower() + sentence[1:]
