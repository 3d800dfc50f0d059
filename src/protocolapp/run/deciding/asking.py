"""Reading what was typed where a step, a parameter or a column asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.asking import limits_text
from protocolapp.plan.facts import Value
from protocolapp.plan.model import Asked, PlannedStep
from protocolapp.plan.show import NO_BREAK
from protocolapp.protocol.model import Protocol, Valued
from protocolapp.protocol.readings import PlateReadings, TableValue
from protocolapp.protocol.values import ValueProblem, cells_outside, read_value, within
from protocolapp.quantity import DecimalMark
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure, refuse
from protocolapp.run.shown import shown_value
from protocolapp.run.words import listed


@dataclass(frozen=True, slots=True)
class Typed:
    """A value as it was read, and as people read it. outside: how it breaks its limits, if it does."""

    value: Value
    shown: str
    outside: Departure | None


def read_typed(valued: Valued, text: str, decimal: str, row_label: str = "") -> Typed:
    """The value of a typed text. row_label: of which sample or tube. Raises Refused when it cannot be one."""
    mark: DecimalMark = "," if decimal == "," else "."
    if not text.strip():
        raise refuse("empty", f"{valued.label} is empty", "There is nothing to keep.", "Type a value first.")
    try:
        value = read_value(valued, text.strip(), decimal=mark)
    except ValueProblem as problem:
        raise refuse(
            "unreadable_value", f"{valued.label} cannot be read", problem.message, problem.remedy
        ) from problem
    shown = shown_value(valued, value, text, mark)
    return Typed(value, shown, None if within(valued, value) else outside(valued, value, shown, row_label))


def asked_at(step: PlannedStep, name: str, row: str) -> Asked:
    """What the step asks under this name. Raises Refused when it does not."""
    found = next((one for one in step.asked if (one.name, one.row) == (name, row)), None)
    if found is None:
        raise refuse(
            "not_asked",
            "This is not asked here",
            f"Step {step.number} does not ask for “{name}”{f' of “{row}”' if row else ''}.",
            "Keep it as a note.",
        )
    return found


def valued_of(asked: Asked, step: PlannedStep, protocol: Protocol) -> Valued:
    """The kind, unit and limits of what is asked: of the step's entry, of the column it fills, or of a reagent."""
    if asked.column and asked.name in protocol.samples.columns:
        return protocol.samples.columns[asked.name]
    if step.step is not None and asked.name in step.step.enter:
        return step.step.enter[asked.name]
    return Valued(label=asked.label, kind=asked.kind, unit=asked.unit or None, choices=asked.choices or None)


def outside(valued: Valued, value: Value, shown: str, row_label: str = "") -> Departure:
    """How a value breaks its limits: `Protein (Sample A): 1–10 mg/mL`, `0.4 mg/mL`."""
    about = f"{valued.label} ({row_label})" if row_label else valued.label
    if isinstance(value, (TableValue, PlateReadings)):
        return _cells_outside(about, cells_outside(valued, value))
    limits = limits_text(valued) or ", ".join(valued.choices or ())
    return Departure(DeviationKind.OUT_OF_LIMITS, f"{about}: {limits}", shown)


def _cells_outside(about: str, cells: tuple[tuple[str, Valued, str], ...]) -> Departure:
    """`Standards: 0–2000 µg/mL`, `Protein, row 3: 2500 µg/mL`; of many the first few."""
    limits = dict.fromkeys(limits_text(due) or ", ".join(due.choices or ()) for _, due, _ in cells)
    found = [f"{where}: {_with_unit(text, due.unit)}" for where, due, text in cells]
    return Departure(DeviationKind.OUT_OF_LIMITS, f"{about}: {', '.join(limits)}", listed(found))


def _with_unit(cell: str, unit: str | None) -> str:
    """A cell stands in its column's unit, unless it says another."""
    return f"{cell}{NO_BREAK}{unit}" if unit and " " not in cell else cell.replace(" ", NO_BREAK)
