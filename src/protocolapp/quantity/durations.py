"""Lengths of time as people say them: `30 s`, `1 h 30 min`, `2 d 3 h`."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity.numerals import Signs, round_half_up

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_HOURS_UNTIL = 2 * _DAY


def span_text(seconds: Fraction, signs: Signs) -> str | None:
    """The time to the whole second, in days (from two days on), hours, minutes and seconds, empty parts left out.

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
