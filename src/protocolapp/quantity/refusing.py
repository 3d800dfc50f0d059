"""Why a text is no quantity, and what was probably meant. Called only when reading has failed."""

from __future__ import annotations

import re
import unicodedata

from protocolapp.quantity.dimension import Dimension
from protocolapp.quantity.errors import DimensionError, QuantityError
from protocolapp.quantity.grammar import LONGEST_TEXT, DecimalMark, number_pattern
from protocolapp.quantity.suggesting import example, similar_unit, unit_meant
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import SPACES, find_unit

_RANGE = re.compile(r"\S\s*(?:[-–—]|\bto\b)\s*[0-9]")


def too_long(text: str) -> QuantityError:
    return QuantityError(
        f"“{text[:24]}…” has {len(text)} characters; a quantity has at most {LONGEST_TEXT}.",
        "Write only the number and its unit.",
    )


def ambiguous(number: str, text: str, decimal: DecimalMark) -> QuantityError:
    """A mark that may part thousands or decimals: both readings are named, none is taken."""
    mark = "," if "," in number else "."
    whole, _, part = number.partition(mark)
    grouped = re.sub(r"[.,]", "", whole + part.ljust(3, "0"))
    decimals = f"{whole}{decimal}{part.rstrip('0') or '0'}"
    unit = text.partition(number)[2].strip(SPACES)
    return QuantityError(
        f"“{number}” can be read as {decimals} or as {grouped}.",
        f"Write {_joined(decimals, unit)} or {_joined(grouped, unit)}.",
    )


def percent_without_basis(number: str) -> QuantityError:
    return QuantityError(
        f"“{number} %” does not say of what.", f"Write {number} % w/v, {number} % v/v or {number} % w/w."
    )


def wrong_kind(text: str, number: str, unit: Unit, kinds: tuple[Dimension, ...]) -> QuantityError:
    """A quantity, but not of the kind due; a unit that differs only by a slip is suggested."""
    due = " or ".join(kind.name for kind in kinds[:3])
    if not unit.symbol:
        return QuantityError(
            f"“{text}” has no unit.", f"Write a {due} with its unit, such as {example(kinds)}."
        )
    meant = similar_unit(unit.symbol, kinds)
    remedy = f"Did you mean {number} {meant}?" if meant else f"Write a {due}, such as {example(kinds)}."
    if all(kind.is_number for kind in kinds):
        sign = " %" if unit.symbol.startswith("%") else ""  # without it 0.5 % would become a half
        remedy = f"Write the number alone: {number}{sign}."
    return DimensionError(f"“{text}” is {unit.dimension.with_article}, not {_with_article(kinds)}.", remedy)


def unreadable(
    text: str, expect: Dimension | tuple[Dimension, ...] | None, decimal: DecimalMark
) -> QuantityError:
    """Names what is wrong with a text that did not read as number and unit."""
    kinds = expect if isinstance(expect, tuple) else (expect,) if expect is not None else ()
    if not text:
        return QuantityError("The quantity is empty.", f"Write one such as {example(kinds)}.")
    strange = _strange_character(text)
    if strange:
        return strange
    number = number_pattern(decimal).match(text)
    if number is None:
        return _no_number(text, kinds)
    rest = text[number.end() :]
    return (
        _broken_number(number[0], rest, text, decimal)
        or _left_over(number[0], rest, text)
        or _unknown_unit(number[0], rest.strip(SPACES), kinds)
    )


def _strange_character(text: str) -> QuantityError | None:
    for sign in text:
        if sign.isdecimal() and not sign.isascii():
            return QuantityError(
                f"“{sign}” in “{text}” is not one of the digits 0 to 9.", "Type it with 0 to 9."
            )
        if unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp", "Co", "Cs"):
            name = unicodedata.name(sign, f"character U+{ord(sign):04X}").lower()
            return QuantityError(f"There is an invisible {name} in it.", "Delete the text and type it again.")
    return None


def _no_number(text: str, kinds: tuple[Dimension, ...]) -> QuantityError:
    bare = text.lower().lstrip("+-−")
    if bare.startswith(("nan", "inf")):
        return QuantityError(
            f"“{text}” is not a number that can be measured.", f"Write one such as {example(kinds)}."
        )
    if bare.startswith("ph"):
        return QuantityError(
            f"“{text}” is a pH, not a quantity.", f"Write a quantity such as {example(kinds)}."
        )
    if re.match(r"[-+−]?[.,][0-9]", text):
        return QuantityError(f"“{text}” begins with its decimal mark.", f"Write 0{text.lstrip('+-−')}.")
    if re.match(r"[<>≤≥~≈±]", text):
        return QuantityError(f"“{text}” is a limit or an estimate, not one value.", "Write the value alone.")
    return QuantityError(f"“{text}” does not begin with a number.", f"Write one such as {example(kinds)}.")


def _broken_number(number: str, rest: str, text: str, decimal: DecimalMark) -> QuantityError | None:
    """Marks and signs right behind the digits that make the number doubtful."""
    mark = re.match(r"([.,])([0-9]*)([.,0-9]*)", rest)
    if mark:
        if not mark[2]:
            return QuantityError(f"“{number}{mark[1]}” ends with a mark.", f"Write {number} without it.")
        if mark[3] or re.search(r"[.,]", number):
            return QuantityError(
                f"“{number}{mark[0]}” mixes decimal and thousands marks.",
                "Write thousands in full groups of three, or without marks.",
            )
        return ambiguous(number + mark[1] + mark[2], text, decimal)
    if rest[:1] == "_":
        return QuantityError(f"“{text}” has an underscore in its number.", "Write the digits without it.")
    if re.match(r"\s?:\s?[0-9]", rest):
        return QuantityError(f"“{text}” is a ratio, not a quantity.", "Write a number with its unit.")
    if re.match(r"\s?/\s?[0-9]", rest):
        return QuantityError(f"“{text}” is a fraction.", "Write it as a decimal number.")
    if re.match(r"\s?(?:±|\+/?-)", rest):
        return QuantityError(f"“{text}” gives a tolerance as well.", "Write the value alone.")
    if re.match(r"[eE](?:\s|$|[-+])", rest):
        return QuantityError(
            f"The power of ten in “{text}” is not finished.", "Write it as 1.5e6 or 1.5×10⁶."
        )
    return None


def _left_over(number: str, rest: str, text: str) -> QuantityError | None:
    """More behind a complete quantity, or a range where one value is due."""
    if _RANGE.search(text[len(number) - 1 :]):
        parts = re.split(r"[-–—]|\bto\b", rest, maxsplit=1)
        unit = re.sub(r"^[-+]?[0-9.,]+\s*", "", parts[-1].strip(SPACES))
        return QuantityError(
            f"“{text}” is a range; one value is due here.", f"Write one, such as {number} {unit}."
        )
    words = rest.split()
    if words and words[0][0].isdecimal() and rest[:1] in SPACES:
        return QuantityError(f"“{text}” has a space in its number.", "Write thousands as 14,000 or 14000.")
    for count in range(len(words) - 1, 0, -1):
        known = find_unit(" ".join(words[:count]))
        if known is not None:
            over = " ".join(words[count:])
            return QuantityError(
                f"“{over}” is left over after {number} {known}.", f"Write {number} {known} alone."
            )
    return None


def _unknown_unit(number: str, written: str, kinds: tuple[Dimension, ...]) -> QuantityError:
    meant = unit_meant(written, kinds)
    remedy = f"Did you mean {number} {meant}?" if meant else f"Write a quantity such as {example(kinds)}."
    return QuantityError(f"There is no unit “{written}”.", remedy)


def _with_article(kinds: tuple[Dimension, ...]) -> str:
    return " or ".join(kind.with_article for kind in kinds) if len(kinds) <= 3 else "a strength due here"


def _joined(number: str, unit: str) -> str:
    return f"{number} {unit}".rstrip()
