"""Which powder is in the bottle: the substance a strength is meant of, its form, the lot's molar mass, its content."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.forms import find_form, may_be_form
from protocolapp.calc.substances.shown_mass import FACTOR_STEP, factor_text, say_if_unverified, shown_mass
from protocolapp.calc.substances.substance import Form, Meant, SubstanceError, alike, find_substance, forms_of
from protocolapp.calc.substances.weighing import Powder
from protocolapp.quantity import MOLAR, Quantity

_SIGN_FORGOTTEN = 5
_LIGHTER = Fraction(99, 100)


def powder_in_bottle(sheet: Sheet, given: Given, strength: Quantity | None) -> Powder | None:
    """The powder the fields speak of; None when they do not make one, and the flags on the sheet say why.

    strength: what it is wanted for, None when it is the unknown: then a molar mass is welcome, not needed.
    """
    content = _content(sheet, given)
    try:
        about = "substance"
        meant = find_substance(given.text(about), sheet.bench.catalogue) if given.has(about) else None
        about = "form"
        form = _form(given, meant, sheet) if given.has(about) else meant
    except SubstanceError as error:
        if not given.has("mw") and not _does_without(sheet, given, strength, error):
            sheet.take_flags((error.flag(about),))
            return None
        meant = form = None
    if content is None or not _related(sheet, meant, form):
        return None
    mw = given.maybe("mw") or (form.mw if form is not None else None)
    if mw is None and strength is not None and strength.dimension == MOLAR:
        _no_molar_mass(sheet, form)
        return None
    if form is not None:
        _say_if_liquid(sheet, form)
    factor = _factor(meant, form, mw)
    powder = Powder(mw, factor, content)
    if form is not None and mw is not None:
        by_mass = strength is not None and strength.dimension != MOLAR
        _say_the_form(sheet, form, powder, given.maybe("mw"), by_mass=by_mass)
    return powder


def _does_without(sheet: Sheet, given: Given, strength: Quantity | None, error: SubstanceError) -> bool:
    """A strength in mass needs no molar mass, so an own name does no harm; a form would, as it changes the mass."""
    if given.has("form") or (strength is not None and strength.dimension == MOLAR):
        return False
    sheet.note(Code.UNKNOWN_SUBSTANCE, f"{error.message} A strength in mass does without.", "substance")
    return True


def _form(given: Given, meant: Meant | None, sheet: Sheet) -> Meant:
    catalogue = sheet.bench.catalogue
    return (
        find_form(given.text("form"), meant, catalogue)
        if meant is not None
        else find_substance(given.text("form"), catalogue)
    )


def _content(sheet: Sheet, given: Given) -> Fraction | None:
    purity, water = given.share("purity"), given.share("water")
    if purity > 1:
        message = f"A purity of {sheet.number(purity * 100)} % is above 100 %."
        sheet.block(Code.OUTSIDE_RANGE, message, _percent_meant(sheet, purity), "purity")
    if water >= 1:
        message = f"A powder cannot be {sheet.number(water * 100)} % water."
        sheet.block(Code.OUTSIDE_RANGE, message, _percent_meant(sheet, water), "water")
    return purity * (1 - water) if purity <= 1 and water < 1 else None


def _percent_meant(sheet: Sheet, share: Fraction) -> str:
    """98 without its sign is 9800 %."""
    if share < _SIGN_FORGOTTEN:
        return "Write what the certificate says, in %."
    return f"Write {sheet.number(share)} % if that is meant, else what the certificate says."


def _related(sheet: Sheet, meant: Meant | None, form: Meant | None) -> bool:
    """A form has to be one of the substance."""
    if meant is None or form is None or may_be_form(form, meant):
        return True
    forms = ", ".join(one.label for one in forms_of(meant, sheet.bench.catalogue))
    known = f"Choose one of: {forms}; or leave" if forms else "Leave"
    sheet.block(
        Code.FORM_OF_SUBSTANCE, f"{form.label} is no form of {meant.label}.", f"{known} the substance empty.", "form"
    )  # fmt: skip
    return False


def _no_molar_mass(sheet: Sheet, form: Meant | None) -> None:
    if form is None:
        sheet.block(
            Code.MW_MISSING, "A molar strength of a powder needs its molar mass.",
            "Give the substance, by name or formula, or the molar mass on the bottle.", "mw",
        )  # fmt: skip
        return
    sheet.block(
        Code.NO_SINGLE_MASS, f"{form.label} has no single molar mass.",
        "Give the strength in mg/mL or % w/v, or the average molar mass of the supplier.", "mw",
    )  # fmt: skip


def _say_if_liquid(sheet: Sheet, form: Meant) -> None:
    """A liquid can be weighed, but a concentrate is not all substance."""
    entry = form.entry
    if entry is None or entry.density is None:
        return
    if entry.strength is not None:
        sheet.warn(
            Code.FORM_OF_SUBSTANCE,
            f"{entry.name} comes as a liquid of {sheet.show(entry.strength)}: this is the mass of {entry.name} itself.",
            "Use the calculator “Concentrated liquid”, which works out the volume of the bottle.",
            "substance",
        )
        return
    message = f"{entry.name} is a liquid ({sheet.show(entry.density)}): “Concentrated liquid” gives the volume to take."
    sheet.note(Code.FORM_OF_SUBSTANCE, message, "substance")


def _factor(meant: Meant | None, form: Meant | None, mw: Quantity | None) -> Fraction:
    """How many times as heavy what is in the bottle is as what the strength is meant of."""
    if meant is None or form is None or meant.mw is None or mw is None or meant.label == form.label:
        return Fraction(1)
    return (mw / meant.mw).as_number()


def _say_the_form(sheet: Sheet, form: Meant, powder: Powder, lot: Quantity | None, *, by_mass: bool) -> None:
    """Which form is counted on, and what the others of its family would change. by_mass: so is the strength."""
    mw = powder.mw
    if mw is None:
        return
    forms = forms_of(form, sheet.bench.catalogue)
    others = [one for one in forms if form.mw is not None and not alike(one.mw, form.mw)]
    if lot is not None and form.mw is not None and lot != form.mw:
        _say_the_lot(sheet, form, form.mw, lot, by_mass=by_mass and powder.factor == 1)
    elif others:
        told = ", ".join(
            f"{one.label} would be {factor_text(sheet, (one.mw / mw).as_number())} times as much"
            for one in others
        )
        message = f"Counted as {form.label}, {shown_mass(sheet, mw)}: {told}. Check the bottle."
        sheet.note(Code.FORM_OF_SUBSTANCE, message, "form")
    free = forms[0] if forms else Form(form.label, "", mw)
    if others and not alike(free.mw, mw):
        times = (mw / free.mw).as_number()
        shown = factor_text(sheet, times)
        sheet.value("factor", f"Times as heavy as {free.label}", times, increment=FACTOR_STEP, main=False)
        if not by_mass or powder.factor != 1:
            sheet.step(
                "f = MW_form / MW_free", f"{shown_mass(sheet, mw)} / {shown_mass(sheet, free.mw)}", shown
            )
    if lot is None and form.entry is not None:
        say_if_unverified(sheet, form.entry)


def _say_the_lot(sheet: Sheet, form: Meant, known: Quantity, lot: Quantity, *, by_mass: bool) -> None:
    factor, shown = (lot / known).as_number(), shown_mass(sheet, lot)
    message = (
        f"The lot's molar mass, {shown}, is used; {form.label} has {shown_mass(sheet, known)} "
        f"(a factor of {factor_text(sheet, factor)})."
    )
    if by_mass:
        message += " A strength in mass is that of the powder as it is in the bottle."
    sheet.note(Code.FORM_OF_SUBSTANCE, message, "mw")
    if factor < _LIGHTER:
        sheet.warn(
            Code.FORM_OF_SUBSTANCE, f"{shown} is less than {form.label} itself weighs.",
            "Check the molar mass on the bottle, and which form it is.", "mw",
        )  # fmt: skip
