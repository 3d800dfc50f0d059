"""pH of a buffer at another temperature, pH(T2) = pH(T1) + k·(T2 − T1), and what it is made of at that pH."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, number, quantity
from protocolapp.calc.mixtures.ph_buffers import BUFFERS, REACH, SET_AT, SOURCE, Buffer
from protocolapp.calc.mixtures.ph_note import (
    HUNDREDTH,
    LabelledBuffer,
    labelled_buffer,
    ph_at,
    ph_note,
    ph_text,
)
from protocolapp.quantity import MOLAR, PERCENT, TEMPERATURE, VOLUME, Quantity

__all__ = ["BUFFERS", "CALCULATOR", "SET_AT", "LabelledBuffer", "labelled_buffer", "ph_at", "ph_note"]

HIGHEST_PH = 14
STEEPEST = Fraction(1, 10)
"""A change of pKa per °C. The usual buffers stay below 0.03; the limit is the lab's choice, to catch slips."""
COLDEST, HOTTEST = Quantity.of(-20, "°C"), Quantity.of(100, "°C")
"""Between these a buffer may be liquid, with salt or glycerol in it."""

_OWN = "other"


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if _out_of_reach(sheet, given):
        return sheet.outcome()
    buffer = BUFFERS.get(given.choice("buffer")) or Buffer(
        "buffer", given.number("pka"), given.number("per_kelvin")
    )
    set_at, used_at = given.quantity("set_at"), given.quantity("used_at")
    if given.unknown == "ph_set":
        used = given.number("ph_used")
        ph = buffer.reads(used, used_at, set_at)
    else:
        ph = given.number("ph_set")
        used = buffer.reads(ph, set_at, used_at)
    _readings(sheet, buffer, given, ph, used)
    _reach(sheet, buffer, ph, set_at)
    _forms(sheet, buffer, ph, given)
    return sheet.outcome()


def _out_of_reach(sheet: Sheet, given: Given) -> bool:
    """What no buffer in water has: a slip, and the shift is not straight over so far."""
    beyond = [_beyond(sheet, name, given.maybe_number(name)) for name in ("ph_set", "ph_used", "pka")]
    beyond.append(_too_steep(sheet, given.maybe_number("per_kelvin")))
    beyond += [_not_liquid(sheet, name, given.quantity(name)) for name in ("set_at", "used_at")]
    return any(beyond)


def _beyond(sheet: Sheet, name: str, ph: Fraction | None) -> bool:
    if ph is None or ph <= HIGHEST_PH:
        return False
    message = f"{sheet.number(ph)} is not a pH that a buffer in water has."
    sheet.block(Code.OUTSIDE_RANGE, message, f"Write one from 0 to {HIGHEST_PH}.", name)
    return True


def _too_steep(sheet: Sheet, per_kelvin: Fraction | None) -> bool:
    if per_kelvin is None or abs(per_kelvin) <= STEEPEST:
        return False
    message = f"{sheet.number(per_kelvin)} per °C is more than the pKa of any buffer changes."
    most, tris = sheet.number(STEEPEST), sheet.number(BUFFERS["tris"].per_kelvin)
    remedy = f"Write one from −{most} to {most}; Tris has {tris}."
    sheet.block(Code.OUTSIDE_RANGE, message, remedy, "per_kelvin")
    return True


def _not_liquid(sheet: Sheet, name: str, temperature: Quantity) -> bool:
    if COLDEST <= temperature <= HOTTEST:
        return False
    message = f"{sheet.show(temperature)} is no temperature of a buffer in water."
    remedy = f"Write one from {sheet.show(COLDEST)} to {sheet.show(HOTTEST)}."
    sheet.block(Code.OUTSIDE_RANGE, message, remedy, name)
    return True


def _readings(sheet: Sheet, buffer: Buffer, given: Given, ph: Fraction, used: Fraction) -> None:
    decimal = sheet.bench.decimal
    one, two = sheet.show(given.quantity("set_at")), sheet.show(given.quantity("used_at"))
    backwards = given.unknown == "ph_set"
    sheet.value("ph_set", f"Set to, at {one}", ph, increment=HUNDREDTH, main=backwards)
    sheet.value("ph_used", f"Reads at {two}", used, increment=HUNDREDTH, main=not backwards)
    sheet.value("shift", "Shift", used - ph, increment=HUNDREDTH, main=False)
    pka = buffer.pka_at(given.quantity("used_at"))
    sheet.value("pka_used", f"pKa at {two}", pka, increment=HUNDREDTH, main=False)
    shift = f"({sheet.number(buffer.per_kelvin)})·({two} − {one})"
    if backwards:
        sheet.step(
            "pH(T1) = pH(T2) − k·(T2 − T1)", f"{ph_text(used, decimal)} − {shift}", ph_text(ph, decimal)
        )
    else:
        sheet.step(
            "pH(T2) = pH(T1) + k·(T2 − T1)", f"{ph_text(ph, decimal)} + {shift}", ph_text(used, decimal)
        )
    if given.quantity("set_at").base != given.quantity("used_at").base:
        message = "Protocols rarely say at which temperature a pH was set."
        sheet.note(
            Code.PH_AT_TEMPERATURE, f"{message} This tells what it reads; it is not an order.", "ph_set"
        )


def _reach(sheet: Sheet, buffer: Buffer, ph: Fraction, set_at: Quantity) -> None:
    """pH and pKa shift together, so a buffer that holds at one temperature holds at the other."""
    if buffer.holds(ph, set_at):
        return
    pka, decimal, there = buffer.pka_at(set_at), sheet.bench.decimal, sheet.show(set_at)
    low, high = ph_text(pka - REACH, decimal), ph_text(pka + REACH, decimal)
    message = f"pH\u00a0{ph_text(ph, decimal)} at {there} lies outside pKa ± {REACH} ({low} to {high})."
    remedy = "It hardly buffers there: stay inside, or take a buffer with a pKa nearer to the pH."
    sheet.warn(Code.PH_OUTSIDE_BUFFER, message, remedy, "ph_set")


def _forms(sheet: Sheet, buffer: Buffer, ph: Fraction, given: Given) -> None:
    """How much of each form there is; the same at any temperature, for pH and pKa shift together."""
    set_at, decimal = given.quantity("set_at"), sheet.bench.decimal
    share = buffer.share_of_base(ph, set_at)
    percent = Quantity(share * 100, PERCENT, approximate=True)
    sheet.value("base_share", f"Share of {buffer.base}", percent, main=False)
    powers = f"1 / (1 + 10^({ph_text(buffer.pka_at(set_at), decimal)} − {ph_text(ph, decimal)}))"
    sheet.step("base / (acid + base) = 1 / (1 + 10^(pKa − pH))", powers, percent)
    strength, volume = given.maybe("strength"), given.maybe("volume")
    if strength is not None:
        base = Quantity(strength.magnitude * share, strength.unit, approximate=True)
        sheet.value("base_strength", f"Strength of {buffer.base}", base)
        sheet.value("acid_strength", f"Strength of {buffer.acid}", strength - base)
    if volume is not None:
        base = Quantity(volume.magnitude * share, volume.unit, approximate=True)
        alike = "stocks of equal strength; check with a pH meter"
        sheet.volume("base_volume", f"Take of {buffer.base}", base, detail=alike, use=True)
        sheet.volume("acid_volume", f"Take of {buffer.acid}", volume - base, detail=alike, use=True)


_CHOICES = {key: one.name for key, one in BUFFERS.items()} | {_OWN: "another buffer"}
_OTHER = When("buffer", (_OWN,))

CALCULATOR = Calculator(
    name="ph",
    title="pH at temperature",
    topic=Topic.SOLUTIONS,
    summary="What a buffer reads at another temperature, what to set it to, and its two forms at that pH.",
    fields=(
        choice("buffer", "Buffer", _CHOICES),
        number("ph_set", "pH as set", start="7.40", also=("ph", "ph1"), help="what the label says"),
        quantity("set_at", "Set at", TEMPERATURE, unit="°C", default="25 °C", zero=True, negative=True, also=("t1",)),
        number("ph_used", "pH where it is used", also=("ph2",)),
        quantity(
            "used_at", "Used at", TEMPERATURE, unit="°C", start="4 °C", zero=True, negative=True,
            also=("t2", "temperature"),
        ),
        number("pka", "pKa at 25 °C", when=_OTHER),
        number(
            "per_kelvin", "Change of pKa per °C", zero=True, negative=True, when=_OTHER, also=("k",),
            help="−0.028 for Tris",
        ),
        quantity("strength", "Strength of the buffer", MOLAR, unit="mM", optional=True, help="both forms together"),
        quantity(
            "volume", "Volume to mix", VOLUME, unit="mL", optional=True,
            help="from stocks of both forms, equally strong",
        ),
    ),
    work=_work,
    formulas=("pH(T2) = pH(T1) + k·(T2 − T1)", "pH = pKa + log([base] / [acid])"),
    sources=(SOURCE, "Henderson-Hasselbalch: dilute solutions, no correction for ionic strength"),
    words=("tris", "hepes", "phosphate", "imidazole", "buffer", "cold room", "henderson-hasselbalch", "pka"),
    solves=(Solve(("ph_set", "ph_used"), "ph_used"),),
    size="volume",
)  # fmt: skip
