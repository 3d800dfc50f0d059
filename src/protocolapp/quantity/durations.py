"""Lengths of time as people say and write them: `30 s`, `1 h 30 min`, `2 d 3 h`."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from protocolapp.quantity.numerals import Signs, round_half_up
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import SPACES, UNITS

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_HOURS_UNTIL = 2 * _DAY

_SPAN = re.compile(r"[0-9]+ ?(?:d|h|min)(?: [0-9]+ ?(?:h|min|s))+")
_PART = re.compile(r"([0-9]+) ?(d|h|min|s)")
_SAME_SPACE = str.maketrans(dict.fromkeys(SPACES, " "))


def span_text(seconds: Fraction, signs: Signs) -> str | None:
    """The time to the whole second in days (from two on), hours, minutes, seconds; empty parts left out.

    None for less than a minute, which is written as an ordinary quantity in seconds.
    """
    whole = round_half_up(abs(seconds))
    if whole < _MINUTE:
        return None
    parts = []
    if whole >= _HOURS_UNTIL:
        days, whole = divmod(whole, _DAY)
        parts.append(f"{days}\u00a0d")
    for size, symbol in ((_HOUR, "h"), (_MINUTE, "min"), (1, "s")):
        count, whole = divmod(whole, size)
        if count:
            parts.append(f"{count}\u00a0{symbol}")
    return (signs.minus if seconds < 0 else "") + "\u00a0".join(parts)


def read_span(text: str) -> tuple[Fraction, Unit] | None:
    """`1 h 30 min` in its smallest unit; None unless the units fall and each part fits the one before."""
    plain = text.translate(_SAME_SPACE)
    if not _SPAN.fullmatch(plain):
        return None
    parts = [(int(number), UNITS[symbol]) for number, symbol in _PART.findall(plain)]
    for (_, before), (number, unit) in pairwise(parts):
        if number * unit.factor >= before.factor or unit.factor >= before.factor:
            return None
    smallest = parts[-1][1]
    return sum((number * unit.factor for number, unit in parts), Fraction(0)) / smallest.factor, smallest
