"""Diluting a stock first, so that a volume too small for the pipettes becomes one that can be set."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from protocolapp.calc.figures.in_full import whole_in_full
from protocolapp.quantity import (
    DecimalMark,
    Quantity,
    approx_log10,
    approx_pow,
    format_quantity,
)

NICE_FOLDS = (2, 5, 10, 20, 50, 100)
"""Folds that are easy to make: 1 part in 2, in 5, in 10 …"""

LARGEST_FOLD = NICE_FOLDS[-1]
"""A larger dilution is made in several stages."""


MOST_STAGES = 5
"""1:10 000 000 000 in all; what needs more was not meant. The lab's choice."""


@dataclass(frozen=True, slots=True)
class Predilution:
    """stages: the fold of each stage, as parts in all (10 is 1 part in 10).

    volume: what is then taken of it.
    """

    stages: tuple[int, ...]
    volume: Quantity

    @property
    def fold(self) -> int:
        """The dilution in all."""
        total = 1
        for stage in self.stages:
            total *= stage
        return total


def predilute(volume: Quantity, least: Quantity) -> Predilution:
    """The smallest nice pre-dilution that brings a volume above zero to at least `least`.

    D = least / volume; stages n = ceil(log D / log 100), each the n-th root of D, rounded up to a nice fold.
    """
    wanted = least.base / volume.base
    if wanted <= 1:
        return Predilution((), volume)
    count = max(1, ceil(approx_log10(wanted) / approx_log10(LARGEST_FOLD)))
    stages: list[int] = []
    left = wanted
    for remaining in range(count, 0, -1):
        root = left if remaining == 1 else approx_pow(left, Fraction(1, remaining))
        stages.append(next((fold for fold in NICE_FOLDS if fold >= root), LARGEST_FOLD))
        left = max(left / stages[-1], Fraction(1))
    made = Predilution(tuple(stages), volume)
    return Predilution(made.stages, volume * made.fold)


ROUND_TAKES = tuple(Quantity.of(size, "µL") for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
"""Volumes that are easy to set. The lab's choice."""

LEAST_TOTAL = Quantity.of(10, "µL")
"""Less than this does not mix well. The lab's choice."""

_SPARE = Fraction(3, 2)
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Stage:
    """One dilution of the stock or of the stage before: so much of it and so much diluent."""

    fold: int
    take: Quantity
    diluent: Quantity

    @property
    def total(self) -> Quantity:
        return self.take + self.diluent


def stages_of(made: Predilution, least: Quantity) -> tuple[Stage, ...]:
    """Each stage ready to be made, in volumes easy to set: 2 µL + 18 µL.

    least: what is worth setting; a stage takes twice that, and makes half as much again as the next one needs.
    """
    found: list[Stage] = []
    need = made.volume
    for fold in reversed(made.stages):
        wanted = max(least * _TWICE, need * _SPARE / fold, LEAST_TOTAL / fold)
        take = next((one for one in ROUND_TAKES if one >= wanted), wanted)
        found.append(Stage(fold, take, take * (fold - 1)))
        need = take
    return tuple(reversed(found))


def predilution_remedy(volume: Quantity, least: Quantity, decimal: DecimalMark = ".") -> str:
    """The pre-dilution in a sentence, saying what 1:N means."""
    made = predilute(volume, least)
    if len(made.stages) > MOST_STAGES:
        return "No series of dilutions gets there: check the numbers."
    taken = format_quantity(made.volume, decimal=decimal)
    folds = ", then ".join(f"1:{fold} (1 part in {fold})" for fold in made.stages)
    in_all = f", 1:{whole_in_full(made.fold, decimal)} in all" if len(made.stages) > 1 else ""
    such_as = ""
    if len(made.stages) == 1:
        (stage,) = stages_of(made, least)
        parts = (format_quantity(one, decimal=decimal) for one in (stage.take, stage.diluent))
        such_as = f", such as {' + '.join(parts)}"
    return f"Pre-dilute the stock {folds}{in_all}{such_as}, and take {taken} of that."
