"""How a value that somebody gave reads to people: exactly as precise as it was given, never rounded."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from fractions import Fraction

from protocolapp.plan.facts import Value
from protocolapp.protocol.model import Valued
from protocolapp.protocol.plain_values import moment_text
from protocolapp.protocol.readings import Attachment, PlateReadings, TableValue
from protocolapp.protocol.readings_text import in_a_line
from protocolapp.quantity import Quantity, format_quantity
from protocolapp.quantity.numerals import fixed, for_people, terminating_places

_MOST_PLACES = 9
_TYPED_PLACES = re.compile(r"[-−+]?[0-9][0-9 ,.\u00a0\u202f]*")
_SIGNS = for_people(".")


def shown_value(valued: Valued, value: Value, typed: str = "", decimal: str = ".") -> str:
    """The value in the unit it is asked for in: `4.20 mg/mL` when 4.20 was typed. Dates are ISO 8601."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Quantity):
        return _quantity(value.to(valued.unit) if valued.unit else value, typed, decimal)
    if isinstance(value, Fraction):
        return _number(value, typed, decimal) or format_quantity(Quantity(value))
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (TableValue, PlateReadings, Attachment)):
        return in_a_line(value)
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _quantity(quantity: Quantity, typed: str, decimal: str) -> str:
    number = _number(quantity.magnitude, typed, decimal)
    if not number:
        return format_quantity(quantity, unit=quantity.unit)
    return f"{number}\u00a0{quantity.unit.symbol}".rstrip()


def _number(value: Fraction, typed: str, decimal: str) -> str:
    """The number with the decimals it has, or as many as were typed; empty when it has no end."""
    places = terminating_places(value)
    if places is None or places > _MOST_PLACES:
        return ""
    wanted = max(places, _decimals(typed, decimal)) if _decimals(typed, decimal) <= _MOST_PLACES else places
    return fixed(value, wanted, _SIGNS)


def _decimals(typed: str, decimal: str) -> int:
    number = _TYPED_PLACES.match(typed.strip())
    if number is None:
        return 0
    _, mark, places = number.group().rstrip().rpartition(decimal)
    return len(places) if mark and places.isdigit() else 0
