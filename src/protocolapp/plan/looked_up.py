"""Figures looked up in a table, with their source; where there is none, what holds instead, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.plan.facts import Value
from protocolapp.plan.model import Missing
from protocolapp.plan.show import Shown, show_given
from protocolapp.protocol.expression import CalculationError
from protocolapp.protocol.model import Calculation, FigureRow, Figures
from protocolapp.quantity import format_plain, format_quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding


def look_up(
    name: str, calculation: Calculation, row: str, binding: Binding
) -> tuple[Value | None, tuple[Missing, ...], Shown | None, str]:
    """The value, what it waits for, how it reads, and its source. Raises CalculationError where nothing holds."""
    figures = binding.setting.protocol.tables[calculation.look_up or ""]
    keys, waits = [], dict[Missing, None]()
    for by in calculation.by:
        resolved = binding.resolve(by, row)
        waits |= dict.fromkeys(resolved.waits_for)
        keys.append(str(resolved.value) if resolved.value is not None else "")
    if waits:
        return None, tuple(waits), None, ""
    found = figures.find(keys)
    if found is not None and found.holds and found.value is not None:
        text = format_quantity(found.value, unit=calculation.unit)
        return (
            found.value,
            (),
            Shown(text, format_plain(found.value, unit=calculation.unit), _told(found)),
            found.cite or "",
        )
    why = _why(figures, found, keys)
    if calculation.otherwise is None:
        raise CalculationError(f"There is {why}.", "Say what holds otherwise:, or choose another.")
    value, missing = binding.compute(calculation.otherwise, row)
    if value is None:
        return None, missing, None, ""
    shown = show_given(value, calculation.unit)
    message = f"{binding.about(name, row)}: {why}; {shown.text} is used."
    binding.say(Flag(Severity.NOTE, Code.NO_FIGURE, message, "", name, row))
    return value, (), Shown(shown.text, shown.plain, why), calculation.cite or ""


def _told(found: FigureRow) -> str:
    """`crizotinib, wild type [G1]; cell-based`."""
    return "; ".join(part for part in (f"{', '.join(found.of)}{_cited(found)}", found.note or "") if part)


def _why(figures: Figures, found: FigureRow | None, keys: list[str]) -> str:
    """In the words of the source: `no figure for crizotinib, F1174L: resistant [G1]`."""
    said = f"no figure for {', '.join(keys)}"
    if found is None:
        return f"{said} in “{figures.label}”"
    return f"{said}: {found.said}{_cited(found)}"


def _cited(found: FigureRow) -> str:
    return f" [{found.cite}]" if found.cite else ""
