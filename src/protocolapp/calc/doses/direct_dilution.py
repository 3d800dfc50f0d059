"""Every point of a series straight from the stock, through pre-dilutions where the volume would be too small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.equipment.predilution import LARGEST_FOLD, NICE_FOLDS
from protocolapp.quantity import Quantity

COMFORTABLE = 10
"""A pre-dilution costs nothing, so it is not made at the very end of the smallest pipette's range."""

SPARE = Fraction(11, 10)
"""A tenth more of a pre-dilution than is taken from it: the lab's choice."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the series. source: 0 the stock, else the number of the pre-dilution, from 1. take: of that."""

    strength: Quantity
    source: int
    take: Quantity
    made: Quantity

    @property
    def diluent(self) -> Quantity:
        """Negative where the stock is weaker than the point."""
        return self.made - self.take


@dataclass(frozen=True, slots=True)
class Level(Point):
    """A pre-dilution of the stock, made as a point is. fold: in all."""

    fold: int


@dataclass(frozen=True, slots=True)
class DirectPlan:
    """levels: the strongest first."""

    points: tuple[Point, ...]
    levels: tuple[Level, ...]

    @property
    def stock_taken(self) -> Quantity:
        """Of the stock itself, in all."""
        taken = [one.take for one in self.points if one.source == 0]
        taken += [one.take for one in self.levels if one.source == 0]
        return sum(taken[1:], taken[0])

    @property
    def diluent(self) -> Quantity:
        """In all."""
        used = [one.diluent for one in self.points] + [one.diluent for one in self.levels]
        return sum(used[1:], used[0])


def plan_direct(
    strengths: Sequence[Quantity], volume: Quantity, stock: Quantity, least: Quantity | None
) -> DirectPlan:
    """`volume` of each strength from the stock. least: what the pipettes can set at least; None without any."""
    exact = [(volume * (one / stock)).to(volume.unit) for one in strengths]
    folds = [_fold_for(one, volume, least) for one in exact]
    chain = _chain(sorted({one for one in folds if one > 1}))
    number = {1: 0} | {fold: place for place, fold in enumerate(chain, start=1)}
    points = tuple(
        Point(strength, number[fold], take * fold, volume)
        for strength, take, fold in zip(strengths, exact, folds, strict=True)
    )
    return DirectPlan(points, _levels(chain, points, stock, least))


def _fold_for(take: Quantity, volume: Quantity, least: Quantity | None) -> int:
    """1 where the volume can be set; else the smallest power of ten that makes it so, comfortably if there is room."""
    if least is None or take >= least or volume < least:
        return 1
    for wanted in (least * COMFORTABLE, least):
        fold = 10
        while take * fold < wanted:
            fold *= 10
        if take * fold <= volume:
            return fold
    # No power of ten lies between the smallest setting and the volume; a nice fold may.
    scale = 1
    while take * (scale * LARGEST_FOLD) < least:
        scale *= LARGEST_FOLD
    fitting = [scale * one for one in NICE_FOLDS if take * (scale * one) <= volume]
    return next((one for one in fitting if take * one >= least), fitting[-1] if fitting else scale)


def _chain(folds: Sequence[int]) -> tuple[int, ...]:
    """With levels in between, so that none is more than a hundredfold weaker than the one before."""
    chain: list[int] = []
    before = 1
    for fold in folds:
        while fold > before * LARGEST_FOLD:
            before *= LARGEST_FOLD
            chain.append(before)
        chain.append(fold)
        before = fold
    return tuple(chain)


def _levels(
    chain: Sequence[int], points: Sequence[Point], stock: Quantity, least: Quantity | None
) -> tuple[Level, ...]:
    """Their volumes, from the weakest back: each gives what points take from it and what the next is made of."""
    levels: list[Level] = []
    onward: Quantity | None = None
    for number in range(len(chain), 0, -1):
        step = Fraction(chain[number - 1], chain[number - 2] if number > 1 else 1)
        taken = [one.take for one in points if one.source == number] + ([onward] if onward else [])
        made = sum(taken[1:], taken[0]) * SPARE
        if least is not None:
            made = max(made, (least * COMFORTABLE * step).to(made.unit))
        onward = made / step
        strength = (stock / chain[number - 1]).to(stock.unit)
        levels.insert(0, Level(strength, number - 1, onward, made, chain[number - 1]))
    return tuple(levels)
