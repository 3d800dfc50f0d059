"""C1·V1 = C2·V2 by itself: the one of the four that is left out, from the other three."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.figures.in_full import in_full
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.quantity import Quantity, QuantityError


@dataclass(frozen=True, slots=True)
class Dilution:
    """stock and final: strengths; take: of the stock; volume: the total it is made up to (exact);
    diluent: the rest.
    """

    stock: Quantity
    take: Quantity
    final: Quantity
    volume: Quantity
    flags: tuple[Flag, ...] = ()

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
    """Fill in the one of the four that is left out. A final strength above the stock's blocks.

    Raises QuantityError unless exactly one is left out; DimensionError when strengths or volumes do not
    match.
    """
    if stock is None and take is not None and final is not None and volume is not None:
        return _made((final * (volume / take)).to(final.unit), take, final, volume)
    if take is None and stock is not None and final is not None and volume is not None:
        return _made(stock, (volume * (final / stock)).to(volume.unit), final, volume)
    if final is None and stock is not None and take is not None and volume is not None:
        return _made(stock, take, (stock * (take / volume)).to(stock.unit), volume)
    if volume is None and stock is not None and take is not None and final is not None:
        return _made(stock, take, final, (take * (stock / final)).to(take.unit))
    raise QuantityError("A dilution needs three of its four values.", "Leave exactly one of them out.")


def _made(stock: Quantity, take: Quantity, final: Quantity, volume: Quantity) -> Dilution:
    return Dilution(stock, take, final, volume, _too_dilute(stock, final))


def _too_dilute(stock: Quantity, final: Quantity) -> tuple[Flag, ...]:
    if final <= stock:
        return ()
    message = f"The stock ({in_full(stock)}) is weaker than the final strength ({in_full(final)})."
    remedy = f"Use a stock of at least {in_full(final)}."
    return (Flag(Severity.BLOCK, Code.STOCK_TOO_DILUTE, message, remedy, "stock"),)
