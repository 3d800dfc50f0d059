"""Tubes of a serial dilution: what is made, what goes on to the next, what stays; exact, before any rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from protocolapp.calc.doses.fold import Fold
from protocolapp.quantity import Quantity, QuantityError

ZERO = Quantity.of(0, "µL")


class Volumes(StrEnum):
    """How much is made in each tube."""

    EQUAL = "equal"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class SeriesTube:
    """number: from 1, the strongest. transfer: what comes in from the tube before (for the first: from the stock, or
    all of it from a solution that is ready). diluent: what it is added to. made: both together.
    passed: what goes on to the next tube, or is thrown away from the last.
    """

    number: int
    strength: Quantity
    transfer: Quantity
    diluent: Quantity
    made: Quantity
    passed: Quantity

    @property
    def stays(self) -> Quantity:
        """What is left in it at the end."""
        return self.made - self.passed


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """tubes: the strongest first. stock: what the first one is made from; None where that stands ready."""

    tubes: tuple[SeriesTube, ...]
    stock: Quantity | None
    fold: Fold

    @property
    def first(self) -> SeriesTube:
        return self.tubes[0]

    @property
    def last(self) -> SeriesTube:
        return self.tubes[-1]

    @property
    def diluent(self) -> Quantity:
        """In all, of the dilution itself."""
        return sum((one.diluent for one in self.tubes), ZERO)


def plan_series(
    levels: Sequence[Quantity],
    fold: Fold,
    kept: Quantity,
    *,
    volumes: Volumes = Volumes.EQUAL,
    discard: bool = True,
    stock: Quantity | None = None,
) -> SeriesPlan:
    """A serial dilution that leaves at least `kept` in every tube. levels: the strengths, the strongest first.

    EQUAL: the same transfer V/(f-1) everywhere onto V of diluent; the first tube holds V and the transfer, the
    last throws its transfer away (keeps it without `discard`). ENOUGH: the demand is carried back from the last
    tube, each holds what stays in it and what goes on. Raises QuantityError for a fold of 1 or less.
    """
    if fold.value <= 1:
        raise QuantityError("A series needs a fold above 1.", "Give a fold such as 2, 3 or half-log.")
    points = len(levels)
    if volumes is Volumes.ENOUGH or points == 1:
        made, passed = _carried_back(fold, points, kept)
    else:
        transfer = Quantity((kept / (fold.value - 1)).magnitude, kept.unit, fold.approximate)
        made = [kept + transfer] * points
        passed = [transfer] * (points - 1) + [transfer if discard else ZERO]
    return SeriesPlan(_tubes(levels, made, passed, stock), stock, fold)


def _carried_back(fold: Fold, points: int, kept: Quantity) -> tuple[list[Quantity], list[Quantity]]:
    """made(i) = kept + made(i+1) / f, from the last tube, which passes nothing on."""
    made, passed = [kept], [ZERO]
    for _ in range(points - 1):
        onward = made[0] / fold.value
        onward = Quantity(onward.magnitude, onward.unit, fold.approximate)
        made.insert(0, kept + onward)
        passed.insert(0, onward)
    return made, passed


def _tubes(
    levels: Sequence[Quantity], made: Sequence[Quantity], passed: Sequence[Quantity], stock: Quantity | None
) -> tuple[SeriesTube, ...]:
    incoming = [made[0] if stock is None else (made[0] * (levels[0] / stock)).to(made[0].unit), *passed[:-1]]
    return tuple(
        SeriesTube(number, level, taken, total - taken, total, onward)
        for number, (level, total, taken, onward) in enumerate(
            zip(levels, made, incoming, passed, strict=True), start=1
        )
    )
