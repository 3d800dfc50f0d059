"""What percent means, by its basis: w/v is g in 100 mL, v/v mL in 100 mL, w/w g in 100 g."""

from __future__ import annotations

from protocolapp.quantity import (
    MASS,
    PERCENT_VV,
    PERCENT_WV,
    PERCENT_WW,
    VOLUME,
    Dimension,
    Quantity,
    as_unit,
)

BASIS = {PERCENT_WV: "g in 100 mL", PERCENT_VV: "mL in 100 mL", PERCENT_WW: "g in 100 g"}
"""What each is, in words."""

KINDS: dict[Dimension, tuple[Dimension, Dimension]] = {
    PERCENT_WV: (MASS, VOLUME),
    PERCENT_VV: (VOLUME, VOLUME),
    PERCENT_WW: (MASS, MASS),
}
"""What the solute and the whole are measured in."""

_HUNDRED = {PERCENT_WV: as_unit("g/mL"), PERCENT_VV: as_unit(""), PERCENT_WW: as_unit("")}
"""100 % of each as solute per whole."""


def solute_of(strength: Quantity, total: Quantity) -> Quantity:
    """The solute in a whole: a mass for w/v and w/w, a volume for v/v.

    Raises DimensionError where the whole is no volume (w/v, v/v) or no mass (w/w).
    """
    part = total * _per_whole(strength)
    return part.to("mg" if part.dimension == MASS else "mL")


def total_of(strength: Quantity, solute: Quantity) -> Quantity:
    """The whole that a solute makes at a strength."""
    whole = solute / _per_whole(strength)
    return whole.to("mg" if whole.dimension == MASS else "mL")


def strength_of(solute: Quantity, total: Quantity) -> Quantity:
    """mass in volume is w/v, volume in volume v/v, mass in mass w/w. Raises DimensionError for others."""
    basis = next(
        (one for one, kinds in KINDS.items() if kinds == (solute.dimension, total.dimension)), PERCENT_WV
    )
    share = (solute / total).amount_in(_HUNDRED[basis])
    return Quantity(
        share * 100, as_unit({PERCENT_WV: "% w/v", PERCENT_VV: "% v/v", PERCENT_WW: "% w/w"}[basis])
    )


def _per_whole(strength: Quantity) -> Quantity:
    return Quantity(strength.base, _HUNDRED[strength.dimension], strength.approximate)
