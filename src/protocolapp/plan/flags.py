"""What to know about the run before it is done: values out of their limits, samples missing, rotors that
will not do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.mixtures.ph_note import ph_note
from protocolapp.lab import Lab
from protocolapp.plan.asking import limits_text
from protocolapp.plan.bind import Binding
from protocolapp.plan.facts import Facts, Value
from protocolapp.plan.model import PlannedSolution, PlannedStep
from protocolapp.plan.show import show_given
from protocolapp.plan.timing import spinning
from protocolapp.plan.turn import Turn
from protocolapp.protocol.expression import CalculationError, Expression, Name
from protocolapp.protocol.model import At, Calculation, Protocol, Valued
from protocolapp.protocol.values import within
from protocolapp.quantity import Quantity, format_quantity

ICE_COLD = Quantity.of(4, "°C")
"""What is kept on ice is handled at about this temperature."""


def flags_of_facts(protocol: Protocol, binding: Binding) -> Iterator[Flag]:
    """The sample table and the parameters against what the protocol allows."""
    samples = binding.setting.samples
    plural = protocol.samples.plural
    if not samples:
        remedy = f"Add one row per {protocol.samples.one} to the sample table."
        yield Flag(Severity.BLOCK, Code.NO_SAMPLES, f"There are no {plural} yet.", remedy, "samples")
    if len(samples) > protocol.samples.most:
        message = f"There are {len(samples)} {plural}; this protocol takes {protocol.samples.most} at most."
        yield Flag(Severity.WARN, Code.TOO_MANY_SAMPLES, message, "Do them in two runs.", "samples")
    for name, parameter in protocol.parameters.items():
        yield from _given(name, parameter, binding.resolve(name).value, "", binding)
    for name, column in protocol.samples.columns.items():
        for sample in samples:
            yield from _given(name, column, binding.resolve(name, sample.id).value, sample.id, binding)


def _given(name: str, valued: Valued, value: Value | None, row: str, binding: Binding) -> Iterator[Flag]:
    if value is None:
        return
    about = binding.about(name, row)
    text = show_given(value, valued.unit).text
    if valued.choices is not None and value not in valued.choices:
        remedy = f"Choose one of: {', '.join(valued.choices)}."
        yield Flag(
            Severity.BLOCK, Code.NOT_A_CHOICE, f"{about}: “{text}” is none of the choices.", remedy, name, row
        )
    elif not within(valued, value):
        message = f"{about}: {text} is outside {limits_text(valued)}."
        yield Flag(
            Severity.WARN, Code.OUTSIDE_RANGE, message, "Check it, or record why it is meant.", name, row
        )


def flags_of_entries(steps: Iterable[PlannedStep]) -> Iterator[Flag]:
    """Entries out of their range; columns are told with the sample table."""
    for step in steps:
        for asked in step.asked:
            if asked.outside and not asked.column:
                about = ", ".join(part for part in (asked.label, asked.row_label) if part)
                message = f"{about}: {asked.text} is outside {asked.limits} (step {step.number})."
                remedy = "Check it, or record why it is meant."
                yield Flag(Severity.WARN, Code.OUTSIDE_RANGE, message, remedy, asked.name, asked.row)


def flags_of_calculations(protocol: Protocol, binding: Binding) -> Iterator[Flag]:
    """Calculations out of their `least:` and `most:`, row by row, so that the limiting one is named."""
    for name, calculation in protocol.calculations.items():
        for row in binding.rows_of(calculation.per):
            value = _measured(binding.resolve(name, row).value)
            if value is not None:
                yield from _limits(name, calculation, value, row, binding)


def flags_of_plates(protocol: Protocol, binding: Binding) -> Iterator[Flag]:
    """What of the plates this run takes does not fit."""
    for name in protocol.plates:
        plate = binding.plate(name)
        if plate.applies:
            yield from plate.flags


def _limits(
    name: str, calculation: Calculation, value: Quantity, row: str, binding: Binding
) -> Iterator[Flag]:
    least, most = _limit(calculation.least, row, binding), _limit(calculation.most, row, binding)
    text = binding.resolve(name, row).text
    about, remedy = binding.about(name, row), calculation.remedy or ""
    if (
        most is not None
        and calculation.most is not None
        and value.dimension == most.dimension
        and value > most
    ):
        message = f"{about}: {text} is more than {_called(calculation.most, most, binding)}."
        yield Flag(Severity.BLOCK, Code.ABOVE_MOST, message, remedy, name, row)
    if (
        least is not None
        and calculation.least is not None
        and value.dimension == least.dimension
        and value < least
    ):
        message = f"{about}: {text} is less than {_called(calculation.least, least, binding)}."
        yield Flag(Severity.BLOCK, Code.BELOW_LEAST, message, remedy, name, row)


def without_consequences(flags: Iterable[Flag], protocol: Protocol) -> Iterator[Flag]:
    """Leave out what only follows: a volume is negative because a value it is made of is above its limit."""
    told = list(flags)
    beyond = {(flag.about, flag.row) for flag in told if flag.code == Code.ABOVE_MOST}
    for flag in told:
        made_of = protocol.calculations[flag.about].names if flag.code == Code.NEGATIVE_VOLUME else ()
        if not any((name, flag.row) in beyond for name in made_of):
            yield flag


def _limit(expression: Expression | None, row: str, binding: Binding) -> Quantity | None:
    if expression is None:
        return None
    try:
        value, _ = binding.compute(expression, row)
    except CalculationError:
        return None
    return _measured(value)


def _measured(value: object) -> Quantity | None:
    """A quantity, or a number as one without a unit; None for what has no size."""
    return Quantity(value) if isinstance(value, Fraction) else value if isinstance(value, Quantity) else None


def _called(expression: Expression, value: Quantity, binding: Binding) -> str:
    """`the 500 µL of IP volume`, or the limit alone."""
    text = format_quantity(value)
    return (
        f"the {text} of “{binding.label_of(expression.tree.name)}”"
        if isinstance(expression.tree, Name)
        else text
    )


def flags_of_spins(protocol: Protocol, turns: Iterable[Turn], facts: Facts, lab: Lab) -> Iterator[Flag]:
    """Forces above the rotor's limit; a rotor that the lab does not have."""
    rotor = lab.rotor(facts.rotor) if facts.rotor else None
    if facts.rotor and rotor is None:
        message = f"The rotor “{facts.rotor}” is not among the lab's rotors."
        yield Flag(
            Severity.WARN, Code.ROTOR_UNKNOWN, message, "Choose a rotor, or add it in Settings.", "rotor"
        )
    for turn in turns:
        if turn.round == 1:
            worked = spinning(turn.step.spin, rotor, turn.key, protocol.equipment)
            yield from worked.flags if worked is not None else ()


def flags_of_solutions(protocol: Protocol, solutions: Iterable[PlannedSolution]) -> Iterator[Flag]:
    """What the recipes say; volumes that rest on typical values; buffers that read otherwise in the cold."""
    for planned in solutions:
        yield from planned.flags
        if planned.estimated:
            waits = ", ".join(dict.fromkeys(missing.label for missing in planned.waits_for))
            message = (
                f"{planned.name}: {planned.volume_text} is an estimate; typical values stand for {waits}."
            )
            yield Flag(Severity.NOTE, Code.ESTIMATED_VOLUME, message, "", planned.id)
        temperature = _handled_at(protocol, planned.id)
        for component in protocol.solutions[planned.id].contains:
            note = ph_note(component.what, temperature, planned.id) if temperature is not None else None
            if note is not None:
                yield note


def _handled_at(protocol: Protocol, solution: str) -> Quantity | None:
    keep = protocol.solutions[solution].keep
    at: At | None = keep.at if keep is not None else None
    if at is None:
        return None
    if at.celsius is not None:
        return at.celsius.middle if not at.celsius.is_single else at.celsius.low
    return ICE_COLD if at.text == "on ice" else None


def flags_of_lab(lab: Lab) -> Iterator[Flag]:
    """A lab without pipettes: volumes are told as they are."""
    if not lab.pipettes:
        message = "No pipettes are set up, so volumes are not fitted to any."
        yield Flag(
            Severity.NOTE, Code.NO_PIPETTES, message, "Add the lab's pipettes in Settings.", "pipettes"
        )
