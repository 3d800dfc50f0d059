"""The form for a free timer, and how a length is read."""

from __future__ import annotations

from protocolapp.gui.run.sheet import Form, Line
from protocolapp.quantity import TIME, QuantityError, parse_quantity
from protocolapp.run.commands import StartTimer

FORM = "free timer"
EXTENSIONS_MIN = (1, 5, 10, 30)
"""What a timer can be extended by in one touch, in minutes."""


def free_timer_form() -> Form:
    lines = (
        Line(
            "length",
            "Length",
            help="A number means minutes; 90 s and 1 h 30 min are understood.",
            needed=True,
        ),
        Line("label", "Name", hint="e.g. Gel run"),
    )
    return Form(FORM, "Free timer", lines, "Start timer")


def read_length(text: str) -> int:
    """Milliseconds. Raises QuantityError for what is not a time."""
    plain = text.strip()
    amount = parse_quantity(f"{plain} min" if plain.replace(".", "", 1).isdigit() else plain)
    if amount.dimension != TIME:
        raise QuantityError(f"“{plain}” is not a time.", "Write 5, 90 s or 1 h 30 min.")
    return round(amount.base * 1000)


def start_command(label: str, length_ms: int) -> StartTimer:
    return StartTimer(label=label, length_ms=length_ms)
