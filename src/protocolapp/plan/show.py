"""Values as people read them: what was given as it was given, what was worked out to the pipette's
increment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.flag import Flag
from protocolapp.plan.facts import Value
from protocolapp.protocol.model import At
from protocolapp.protocol.plain_values import moment_text
from protocolapp.protocol.readings import Attachment, PlateReadings, TableValue
from protocolapp.protocol.readings_text import in_a_line
from protocolapp.quantity import VOLUME, Quantity, format_number, format_plain, format_quantity, format_range

NO_BREAK = "\u00a0"

SECONDS_UNTIL = 3600
"""Seconds are told below an hour."""


@dataclass(frozen=True, slots=True)
class Shown:
    """text: for people. plain: for the clipboard. detail: how it is pipetted."""

    text: str
    plain: str
    detail: str = ""
    flags: tuple[Flag, ...] = ()


def show_given(value: Value, unit: str | None = None, pipettes: PipetteSet | None = None) -> Shown:
    """A parameter, column or entry: as given (`1 mg`), in its own unit; a volume with the pipette that
    sets it.
    """
    if isinstance(value, Quantity):
        fitting = unit if unit is not None and _measures(value, unit) else None
        detail = pipettes.take(value).detail if pipettes is not None and value.dimension == VOLUME else ""
        return Shown(format_quantity(value, unit=fitting), format_plain(value, unit=fitting), detail)
    text = _word(value)
    return Shown(text, text)


def show_calculated(
    value: Value, unit: str | None, pipettes: PipetteSet, about: str = "", row: str = ""
) -> Shown:
    """A value that was worked out; a volume to the increment of the pipette that takes it, its zeros kept."""
    if isinstance(value, Fraction) and unit is not None:
        value = Quantity(value)
    if not isinstance(value, Quantity):
        text = _word(value)
        return Shown(text, text)
    if value.dimension != VOLUME:
        return Shown(format_quantity(value, unit=unit), format_plain(value, unit=unit))
    pipetting = pipettes.take(value, about, row)
    if unit is not None:
        increment = pipetting.pipette.increment if pipetting.pipette is not None else None
        text = format_quantity(pipetting.delivered, unit=unit, increment=increment)
        plain = format_plain(pipetting.delivered, unit=unit, increment=increment)
        return Shown(text, plain, pipetting.detail, pipetting.flags)
    return Shown(pipetting.text, pipetting.plain, pipetting.detail, pipetting.flags)


def span_of(texts: Iterable[tuple[Value, str]]) -> str:
    """One text where all agree, else the span `219–251 µL`, else the texts one after the other."""
    pairs = list(texts)
    distinct = list(dict.fromkeys(text for _, text in pairs))
    if len(distinct) == 1:
        return distinct[0]
    quantities = [(value, text) for value, text in pairs if isinstance(value, Quantity)]
    if len(quantities) < len(pairs) or len({value.dimension for value, _ in quantities}) > 1:
        return ", ".join(distinct)
    low = min(quantities, key=lambda pair: pair[0].base)[1]
    high = max(quantities, key=lambda pair: pair[0].base)[1]
    low_number, _, low_unit = low.partition(NO_BREAK)
    _, _, high_unit = high.partition(NO_BREAK)
    if low_unit != high_unit or low_number.startswith("−"):
        return f"{low} to {high}"
    return f"{low_number}–{high}"


def at_text(at: At | None) -> str:
    """`4 °C`, `95–100 °C`, `on ice`; empty for nowhere."""
    if at is None:
        return ""
    return format_range(at.celsius) if at.celsius is not None else at.text


def at_words(at: str) -> str:
    """`at 4 °C`, but `on ice`; empty for nowhere."""
    return f"at {at}" if at and (at[0].isdigit() or at[0] in "−-") else at


def _measures(value: Quantity, unit: str) -> bool:
    return Quantity.of(1, unit).dimension == value.dimension


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return format_number(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (TableValue, PlateReadings, Attachment)):
        return in_a_line(value)
    return str(value)


def duration_text(milliseconds: int) -> str:
    """`1 h 30 min`; `0 min` for none. Whole minutes from one hour on."""
    if milliseconds < 1000:
        return f"0{NO_BREAK}min"
    seconds = milliseconds // 1000
    if seconds >= SECONDS_UNTIL:
        seconds = round(Fraction(seconds, 60)) * 60
    return format_quantity(Quantity.of(seconds, "s"))
