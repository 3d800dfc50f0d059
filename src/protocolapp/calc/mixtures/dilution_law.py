"""C1·V1 = C2·V2 by itself: the one of the four that is left out, from the other three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.quantity import Quantity, QuantityError

FORMULAS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "take": ("V1 = C2·V2 / C1", "{final} × {final_volume} / {stock}"),
        "stock": ("C1 = C2·V2 / V1", "{final} × {final_volume} / {take}"),
        "final": ("C2 = C1·V1 / V2", "{stock} × {take} / {final_volume}"),
        "final_volume": ("V2 = C1·V1 / C2", "{stock} × {take} / {final}"),
    }
)
"""By what is worked out: the formula turned round, and where its numbers go."""


@dataclass(frozen=True, slots=True)
class Dilution:
    """stock and final: strengths; take: of the stock; volume: the total it is made up to (exact);
    diluent: the rest.
    """

    stock: Quantity
    take: Quantity
    final: Quantity
    volume: Quantity

    @property
    def fits(self) -> bool:
        """Whether there is room for what is taken: not where the stock is weaker than what it is to give."""
        return self.take <= self.volume

    @property
    def diluent(self) -> Quantity:
        """What makes it up to the volume; negative when the stock is too dilute."""
        return self.volume - self.take


def dilute(
    *,
    stock: Quantity | None = None,
    take: Quantity | None = None,
    final: Quantity | None = None,
    volume: Quantity | None = None,
) -> Dilution:
    """Fill in the one of the four that is left out. What cannot be diluted so comes out with more taken than there is
    room for (`fits`).

    Raises QuantityError unless exactly one is left out; DimensionError when strengths or volumes do not
    match.
    """
    if stock is None and take is not None and final is not None and volume is not None:
        return Dilution((final * (volume / take)).to(final.unit), take, final, volume)
    if take is None and stock is not None and final is not None and volume is not None:
        return Dilution(stock, (volume * (final / stock)).to(volume.unit), final, volume)
    if final is None and stock is not None and take is not None and volume is not None:
        return Dilution(stock, take, (stock * (take / volume)).to(stock.unit), volume)
    if volume is None and stock is not None and take is not None and final is not None:
        return Dilution(stock, take, final, (take * (stock / final)).to(take.unit))
    raise QuantityError("A dilution needs three of its four values.", "Leave exactly one of them out.")
