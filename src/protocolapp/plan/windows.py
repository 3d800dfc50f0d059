"""The window of a step: since the end of which step it is counted, and between when the step is to be begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from protocolapp.plan.hands_on import milliseconds
from protocolapp.plan.model import PlannedWindow
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Within
from protocolapp.quantity import QuantityRange, format_quantity, format_range


def last_rounds(turns: Iterable[Turn]) -> dict[str, str]:
    """By a step's key, the ref of its last round in this run: a window is counted from the end of that."""
    return {turn.key: turn.ref for turn in turns}


def planned_window(
    turn: Turn, last_round: Mapping[str, str], numbers: Mapping[str, int]
) -> PlannedWindow | None:
    """The window in which a turn is to be begun; later rounds of a step have none of their own.

    None, too, where this run does not have the step it is counted from.
    """
    key = turn.window_after
    if turn.step.within is None or key not in last_round:
        return None
    within, after = turn.step.within, last_round[key]
    return PlannedWindow(
        after=after,
        least_ms=milliseconds(within.least) if within.least is not None else 0,
        most_ms=milliseconds(within.most) if within.most is not None else None,
        text=f"{window_text(within)} step {numbers[after]}",
        cite=within.cite or "",
    )


def window_text(within: Within) -> str:
    """`within 30 min of`, `5 min or more after`, `5–30 min after`: what goes before the step's name."""
    if within.least is not None and within.most is not None:
        return f"{format_range(QuantityRange(within.least, within.most))} after"
    if within.most is not None:
        return f"within {format_quantity(within.most)} of"
    assert within.least is not None  # noqa: S101 - the model holds it
    return f"{format_quantity(within.least)} or more after"
