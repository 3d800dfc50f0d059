"""How the run's own times and lists read to people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from protocolapp.quantity import Quantity, format_number, format_quantity
from protocolapp.quantity.counts import counted

__all__ = ["counted", "full_time", "listed", "offset_text", "size_text", "span_text"]

_LONGEST_LIST = 3


def span_text(ms: int) -> str:
    """A time for people, to the second below an hour and to the minute above: `36 min 10 s`, `18 h 22 min`."""
    seconds = ms // 1000
    if seconds >= 3600:
        seconds -= seconds % 60
    return format_quantity(Quantity.of(Fraction(seconds), "s")) if seconds else "0\u00a0s"


def full_time(local: datetime) -> str:
    """A wall-clock time with its day and its own offset: `2026-11-21 10:40 +01:00`."""
    return f"{local:%Y-%m-%d %H:%M} {offset_text(local)}"


def offset_text(local: datetime) -> str:
    """`+01:00`"""
    text = f"{local:%z}"
    return f"{text[:3]}:{text[3:5]}"


def listed(names: Sequence[str]) -> str:
    """`A, B and C`; of a long list the first three and how many more."""
    if len(names) > _LONGEST_LIST:
        return f"{', '.join(names[:_LONGEST_LIST])} and {len(names) - _LONGEST_LIST} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


_SIZES = ("bytes", "kB", "MB", "GB")


def size_text(size: int) -> str:
    """`812 bytes`, `1.2 MB`: thousands, as file managers count."""
    value, unit = Fraction(size), 0
    while value >= 1000 and unit < len(_SIZES) - 1:
        value, unit = value / 1000, unit + 1
    return f"{format_number(value)}\u00a0{_SIZES[unit]}"
