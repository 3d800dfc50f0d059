"""A number and its unit in a running text stand on one line: `2.5 X`, `562 nm`, `37 °C`."""

from __future__ import annotations

import re

from protocolapp.quantity.units import UNITS
from protocolapp.quantity.writing import NO_BREAK

_SYMBOLS = "|".join(sorted((re.escape(symbol) for symbol in UNITS if symbol), key=len, reverse=True))
_NUMBER_AND_UNIT = re.compile(rf"(?<=[0-9]) (?=(?:{_SYMBOLS}|× g)(?![\w%²]))")


def kept_together(text: str) -> str:
    """The text with no-break spaces between numbers and the units behind them."""
    return _NUMBER_AND_UNIT.sub(NO_BREAK, text)
