"""Units in the headings of tables that come from elsewhere: `Protein, mg/mL` and `Protein (mg/mL)`."""

from __future__ import annotations

import re

from protocolapp.quantity import DecimalMark, QuantityError, find_unit, parse_number

_TITLE = re.compile(r"[^,(\[]+")
_BEHIND = re.compile(r"\s*(?:[,(\[]\s*(?P<unit>[^)\]]+?)\s*[)\]]?)?\s*")
_MARKS: tuple[DecimalMark, ...] = (".", ",")


def title_of(heading: str) -> str:
    """`Protein`, without what stands behind it."""
    found = _TITLE.match(heading)
    return found[0] if found else heading


def unit_in(heading: str) -> str:
    """What stands behind the title: a unit's symbol, or the words themselves where they are no unit."""
    found = _BEHIND.fullmatch(heading[len(title_of(heading)) :])
    said = (found["unit"] or "") if found else heading[len(title_of(heading)) :].strip(" ,()[]")
    unit = find_unit(said) if said else None
    return unit.symbol if unit is not None else said


def with_unit(text: str, unit: str) -> str:
    """A bare number with the unit of its heading; any other text as it is.

    Words that are no unit come along too: then the cell is refused, instead of being taken in another unit.
    """
    return f"{text} {unit}" if text and unit and any(_is_bare(text, mark) for mark in _MARKS) else text


def _is_bare(text: str, mark: DecimalMark) -> bool:
    try:
        parse_number(text, decimal=mark)
    except QuantityError:
        return False
    return True
