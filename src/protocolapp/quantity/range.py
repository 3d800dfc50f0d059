"""A range of one kind of quantity, both ends included."""

from __future__ import annotations

from dataclasses import dataclass, field

from protocolapp.quantity.dimension import Dimension
from protocolapp.quantity.errors import QuantityError
from protocolapp.quantity.mismatch import mismatch
from protocolapp.quantity.value import Quantity


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """low <= high, of one dimension. written: the text as typed, empty when computed.

    Raises DimensionError when the ends measure different things, QuantityError when low is above high.
    """

    low: Quantity
    high: Quantity
    written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.low.dimension != self.high.dimension:
            one, other = self.low.dimension, self.high.dimension
            raise mismatch(f"A range cannot go from {one.with_article} to {other.with_article}.", one, other)
        if self.low > self.high:
            raise QuantityError("The range begins above its end.", "Put the smaller value first.")

    @property
    def dimension(self) -> Dimension:
        return self.low.dimension

    @property
    def is_single(self) -> bool:
        """Whether both ends are the same value."""
        return self.low == self.high

    @property
    def middle(self) -> Quantity:
        """Half-way between the ends, in the unit of the high one."""
        unit = self.high.unit
        low = self.low.to(unit)
        approximate = low.approximate or self.high.approximate
        return Quantity((low.magnitude + self.high.magnitude) / 2, unit, approximate)

    def __contains__(self, quantity: Quantity) -> bool:
        return self.low <= quantity <= self.high
