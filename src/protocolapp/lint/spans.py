"""Planned times for people."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity import Quantity, format_quantity

_MINUTE_MS = 60_000


def span(ms: int) -> str:
    """A planned time to the minute: `18 h 22 min`."""
    return format_quantity(Quantity.of(Fraction(max(round(ms / _MINUTE_MS), 1) * 60), "s"))
