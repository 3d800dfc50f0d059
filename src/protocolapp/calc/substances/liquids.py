"""Liquids as they come in the bottle: density, strength, whether they are thick, whether they are acids."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.reagent_kind import clings
from protocolapp.calc.substances.substance import Meant, SubstanceError, find_substance
from protocolapp.quantity import Quantity

_ONE_PERCENT = Fraction(1, 100)
"""A density changes by less than 1 % for so much of the strength."""

_ACIDS = frozenset({"HCl"})


@dataclass(frozen=True, slots=True)
class Liquid:
    """label: what to call it. density: of the liquid as it is in the bottle. strength: of it, None when pure.

    solid: the catalogue has it, and not as a liquid, so that it is in the bottle with something else.
    """

    label: str
    mw: Quantity | None = None
    density: Quantity | None = None
    strength: Quantity | None = None
    viscous: bool = False
    acid: bool = False
    solid: bool = False


def liquid_in_bottle(
    sheet: Sheet, given: Given, label: Quantity | None = None, *, needed: bool = True
) -> Liquid | None:
    """What the fields `substance`, `density` and, where there is one, `mw` speak of.

    label: the strength on the bottle, which the catalogue's density may not fit. needed: whether a name nobody
    knows blocks where no density is given either; the flag on the sheet says so, and there is no liquid then.
    """
    meant = None
    if given.has("substance"):
        try:
            meant = find_substance(given.text("substance"), sheet.bench.catalogue)
        except SubstanceError as error:
            if needed and not given.has("density"):
                sheet.take_flags((error.flag("substance"),))
                return None
    return _liquid(sheet, given, meant, label)


def _liquid(sheet: Sheet, given: Given, meant: Meant | None, strength: Quantity | None) -> Liquid:
    entry = meant.entry if meant is not None else None
    label = meant.label if meant is not None else given.text("substance") or "the liquid"
    density = given.maybe("density")
    if (
        entry is not None
        and entry.density is not None
        and density is None
        and _alike(strength, entry.strength)
    ):
        density = entry.density
        if not entry.verified:
            used = (entry.density, entry.strength if strength is None else None)
            figures = [sheet.show(one) for one in used if one is not None]
            message = f"The usual figures of {entry.name} are used ({', '.join(figures)}): confirm them on the bottle."
            sheet.note(Code.UNVERIFIED, message, "density")
    strength = strength or (entry.strength if entry is not None else None)
    name = entry.name if entry is not None else ""
    mw = given.maybe("mw") or (meant.mw if meant is not None else None)
    acid = name in _ACIDS or name.casefold().endswith("acid")
    solid = entry is not None and entry.density is None
    return Liquid(label, mw, density, strength, clings(label), acid, solid)


def _alike(label: Quantity | None, catalogue: Quantity | None) -> bool:
    """Whether the density of the catalogue's strength will do for the one on the label."""
    if label is None:
        return True
    known = catalogue or Quantity.of(100, "% w/w")
    return label.dimension != known.dimension or abs(label.base - known.base) <= _ONE_PERCENT
