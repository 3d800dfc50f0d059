"""A formula with its numbers in place of its names: `1 mg / 4 mg/mL`."""

from __future__ import annotations

import re

from protocolapp.plan.model import Missing, Plan, Resolved
from protocolapp.plan.plates import told_of
from protocolapp.protocol.expression import (
    SAMPLES,
    TUBES,
    TUBES_OF_SAMPLE,
    Count,
    Expression,
    Name,
    OfPlate,
    OnPlate,
    operands,
)
from protocolapp.quantity import Quantity, format_quantity

_COUNTED = re.compile(r"count\s*\([^)]*\)")
_ON_PLATE = re.compile(r"(?:count|dose)\s*\([^)]*\)")
_MOST = 4
"""Values of several rows are listed up to so many."""


def filled_formula(formula: Expression, row: str, plan: Plan) -> str:
    """The formula as a row sees it. What is not known yet stands in brackets, a name of many rows stays a name."""
    pieces: list[str] = []
    reached = 0
    for leaf in operands(formula.tree):
        if isinstance(leaf, Name):
            end, text = leaf.offset + len(leaf.name), _value(leaf.name, row, plan)
        elif isinstance(leaf, Count):
            counted = _COUNTED.match(formula.text, leaf.offset)
            number = _count(leaf.what, row, plan)
            if counted is None or number is None:
                continue
            end, text = counted.end(), str(number)
        elif isinstance(leaf, OfPlate):
            asked, told = _ON_PLATE.match(formula.text, leaf.offset), _of_plate(leaf, plan)
            if asked is None or not told:
                continue
            end, text = asked.end(), told
        else:
            continue
        pieces += [formula.text[reached : leaf.offset], text]
        reached = end
    return "".join((*pieces, formula.text[reached:]))


def _value(name: str, row: str, plan: Plan) -> str:
    one = plan.value_at(name, row)
    if one is not None:
        return _text(one)
    mine = {tube.id for tube in plan.tubes if tube.sample == row}
    seen = [
        value
        for (called, own), value in plan.row_values.items()
        if called == name and (not mine or own in mine)
    ]
    return ", ".join(_text(value) for value in seen) if 0 < len(seen) <= _MOST else name


def _text(resolved: Resolved) -> str:
    return resolved.text if resolved.value is not None else f"[{resolved.text or resolved.label}]"


def _count(what: str, row: str, plan: Plan) -> int | None:
    if what == SAMPLES:
        return len(plan.samples)
    if what == TUBES:
        return len(plan.tubes)
    if what == TUBES_OF_SAMPLE:
        sample = next((tube.sample for tube in plan.tubes if tube.id == row), row)
        return sum(tube.sample == sample for tube in plan.tubes)
    plate = plan.plate(what)
    if plate is not None and plate.laid_out:
        return plate.count()
    if what in plan.protocol.tubes:
        return sum(tube.kind == what for tube in plan.tubes)
    return None


def _of_plate(asked: OfPlate, plan: Plan) -> str:
    """Empty where the plate is not there or not laid out, or has no such dose."""
    plate = plan.plate(asked.plate)
    if plate is None or not plate.laid_out or (asked.what is OnPlate.DOSE and asked.place > len(plate.doses)):
        return ""
    told = told_of(plate, asked, Missing(plate.id, plate.label))
    return format_quantity(told) if isinstance(told, Quantity) else ""
