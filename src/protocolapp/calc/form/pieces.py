"""One text of several values, parted into the text of each."""

from __future__ import annotations

import re
from functools import lru_cache

from protocolapp.quantity import ONE, DecimalMark, QuantityError, find_unit, parse_quantity

MOST_VALUES = 400
"""In one text; a plate of 384 wells fits."""

MOST_REMEMBERED = 4096
"""Texts whose value is remembered: a keystroke changes one, and a table of 384 wells is read again with it."""

_THOUSANDS = re.compile(r"[-+−–]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def quantity_pieces(text: str, decimal: DecimalMark) -> list[str]:
    """Each with its unit; one at the end is that of all before it. Bare numbers may be parted by spaces alone.

    Raises QuantityError for too many.
    """
    pieces = _pieces(text, decimal)
    if len(pieces) == 1 and not any(sign.isalpha() or sign == "%" for sign in text):
        pieces = text.split()
    unit = _last_unit(pieces)
    return [_with_unit(one, unit, decimal) for one in _bounded(pieces)]


@lru_cache(maxsize=MOST_REMEMBERED)
def number_pieces(text: str, decimal: DecimalMark) -> tuple[str, ...]:
    """Parted by spaces, semicolons or line ends; by commas too where they part neither decimals nor thousands.

    Raises QuantityError for too many.
    """
    pieces = [piece for piece in re.split(r"[;\s]+|,\s+", text) if piece]
    if decimal == ".":
        pieces = [one for piece in pieces for one in _parted_by_commas(piece)]
    return tuple(_bounded(pieces))


def _pieces(text: str, decimal: DecimalMark) -> list[str]:
    """Parted by semicolons, line ends or tabs; by commas where those are no decimal mark."""
    marks = ";\n\t" if decimal == "," else ";\n\t,"
    for mark in marks:
        if mark in text:
            return [piece for one in re.split(f"[{marks}]", text) if (piece := one.strip())]
    return [text]


def _last_unit(pieces: list[str]) -> str:
    """`0; 25; 125 µg/mL`: the unit at the end is that of all before it."""
    number = re.match(r"[-+−–]?[0-9.,]+(?:[eE][-+]?[0-9]+)?", pieces[-1]) if pieces else None
    unit = pieces[-1][number.end() :].strip() if number else ""
    found = find_unit(unit) if unit else None
    return found.symbol if found is not None else ""


def _with_unit(piece: str, unit: str, decimal: DecimalMark) -> str:
    try:
        bare = parse_quantity(piece, decimal=decimal, allow_zero=True, allow_negative=True).unit is ONE
    except QuantityError:
        return piece
    return f"{piece} {unit}".strip() if bare else piece


def _parted_by_commas(piece: str) -> list[str]:
    return [piece] if _THOUSANDS.fullmatch(piece) else [one for one in piece.split(",") if one]


def _bounded(pieces: list[str]) -> list[str]:
    if len(pieces) > MOST_VALUES:
        raise QuantityError(f"There are {len(pieces)} values.", f"Write {MOST_VALUES} at the most.")
    return pieces
