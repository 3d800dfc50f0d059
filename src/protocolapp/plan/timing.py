"""A step's timer, spin, temperature and resting point, as the plan shows them."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.calc.centrifuge import Spinning, spin_in
from protocolapp.lab import Rotor
from protocolapp.plan.hands_on import milliseconds
from protocolapp.plan.model import PlannedWait
from protocolapp.plan.short_text import first_sentence
from protocolapp.plan.show import at_text
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Equipment, SafeStop, Spin, Wait
from protocolapp.quantity import Quantity, QuantityRange, as_unit, format_quantity, format_range

LONGEST_LABEL = 40

_HOUR = as_unit("h")
_HOURS_UNTIL = Quantity.of(2, "d")


def planned_wait(turn: Turn, text: str) -> PlannedWait | None:
    """The timer of a turn: when it may go on, when it rings, when it is overdue.

    text: the step's instruction.
    """
    wait = turn.step.timed
    if wait is None:
        return None
    least, rings, overdue = (
        milliseconds(at) for at in (wait.may_continue_after, wait.rings_after, wait.overdue_after)
    )
    spin = turn.step.spin is not None
    return PlannedWait(
        label=_label(turn, text, spin),
        least_ms=least,
        rings_ms=rings,
        overdue_ms=overdue,
        text=wait_text(wait),
        fixed=wait.span is not None and wait.span.is_single and wait.least is None and wait.most is None,
        spin=spin,
        cite=wait.cite or "",
    )


def wait_text(wait: Wait) -> str:
    """`30 min`, `5–10 min`, `overnight, 8–18 h`, `72 h`."""
    given = wait.span or _between(wait)
    text = _long(given if given is not None else QuantityRange(wait.rings_after, wait.rings_after))
    return f"{wait.called}, {text}" if wait.called is not None else text


def _long(span: QuantityRange) -> str:
    """Days stay hours where the file says hours: the step's own words are “72 h”, not “3 d”."""
    in_hours = span.low.unit == span.high.unit == _HOUR and span.high >= _HOURS_UNTIL
    return format_range(span, unit=_HOUR if in_hours else None)


def _between(wait: Wait) -> QuantityRange | None:
    return QuantityRange(wait.least, wait.most) if wait.least is not None and wait.most is not None else None


def _label(turn: Turn, text: str, spin: bool) -> str:
    """What the timer is called among others: `Immunoprecipitation: rotate gently overnight`, `Washing:
    spin, round 2`.
    """
    what = "spin" if spin else _short(text)
    rounds = f", round {turn.round}" if turn.step.repeat > 1 else ""
    return f"{turn.section.title}: {what}{rounds}"


def _short(text: str) -> str:
    sentence = first_sentence(text)
    if len(sentence) > LONGEST_LABEL:
        sentence = sentence[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def spinning(
    spin: Spin | None, rotor: Rotor | None, about: str, equipment: Mapping[str, Equipment]
) -> Spinning | None:
    """The spin in the rotor of this run, else in the protocol's own; None without either."""
    if spin is None:
        return None
    own = equipment[spin.rotor].rotor if spin.rotor is not None else None
    turned = rotor or own
    return spin_in(spin.force, turned, about) if turned is not None else None


def spin_text(spin: Spin | None, worked: Spinning | None) -> str:
    """`14 000 × g, 15 min, 4 °C; 12 210 rpm (24 × 2 mL, r_max 8.4 cm)`; empty without a spin."""
    if spin is None:
        return ""
    parts = [format_quantity(spin.force), format_range(spin.span)]
    if spin.at is not None:
        parts.append(at_text(spin.at))
    return ", ".join(parts) + (f"; {worked.text}" if worked is not None else "")


def stop_text(stop: SafeStop | None) -> str:
    """`up to 18 h at 4 °C`; empty where the run may not rest."""
    if stop is None:
        return ""
    place = at_text(stop.at)
    where = f" {place}" if place.startswith("on ") else f" at {place}" if place else ""
    return f"up to {_long(QuantityRange(stop.up_to, stop.up_to))}{where}"
