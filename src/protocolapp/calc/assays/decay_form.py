"""What calculators that allow for decay ask for alike, and how they read it."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from protocolapp.calc.assays.nuclides import NUCLIDE_CHOICES, NUCLIDES
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Field, Given, Sheet, When
from protocolapp.calc.form.fields import choice, quantity
from protocolapp.quantity import TIME, Quantity, QuantityError
from protocolapp.quantity.numerals import round_half_up, terminating_places

LITTLE_LEFT = Fraction(1, 10)
"""Below this share the label has mostly decayed (the lab's choice)."""

_MOST_PLACES = 4
_MINUTE = 60
_DAY = 86400


def nuclide_fields(when: When | None = None) -> tuple[Field, ...]:
    """The nuclide, and a half-life that overrules its own."""
    return (
        choice("nuclide", "Nuclide", NUCLIDE_CHOICES, when=when, also=("isotope",)),
        quantity(
            "half_life", "Half-life", TIME, unit="d", optional=True, when=when, also=("t_half",),
            help="left empty: the nuclide's own; needed for another nuclide",
        ),
    )  # fmt: skip


def half_life_of(given: Given, sheet: Sheet) -> Quantity | None:
    """The half-life typed, else the nuclide's; None, with a flag, where there is neither."""
    typed = given.maybe("half_life")
    if typed is not None:
        return typed
    nuclide = NUCLIDES.get(given.choice("nuclide"))
    if nuclide is None:
        sheet.block(
            Code.MISSING,
            "The half-life of this nuclide is not known here.",
            "Fill it in, from the data sheet.",
            "half_life",
        )
        return None
    sheet.note(Code.ASSAY_CONVENTION, f"Half-life used: {nuclide.told}.", "nuclide")
    return nuclide.half_life


def time_between(start: datetime, end: datetime) -> Quantity:
    """The time from one moment to another, in days; negative where the other is earlier."""
    return Quantity.of(Fraction((end - start) // timedelta(seconds=1), _DAY), "d")


def moment_after(start: datetime, elapsed: Quantity) -> str:
    """The moment a time later, to the minute: `2026-12-05 18:26`. Raises QuantityError beyond the calendar."""
    try:
        moment = start + timedelta(minutes=round_half_up(elapsed.base / _MINUTE))
    except OverflowError as error:
        raise QuantityError("That moment lies beyond the calendar.", "Check the half-life.") from error
    return moment.isoformat(sep=" ", timespec="minutes")


def show_time(sheet: Sheet, time: Quantity) -> str:
    """A time in its own unit, every digit of one that was typed or tabulated; in brackets where negative."""
    places = terminating_places(time.magnitude)
    exact = places is not None and places <= _MOST_PLACES
    step = Quantity(Fraction(1, 10**places), time.unit) if exact and places is not None else None
    shown = sheet.bench.show(time, unit=time.unit, increment=step)
    return f"({shown})" if time.is_negative else shown


def say_when(sheet: Sheet, elapsed: Quantity, left: Quantity, about: str) -> None:
    """What there is to say about the time: before the reference date, or mostly decayed."""
    if elapsed.is_negative:
        sheet.note(
            Code.BEFORE_REFERENCE,
            f"It is {sheet.show(abs(elapsed))} before the reference date, so there is more than on the label: "
            f"{sheet.number(left.as_number())} times as much.",
            about,
        )
    elif left.as_number() < LITTLE_LEFT:
        fold = sheet.number(1 / left.as_number())
        sheet.warn(
            Code.MOSTLY_DECAYED,
            f"Only {sheet.percent(left)} is left.",
            f"Take {fold} times as much as on the reference date, or use a fresh lot.",
            about,
        )
