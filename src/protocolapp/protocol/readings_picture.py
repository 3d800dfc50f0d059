"""The readings of a plate as a picture: the higher a reading, the darker its well."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.form.picture import PlatePicture, Well, WellRole
from protocolapp.protocol.plate_text import place_of
from protocolapp.protocol.readings import OVER, PlateReadings
from protocolapp.protocol.readings_text import span_text
from protocolapp.quantity.numerals import trimmed

_LONGEST_INSIDE = 5


def readings_picture(readings: PlateReadings, title: str) -> PlatePicture:
    """title: what was read. Wells that were not read are empty; one that is over has no colour."""
    numbers = readings.numbers
    low, high = (min(numbers.values()), max(numbers.values())) if numbers else (Fraction(0), Fraction(0))
    wells = []
    for name, text in readings.wells:
        place = place_of(name)
        if place is not None:
            level = (numbers[name] - low) / (high - low) if name in numbers and high > low else None
            wells.append(Well(*place, WellRole.SAMPLE, _inside(text), f"{name}: {text}", level))
    ends = span_text(readings).split(" to ") if high > low else ["", ""]
    return PlatePicture(title, readings.rows, readings.columns, tuple(wells), ends[0], ends[1])


def blank_plate(rows: int, columns: int, title: str) -> PlatePicture:
    """A plate of which nothing was read yet."""
    return PlatePicture(title, rows, columns, ())


def _inside(text: str) -> str:
    """Short enough to stand in a well."""
    if text == OVER or len(text) <= _LONGEST_INSIDE:
        return text
    return trimmed(Fraction(text))
