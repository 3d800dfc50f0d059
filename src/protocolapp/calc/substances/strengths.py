"""Strengths of two kinds brought together: a molar mass or a density links them."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.flag import Code
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    MOLAR,
    PERCENT_VV,
    PERCENT_WV,
    RADIOACTIVE_CONCENTRATION,
    STRENGTHS,
    Dimension,
    DimensionError,
    Quantity,
    as_unit,
)

DILUTABLE = (*STRENGTHS, RADIOACTIVE_CONCENTRATION)
"""The kinds that a dilution takes to a part: every strength, and radioactivity per volume."""

GRAMS_PER_LITRE = 1000
"""100 % w/v is 100 g in 100 mL."""

_GRAMS_PER_LITRE = as_unit("g/L")
_LINKED = frozenset({MASS_CONCENTRATION, PERCENT_WV, MOLAR, PERCENT_VV})


def as_mass_concentration(
    strength: Quantity, mw: Quantity | None, density: Quantity | None = None
) -> Quantity | None:
    """A strength in mass per volume: % w/v by its definition, molar through its molar mass, % v/v through the
    density of the pure liquid; None without one.
    """
    if strength.dimension == MASS_CONCENTRATION:
        return strength
    if strength.dimension == PERCENT_WV:
        return Quantity(strength.base * GRAMS_PER_LITRE, _GRAMS_PER_LITRE)
    if strength.dimension == MOLAR and mw is not None:
        return strength * mw
    if strength.dimension == PERCENT_VV and density is not None:
        return density * strength.base
    return None


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
        share = mass.amount_in(_GRAMS_PER_LITRE) / GRAMS_PER_LITRE
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


def alike(
    strengths: Sequence[Quantity | None], mw: Quantity | None, density: Quantity | None = None
) -> tuple[Quantity | None, ...] | None:
    """All in one kind, as they are where they are already; None where they do not meet."""
    if len(kinds_of(strengths)) <= 1:
        return tuple(strengths)
    made = [None if one is None else as_mass_concentration(one, mw, density) for one in strengths]
    lost = any(one is not None and found is None for one, found in zip(strengths, made, strict=True))
    return None if lost else tuple(made)


def missing_between(kinds: frozenset[Dimension], mw: Quantity | None) -> Code | None:
    """The figure that would link strengths of these kinds; None where none does."""
    if not kinds <= _LINKED:
        return None
    if MOLAR in kinds and mw is None:
        return Code.MW_MISSING
    return Code.DENSITY_MISSING if PERCENT_VV in kinds else None


def kinds_of(strengths: Sequence[Quantity | None]) -> frozenset[Dimension]:
    """The kinds among them; what is not given has none."""
    return frozenset(one.dimension for one in strengths if one is not None)
