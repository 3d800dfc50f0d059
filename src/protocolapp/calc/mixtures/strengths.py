"""Strengths of two kinds brought together: molar and mass per volume meet through the molar mass."""

from __future__ import annotations

from protocolapp.calc.mixtures.ingredient import GRAMS_PER_LITRE, as_mass_concentration
from protocolapp.quantity import MOLAR, PERCENT_VV, PERCENT_WV, DimensionError, Quantity, as_unit

_GRAM_PER_LITRE = as_unit("g/L")


def in_kind_of(
    strength: Quantity, like: Quantity, mw: Quantity | None, density: Quantity | None = None
) -> Quantity:
    """The strength in the kind that `like` is given in. Raises DimensionError where nothing leads there."""
    if strength.dimension == like.dimension:
        return strength
    mass = as_mass_concentration(strength, mw, density)
    if mass is not None and like.dimension == MOLAR and mw is not None:
        return (mass / mw).to(like.unit)
    if mass is not None and like.dimension == PERCENT_WV:
        share = mass.amount_in(_GRAM_PER_LITRE) / GRAMS_PER_LITRE
        return Quantity(share / like.unit.factor, like.unit)
    if mass is not None and like.dimension == PERCENT_VV and density is not None:
        return Quantity(mass.base / density.base / like.unit.factor, like.unit)
    if mass is not None and mass.dimension == like.dimension:
        return mass.to(like.unit)
    here, there = strength.dimension.with_article, like.dimension.with_article
    raise DimensionError(
        f"{strength} is {here}, {like} is {there}.",
        "Give both in the same kind of unit, or the molar mass with them.",
    )
