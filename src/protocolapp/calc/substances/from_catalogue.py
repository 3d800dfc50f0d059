"""What the catalogue knows of a reagent by its name, and a word on the figures that are taken from there."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Sheet
from protocolapp.calc.substances.reagent_kind import bare_name
from protocolapp.lab import Substance
from protocolapp.quantity import Quantity


def known_as(bench: Bench, name: str) -> Substance | None:
    """The catalogue's entry for a name, with or without its pH; None where there is none."""
    return bench.catalogue.find(name) or bench.catalogue.find(bare_name(name))


def pure_density(substance: Substance | None) -> Quantity | None:
    """The density of the pure liquid. What comes as a concentrate, such as HCl in 37 %, has that one's density."""
    return substance.density if substance is not None and substance.strength is None else None


def say_which_form(sheet: Sheet, substance: Substance, about: str, row: int = 0) -> None:
    """Which of its forms the molar mass belongs to, or that it is a usual value."""
    if substance.mw is None:
        return
    mass = sheet.show(substance.mw)
    others = [one for one in sheet.bench.catalogue.forms(substance) if one.name != substance.name and one.mw]
    if others:
        also = ", ".join(f"{one.name} {sheet.show(one.mw)}" for one in others[:4] if one.mw is not None)
        message = f"{substance.name} is meant, {mass}; look at the bottle: there is also {also}."
        sheet.note(Code.FORM_OF_SUBSTANCE, message, about, row)
    elif not substance.verified:
        message = f"{substance.name}: {mass} is a usual value; compare it with the bottle."
        sheet.note(Code.UNVERIFIED, message, about, row)


def say_which_density(sheet: Sheet, substance: Substance, about: str, row: int = 0) -> None:
    """That volume and mass were linked by the catalogue's density."""
    density = pure_density(substance)
    if density is not None:
        message = f"{substance.name}: counted with {sheet.show(density)}; compare it with the bottle."
        sheet.note(Code.UNVERIFIED, message, about, row)
