"""Reading one text as its field asks for it, strictly: what is in doubt is refused with the likely meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime, time
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType

from protocolapp.calc.figures.half_log import HALF_LOG, HALF_LOG_WORDS
from protocolapp.calc.form.field import Field, Kind
from protocolapp.calc.form.pieces import MOST_REMEMBERED, number_pieces, quantity_pieces
from protocolapp.quantity import (
    ABSORBANCE,
    CELL_COUNT,
    CELL_DENSITY,
    CELLS_PER_AREA,
    COUNT_RATE,
    FOLD,
    LUMINESCENCE,
    NUMBER,
    ONE,
    PERCENT,
    RCF,
    RPM,
    DecimalMark,
    Dimension,
    Quantity,
    QuantityError,
    parse_number,
    parse_quantity,
    units_of,
)

YES = frozenset({"yes", "y", "true", "on", "1"})
NO = frozenset({"no", "n", "false", "off", "0"})
LONGEST_TEXT = 400
LONGEST_NUMBER = 60
"""Signs in a number of cells with its unit; a longer text is something else."""

_RATIO = re.compile(r"\s*(?:1\s*(?P<sign>[:/+])\s*)?(?P<number>\S+)\s*")
_OF_CELLS = frozenset({CELL_COUNT, CELL_DENSITY, CELLS_PER_AREA})
_IN_ONE_UNIT = frozenset({ABSORBANCE, COUNT_RATE, FOLD, LUMINESCENCE, RCF, RPM})
_BARE = re.compile(r"[0-9][0-9.,\u202f\u2009\u00a0]*(?:[eE][-+]?[0-9]+)?")
_COUNTED = re.compile(
    r"(?P<number>[-+−–]?[0-9.,][0-9.,eE×x*^·⁰¹²³⁴⁵⁶⁷⁸⁹⁻ +−-]*?(?<=[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]))\s*(?:/\s*(?P<per>[A-Za-zµμ].*))?"
)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2})?")


def read_text(field: Field, text: str, decimal: DecimalMark = ".") -> object:
    """The value of a text that is not empty, of the type that `Given` hands out. Raises QuantityError."""
    return _READERS[field.kind](field, text.strip(), decimal)


def _quantity(field: Field, text: str, decimal: DecimalMark) -> Quantity:
    text = _with_cells(_with_only_unit(text, field.accepts), field.accepts)
    found = _parsed(text, field.accepts, decimal, field.zero, field.negative)
    if field.unit == PERCENT.symbol and found.unit is ONE and found.magnitude > 1:
        raise QuantityError(f"“{text}” would be {text} times the whole.", f"Write {text} % for a share.")
    return found


def _with_only_unit(text: str, accepts: tuple[Dimension, ...]) -> str:
    """What is measured in one unit alone (rpm, × g, cpm, X) may be typed without it."""
    only = _only_unit(accepts[0]) if len(accepts) == 1 else ""
    return f"{text} {only}" if only and _BARE.fullmatch(text) else text


@cache
def _only_unit(dimension: Dimension) -> str:
    found = units_of(dimension) if dimension in _IN_ONE_UNIT else ()
    return found[0].symbol if len(found) == 1 else ""


def _with_cells(text: str, accepts: tuple[Dimension, ...]) -> str:
    """Where cells are asked for, `5000` are 5000 cells and `1e6/mL` are 1e6 cells/mL."""
    if _OF_CELLS.isdisjoint(accepts) or len(text) > LONGEST_NUMBER:
        return text
    found = _COUNTED.fullmatch(text)
    if found is None:
        return text
    if found["per"]:
        return f"{found['number']} cells/{found['per']}"
    return f"{text} cells" if CELL_COUNT in accepts and NUMBER not in accepts else text


@lru_cache(maxsize=MOST_REMEMBERED)
def _parsed(
    text: str, accepts: tuple[Dimension, ...], decimal: DecimalMark, zero: bool, negative: bool
) -> Quantity:
    return parse_quantity(text, expect=accepts, decimal=decimal, allow_zero=zero, allow_negative=negative)


@lru_cache(maxsize=MOST_REMEMBERED)
def _parsed_number(text: str, decimal: DecimalMark) -> Fraction:
    return parse_number(text, decimal)


def _number(field: Field, text: str, decimal: DecimalMark) -> Fraction:
    value = _parsed_number(text, decimal)
    if value < 0 and not field.negative:
        raise QuantityError(f"“{text}” is negative.", "Write a number above zero.")
    if not value and not field.zero:
        raise QuantityError(f"“{text}” is zero.", "Write a number above zero.")
    return value


def _count(field: Field, text: str, decimal: DecimalMark) -> int:
    value = parse_number(text, decimal)
    if value.denominator != 1:
        raise QuantityError(f"“{text}” is not a whole number.", "Write a whole number.")
    least = 0 if field.zero else 1
    if not least <= value <= field.most:
        raise QuantityError(f"“{text}” is not between {least} and {field.most}.", "Check the number.")
    return int(value)


def _ratio(_field: Field, text: str, decimal: DecimalMark) -> Fraction:
    if text.casefold() in HALF_LOG_WORDS:
        return HALF_LOG
    found = _RATIO.fullmatch(text)
    if found is None:
        raise QuantityError(f"“{text}” is not a dilution.", "Write 1:1000 (1 part in 1000), or 1 + 999.")
    value = parse_number(found["number"], decimal)
    fold = value + 1 if found["sign"] == "+" else value
    if fold < 1:
        raise QuantityError(f"“{text}” dilutes nothing.", "Write 1:1 for undiluted, 1:2 for half as strong.")
    return fold


def _parts(_field: Field, text: str, decimal: DecimalMark) -> tuple[Fraction, ...]:
    pieces = text.split(":")
    if not 2 <= len(pieces) <= 8:
        raise QuantityError(f"“{text}” does not name its parts.", "Write them as 50:1, or 1:1:2.")
    found = tuple(parse_number(piece, decimal) for piece in pieces)
    if any(one <= 0 for one in found):
        raise QuantityError(f"“{text}” has a part that is not above zero.", "Write each part above zero.")
    return found


def _quantities(field: Field, text: str, decimal: DecimalMark) -> tuple[Quantity, ...]:
    return tuple(_quantity(field, piece, decimal) for piece in quantity_pieces(text, decimal))


def _numbers(field: Field, text: str, decimal: DecimalMark) -> tuple[Fraction, ...]:
    return tuple(_number(field, piece, decimal) for piece in number_pieces(text, decimal))


def _choice(field: Field, text: str, _decimal: DecimalMark) -> str:
    wanted = _letters(text)
    for one in field.choices:
        if text.casefold() == one.text.casefold() or (
            wanted and wanted in (_letters(one.key), _letters(one.text))
        ):
            return one.key
    offered = ", ".join(one.key for one in field.choices)
    raise QuantityError(f"“{text[:40]}” is not among the choices.", f"Choose one of: {offered}.")


def _letters(text: str) -> str:
    """Letters, then digits, so that `³²P`, `P-32` and `32p` are one."""
    signs = [sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum()]
    return "".join(sorted(signs, key=str.isdigit))


def _yes_no(_field: Field, text: str, _decimal: DecimalMark) -> bool:
    word = text.casefold()
    if word not in YES | NO:
        raise QuantityError(f"“{text[:40]}” is neither yes nor no.", "Write yes or no.")
    return word in YES


def _text(_field: Field, text: str, _decimal: DecimalMark) -> str:
    if len(text) > LONGEST_TEXT:
        raise QuantityError(f"The text has {len(text)} characters.", f"Keep it below {LONGEST_TEXT}.")
    if not text.isprintable():
        raise QuantityError("There is an invisible character in it.", "Delete the text and type it again.")
    return text


def _date(_field: Field, text: str, _decimal: DecimalMark) -> datetime:
    remedy = "Write a day as 2026-11-21, or a moment as 2026-11-21 14:00."
    if not _MOMENT.fullmatch(text):
        raise QuantityError(f"“{text[:40]}” is not a day.", remedy)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise QuantityError(f"“{text}” is not a day of the calendar.", remedy) from error
    return moment if len(text) > 10 else datetime.combine(moment.date(), time(12))


_READERS: Mapping[Kind, Callable[[Field, str, DecimalMark], object]] = MappingProxyType(
    {
        Kind.QUANTITY: _quantity,
        Kind.NUMBER: _number,
        Kind.COUNT: _count,
        Kind.RATIO: _ratio,
        Kind.PARTS: _parts,
        Kind.QUANTITIES: _quantities,
        Kind.NUMBERS: _numbers,
        Kind.CHOICE: _choice,
        Kind.YES_NO: _yes_no,
        Kind.TEXT: _text,
        Kind.DATE: _date,
    }
)
