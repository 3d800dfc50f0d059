"""Strengths of two kinds brought together: molar and mass per volume meet through the molar mass."""

from __future__ import annotations

from protocolapp.calc.ingredient import as_mass_concentration
from protocolapp.quantity import MOLAR, DimensionError, Quantity


def in_kind_of(strength: Quantity, like: Quantity, mw: Quantity | None) -> Quantity:
    """The strength in the kind that `like` is given in. Raises DimensionError where nothing leads there."""
    if strength.dimension == like.dimension:
        return strength
    mass = as_mass_concentration(strength, mw)
    if mass is not None and like.dimension == MOLAR and mw is not None:
        return (mass / mw).to(like.unit)
    if mass is not None and mass.dimension == like.dimension:
        return mass
    here, there = strength.dimension.with_article, like.dimension.with_article
    raise DimensionError(
        f"{strength} is {here}, {like} is {there}.",
        "Give both in the same kind of unit, or the molar mass with them.",
    )
