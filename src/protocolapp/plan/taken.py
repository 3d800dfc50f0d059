"""Amounts that were worked out and then really taken: what was taken holds from there on, what was planned is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.plan.model import Asked, Resolved
from protocolapp.plan.show import NO_BREAK, show_given
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Calculation, Kind
from protocolapp.quantity import Quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding


def as_taken(planned: Resolved, calculation: Calculation, taken: Value, pipettes: PipetteSet) -> Resolved:
    """The value that was really taken, with the planned one beside it."""
    shown = show_given(taken, calculation.unit, pipettes)
    words = f"taken, {planned.text} planned" if planned.value is not None else "taken"
    return replace(
        planned, value=taken, text=shown.text, plain=shown.plain, detail=words, waits_for=(), planned=planned
    )


def asked_amounts(turn: Turn, rows: Sequence[tuple[str, str]], binding: Binding) -> Iterator[Asked]:
    """What may be entered at a step of what was really taken, row by row, once it is known how it is measured."""
    setting = binding.setting
    for name in (one for one in turn.step.actual if one not in setting.left_out):
        calculation = setting.protocol.calculations[name]
        for row, label in rows:
            resolved = binding.resolve(name, row)
            planned = resolved.planned or resolved
            taken = setting.facts.entries.get(EntryKey(turn.ref, name, row))
            unit = calculation.unit or _unit(planned) or _unit(resolved)
            if not unit:
                continue
            yield Asked(
                name=name,
                label=f"{calculation.label} taken",
                kind=Kind.QUANTITY,
                row=row,
                row_label=label,
                unit=unit,
                required=False,
                value=taken,
                text=show_given(taken, calculation.unit).text if taken is not None else "",
                planned=planned,
            )


def _unit(resolved: Resolved) -> str:
    """The unit that it is shown in; empty while it is not known."""
    return resolved.text.partition(NO_BREAK)[2] if isinstance(resolved.value, Quantity) else ""
