"""Rounding a quantity to what can be set or read: a pipette's increment, a balance's digit."""

from __future__ import annotations

from protocolapp.quantity.errors import QuantityError
from protocolapp.quantity.mismatch import mismatch
from protocolapp.quantity.numerals import round_half_up
from protocolapp.quantity.value import Quantity


def round_to(quantity: Quantity, increment: Quantity) -> Quantity:
    """The nearest multiple of `increment`, in the quantity's own unit; a half goes up, away from zero.

    Raises DimensionError for an increment of another kind, QuantityError for one that is not above zero.
    """
    if quantity.dimension != increment.dimension:
        one, other = quantity.dimension, increment.dimension
        raise mismatch(f"Cannot round {one.with_article} to {other.with_article}.", one, other)
    if increment.unit.is_affine or increment.magnitude <= 0:
        raise QuantityError(f"Cannot round to steps of {increment}.", "Give an increment above zero.")
    # A temperature is rounded on its own scale: 37.04 °C to 0.1 K is 37.0 °C.
    step = increment.magnitude * increment.unit.factor / quantity.unit.factor
    rounded = round_half_up(quantity.magnitude / step) * step
    return Quantity(rounded, quantity.unit, quantity.approximate)
