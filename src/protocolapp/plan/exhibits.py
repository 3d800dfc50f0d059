"""What the plan shows beside numbers: plates with what stands in their wells, calculators with their tables."""

from __future__ import annotations

from collections.abc import Iterable

from protocolapp.calc.form.outcome import Cell, Column, Table
from protocolapp.calc.form.picture import ROLE_SIGNS, WellRole
from protocolapp.plan.bind import Binding
from protocolapp.plan.calculators import signature_of
from protocolapp.plan.model import Exhibit, PlannedPlate
from protocolapp.protocol.expression import CalculationError
from protocolapp.protocol.model import Calculation
from protocolapp.quantity import Quantity


def exhibit_of_plate(plate: PlannedPlate) -> Exhibit:
    """The plate's map, what its signs stand for, and its doses."""
    if not plate.laid_out:
        waits = ", ".join(dict.fromkeys(one.text for one in plate.waits_for)) or "cannot be laid out"
        return Exhibit(plate.id, plate.label, waits=waits)
    several = f"{plate.plates} × " if plate.plates > 1 else ""
    title = f"{plate.label}, {several}{plate.size} wells"
    tables = (_legend(plate), _doses(plate)) if plate.doses else (_legend(plate),)
    return Exhibit(plate.id, title, tables, plate.picture)


def _legend(plate: PlannedPlate) -> Table:
    """Every sign of the map, what it stands for, and how many wells have it."""
    samples = {well.number: well.sample_name for well in plate.wells if well.number}
    each = max(len(plate.doses), 1) * plate.replicates
    rows = [(_text(str(number)), _text(name), _number(each)) for number, name in sorted(samples.items())]
    rows += [
        (_text(ROLE_SIGNS.get(role, "")), _text(str(role)), _number(count))
        for role, count in plate.counts.items()
        if role not in (WellRole.SAMPLE, WellRole.EMPTY) and count
    ]
    columns = (
        Column("sign", "Sign", numeric=False), Column("what", "Stands for", numeric=False), Column("wells", "Wells"),
    )  # fmt: skip
    return Table("wells", "What stands in the wells", columns, tuple(rows))


def _doses(plate: PlannedPlate) -> Table:
    """The strengths of the series, from the strongest on."""
    rows = tuple(
        (_number(place), Cell(text, text.replace("\u00a0", " "), dose))
        for place, (dose, text) in enumerate(zip(plate.doses, plate.dose_texts, strict=True), 1)
    )
    return Table("doses", "Doses", (Column("dose", "Dose"), Column("strength", "Strength")), rows)


def exhibits_of(names: Iterable[str], binding: Binding) -> tuple[Exhibit, ...]:
    """Of the names that a step shows: plates, and calculators with a table or a picture; the same one once."""
    protocol = binding.setting.protocol
    found: dict[tuple[object, ...], Exhibit] = {}
    for name in names:
        if name in protocol.plates:
            found[(name,)] = exhibit_of_plate(binding.plate(name))
            continue
        calculation = protocol.calculations.get(name)
        if calculation is None or calculation.calculator is None or calculation.per is not None:
            continue
        exhibit = _of_calculator(name, calculation, binding)
        if exhibit is not None:
            found.setdefault(signature_of(calculation, ""), exhibit)
    return tuple(found.values())


def _of_calculator(name: str, calculation: Calculation, binding: Binding) -> Exhibit | None:
    try:
        answer = binding.answer(calculation, "")
    except CalculationError:
        return None  # the calculation says why by itself
    if answer.waits_for:
        waits = ", ".join(dict.fromkeys(one.text for one in answer.waits_for))
        return Exhibit(name, calculation.label, waits=waits)
    outcome = answer.outcome
    if not outcome.tables and outcome.picture is None:
        return None
    return Exhibit(name, calculation.label, outcome.tables, outcome.picture)


def _text(text: str) -> Cell:
    return Cell(text, text)


def _number(number: int) -> Cell:
    return Cell(str(number), str(number), Quantity.of(number))
