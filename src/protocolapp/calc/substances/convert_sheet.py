"""What a conversion shows: the value in its new unit, in others beside it, and which figures linked the kinds."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.links import Hop
from protocolapp.calc.substances.shown_mass import shown_mass
from protocolapp.calc.substances.substance import Meant
from protocolapp.quantity import MASS, UNITS, Quantity, Unit, units_of

_PRECISE, _PRECISE_MASS = 8, 5
_LEAST_SHOWN, _MOST_SHOWN = Fraction(1, 1000), Fraction(1_000_000)


def write_answer(sheet: Sheet, value: Quantity, found: Quantity) -> None:
    """The value in the unit asked for, and in the others of that kind that people would read."""
    asked = sheet.bench.show(value, unit=value.unit, increment=_every_digit(value, _PRECISE))
    alike = value.dimension == found.dimension
    step = shown_step(found, alike=alike)
    sheet.value("converted", f"{asked} in {found.unit}", found, unit=found.unit, increment=step)
    if alike:
        shown = sheet.bench.show(found, unit=found.unit, increment=step)
        sheet.step(f"from {value.unit} to {found.unit}", asked, shown)
    rows = [
        (
            unit.symbol,
            sheet.cell(found, unit=unit, increment=_every_digit(found.to(unit), _PRECISE) if step else None),
        )
        for unit in units_of(found.dimension)
        if unit.symbol != found.unit.symbol and _LEAST_SHOWN <= abs(found.amount_in(unit)) < _MOST_SHOWN
    ]
    if rows:
        sheet.table("other_units", "In other units", (("unit", "Unit"), ("value", "Value")), rows)


def shown_step(found: Quantity, *, alike: bool) -> Quantity | None:
    """In full what was only written in another unit (alike), and a mass as far as a balance shows it."""
    if alike:
        return _every_digit(found, _PRECISE)
    return _every_digit(found, _PRECISE_MASS) if found.dimension == MASS else None


def _every_digit(found: Quantity, most: int) -> Quantity | None:
    """What shows an exact conversion in full, where that is not too long: 310.15 K, 86,400 s."""
    for places in range(most):
        if (found.magnitude * 10**places).denominator == 1:
            short = abs(found.magnitude) * 10**places < 10**most
            return _step_of(found.unit, places) if short else None
    return None


def _step_of(unit: Unit, places: int) -> Quantity:
    plain = UNITS["K"] if unit.is_affine else unit
    return Quantity(Fraction(1, 10**places), plain)


def say_what_was_used(sheet: Sheet, given: Given, meant: Meant | None, hops: tuple[Hop, ...]) -> None:
    """Which molar mass and density were taken from the catalogue."""
    used = {hop.link.key for hop in hops}
    if meant is None:
        return
    if "mw" in used and not given.has("mw") and meant.mw is not None:
        message = f"Counted with {meant.label}, {shown_mass(sheet, meant.mw)}; another form or lot differs."
        sheet.note(Code.FORM_OF_SUBSTANCE, message, "substance")
    entry = meant.entry
    dense = "density" in used or "solution_density" in used
    if (
        dense
        and not given.has("density")
        and entry is not None
        and entry.density is not None
        and not entry.verified
    ):
        message = f"The density of {entry.name}, {sheet.show(entry.density)}, is a usual value: confirm it."
        sheet.note(Code.UNVERIFIED, message, "density")
