"""The one percentage that is a concentration by definition: w/v is grams per 100 mL.

v/v and w/w meet a mass per volume only through a density, so nothing here converts them.
"""

from __future__ import annotations

from protocolapp.quantity.dimension import MASS_CONCENTRATION, PERCENT_WV
from protocolapp.quantity.mismatch import mismatch
from protocolapp.quantity.units import UNITS
from protocolapp.quantity.value import Quantity

_MG_PER_ML_IN_ONE_PERCENT = 10


def percent_as_concentration(percent: Quantity) -> Quantity:
    """5 % w/v -> 50 mg/mL. Raises DimensionError for anything but a percentage w/v."""
    if percent.dimension != PERCENT_WV:
        given = percent.dimension
        raise mismatch(f"Expected a percentage w/v, not {given.with_article}.", given, PERCENT_WV)
    magnitude = percent.magnitude * _MG_PER_ML_IN_ONE_PERCENT
    return Quantity(magnitude, UNITS["mg/mL"], percent.approximate)


def concentration_as_percent(concentration: Quantity) -> Quantity:
    """50 mg/mL -> 5 % w/v. Raises DimensionError for anything but a mass concentration."""
    if concentration.dimension != MASS_CONCENTRATION:
        given = concentration.dimension
        raise mismatch(f"Expected a mass concentration, not {given.with_article}.", given, MASS_CONCENTRATION)
    magnitude = concentration.amount_in("mg/mL") / _MG_PER_ML_IN_ONE_PERCENT
    return Quantity(magnitude, UNITS["% w/v"], concentration.approximate)
