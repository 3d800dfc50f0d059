"""Amounts, times, temperatures and spins of an export: in words, and as format 1 reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from protocolapp.protocol.importing.fields import Fields, word
from protocolapp.protocol.importing.parts import Kind, Part
from protocolapp.protocol.importing.plain_words import one_line
from protocolapp.protocol.importing.units import FORCE, ON_ICE, ROOM_TEMPERATURE, unit_named
from protocolapp.protocol.model.quantities import Force, Span, Temperature

_SPAN, _AT, _FORCE = TypeAdapter[Any](Span), TypeAdapter[Any](Temperature), TypeAdapter[Any](Force)

_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])")
_LONG_UNITS = (
    (re.compile(r"\b(?:seconds?|secs?)\b|(?<=[0-9])secs?\b", re.IGNORECASE), "s"),
    (re.compile(r"\b(?:minutes?|mins?)\b|(?<=[0-9])mins?\b", re.IGNORECASE), "min"),
    (re.compile(r"\b(?:hours?|hrs?)\b|(?<=[0-9])hrs?\b", re.IGNORECASE), "h"),
    (re.compile(r"\bdays?\b|(?<=[0-9])days?\b", re.IGNORECASE), "d"),
    (re.compile(r"(?<=[0-9]) to (?=[0-9])", re.IGNORECASE), "-"),
)
_JOINED = re.compile(r"(?<=[0-9])(?=(?:s|min|h|d)\b)")
_SPIN_WORDS = re.compile(r"\s*(?:,|;|\bfor\b|\bat\b|@)\s*", re.IGNORECASE)
_DEGREES = re.compile(r"º|(?<=[0-9])\s*(?:deg(?:rees)?\.?)\s*(?=C\b)")


@dataclass(frozen=True, slots=True)
class Run:
    """What a centrifuge or a shaker is set to. force, span, at: as format 1 reads them, empty where it does not.

    words: all of it, for people.
    """

    words: str
    force: str = ""
    span: str = ""
    at: str = ""
    speed: str = ""


def span_of(fields: Fields, key: str = "duration") -> str:
    """A length of time or a range as format 1 reads it; empty when it says none. A bare number is seconds."""
    text = one_line(word(fields, key))
    if _NUMBER.fullmatch(text):
        return _from_seconds(Fraction(text))
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part) for part in clock.groups())
        return _from_seconds(Fraction(3600 * hours + 60 * minutes + seconds))
    for unit, symbol in _LONG_UNITS:
        text = unit.sub(symbol, text)
    text = _JOINED.sub(" ", text)
    return text if text[:1].isdigit() and _reads(_SPAN, text) else ""


def temperature_of(fields: Fields, key: str = "temperature", unit_key: str = "unit") -> str:
    """A temperature, a range or a place as format 1 reads it; empty when it is none of them."""
    text = _measured(fields, key, unit_key)
    return text if _reads(_AT, text) else ""


def run_of(fields: Fields, key: str) -> Run:
    """The settings of a centrifuge or a shaker, from fields of their own or from one text."""
    value, unit = one_line(word(fields, key, "amount")), unit_named(word(fields, "unit")) or ""
    pieces = (
        [value] if _NUMBER.fullmatch(value) else [one for one in _SPIN_WORDS.split(_ungrouped(value)) if one]
    )
    speed = pieces[0] if pieces else ""
    if _NUMBER.fullmatch(speed):
        speed = f"{speed} {unit}".strip()
    spans = [span_of({"duration": one}) for one in pieces[1:]]
    temperatures = [temperature_of({"temperature": one}) for one in pieces[1:]]
    span = span_of(fields) or next(filter(None, spans), "")
    at = ""
    if word(fields, "temperature") or unit_named(word(fields, "temperatureUnit")) in (
        ON_ICE,
        ROOM_TEMPERATURE,
    ):
        at = temperature_of(fields, unit_key="temperatureUnit")
    at = at or next(filter(None, temperatures), "")
    force = _force(speed)
    said = [speed, span, at, one_line(word(fields, "label"))]
    rest = [one for one, *read in zip(pieces[1:], spans, temperatures, strict=True) if not any(read)]
    return Run(", ".join(filter(None, [*said, *rest])), force, span, at, speed)


def amount_words(fields: Fields, key: str) -> str:
    """`11 µL of MGH`; empty when there is no value."""
    measured = _measured(fields, key, "unit")
    return one_line(f"{measured} {word(fields, 'title', 'label')}") if measured else ""


def unit_trouble(fields: Fields, key: str) -> str:
    """Why an amount has no unit, in words; empty where it has one, or needs none because its value is a text."""
    unit = word(fields, "unit")
    if unit:
        return "" if unit_named(unit) else f"number {unit}, which has no known name"
    return "the export names none" if _NUMBER.fullmatch(one_line(word(fields, key))) else ""


def said_in_text(part: Part) -> str:
    """What stands in the instruction in the place of a part; empty for a part that is told elsewhere."""
    say = _SAID.get(part.kind)
    return say(part.fields) if say is not None else ""


def _measured(fields: Fields, key: str, unit_key: str) -> str:
    value, unit = one_line(word(fields, key)), unit_named(word(fields, unit_key)) or ""
    if unit in (ROOM_TEMPERATURE, ON_ICE):
        return unit
    value = _DEGREES.sub(lambda found: "°" if found[0] == "º" else " °", value)
    if unit_named(value) in (ROOM_TEMPERATURE, ON_ICE):
        return unit_named(value) or ""
    return f"{value} {unit}".strip() if value and value[-1:].isdigit() else value


def _from_seconds(seconds: Fraction) -> str:
    if seconds <= 0:
        return ""
    if seconds.denominator != 1:
        return _if_read(f"{float(seconds):g} s")
    whole, parts = int(seconds), []
    for size, symbol in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        if size == 86400 and whole < 2 * size:
            continue
        count, whole = divmod(whole, size)
        if count:
            parts.append(f"{count} {symbol}")
    return _if_read(" ".join(parts))


def _if_read(span: str) -> str:
    return span if _reads(_SPAN, span) else ""


def _force(speed: str) -> str:
    number = re.fullmatch(r"([0-9.]+)\s*(.*)", speed)
    if number is None or unit_named(number[2]) != FORCE:
        return ""
    force = f"{number[1]} {FORCE}"
    return force if _reads(_FORCE, force) else ""


def _ungrouped(text: str) -> str:
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", text)


def _reads(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


def _run_words(key: str) -> Callable[[Fields], str]:
    return lambda fields: run_of(fields, key).words


def _duration_words(fields: Fields) -> str:
    return span_of(fields) or one_line(word(fields, "duration")).strip("0")


_SAID: Mapping[Kind, Callable[[Fields], str]] = MappingProxyType(
    {
        Kind.AMOUNT: lambda fields: amount_words(fields, "amount"),
        Kind.CONCENTRATION: lambda fields: amount_words(fields, "concentration"),
        Kind.TEMPERATURE: lambda fields: _measured(fields, "temperature", "unit"),
        Kind.DURATION: _duration_words,
        Kind.CENTRIFUGE: _run_words("centrifuge"),
        Kind.SHAKER: _run_words("shaker"),
        Kind.PH: lambda fields: one_line(f"pH {word(fields, 'number')}") if word(fields, "number") else "",
        Kind.FORMULA: lambda fields: one_line(word(fields, "formula")),
        Kind.REAGENT: lambda fields: one_line(word(fields, "name")),
        Kind.EQUIPMENT: lambda fields: one_line(word(fields, "name")),
    }
)
