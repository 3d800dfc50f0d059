"""A count in a chamber: density, viability, and how far chance makes it uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import Quantity, QuantityError, approx_sqrt

ENOUGH = 100
"""Cells to count at least, live and dead: of 100 chance makes the number uncertain by 1/√100 = 10 %."""

CROWDED = 200
"""Cells on a square beyond which they lie on each other and are miscounted."""

VIABLE = Fraction(9, 10)
"""The share of live cells below which a culture is not in good shape."""

SQUARES = {"neubauer": Quantity.of("0.1", "µL"), "fuchs": Quantity.of("0.2", "µL")}
"""The volume over a large square of 1 mm²: the chambers are 0.1 mm and 0.2 mm deep."""

MILLILITRE = Quantity.of(1, "mL")


@dataclass(frozen=True, slots=True)
class Count:
    """live, dead: all that were counted, on so many squares of a volume each, in a dilution of so many parts in all."""

    live: Fraction
    dead: Fraction
    squares: int
    square: Quantity
    dilution: Fraction

    @property
    def counted(self) -> Fraction:
        """Live and dead together."""
        return self.live + self.dead

    @property
    def per_square(self) -> Fraction:
        """The mean of live and dead together."""
        return self.counted / self.squares

    @property
    def density(self) -> Quantity:
        """Live cells in the undiluted suspension."""
        return self._undiluted(self.live)

    @property
    def total_density(self) -> Quantity:
        """Live and dead cells in the undiluted suspension."""
        return self._undiluted(self.counted)

    @property
    def viability(self) -> Fraction | None:
        """live / (live + dead); None where nothing was counted."""
        return self.live / self.counted if self.counted else None

    @property
    def error(self) -> Fraction | None:
        """1/√N of the live cells, the share by which chance alone makes their density uncertain (Poisson).

        None where there are none.
        """
        return approx_sqrt(1 / self.live) if self.live else None

    def _undiluted(self, cells: Fraction) -> Quantity:
        litres = self.square.base * self.squares
        return Quantity(cells * self.dilution / litres * MILLILITRE.base, Quantity.of(1, "cells/mL").unit)


def squares_counted(live: Sequence[Fraction], dead: Sequence[Fraction], squares: int | None) -> int:
    """How many squares there were: one for each count, or so many as are said where the counts are one total.

    Raises QuantityError when the lists and the number do not agree.
    """
    lists = {len(one) for one in (live, dead) if len(one) > 1}
    if len(lists) > 1:
        raise QuantityError(
            f"There are {len(live)} counts of live cells and {len(dead)} of dead ones.",
            "Write one count for each square, 0 where there was none, or one total.",
        )
    listed = lists.pop() if lists else 1
    if squares is None:
        return listed
    if listed not in (1, squares):
        raise QuantityError(
            f"There are {listed} counts, but {squares} squares.",
            "Leave the number of squares empty, or write the counts' total in place of them.",
        )
    return squares
