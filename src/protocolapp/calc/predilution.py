"""Diluting a stock first, so that a volume too small for the pipettes becomes one that can be set."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from protocolapp.quantity import (
    DecimalMark,
    Quantity,
    approx_log10,
    approx_pow,
    format_number,
    format_quantity,
)

NICE_FOLDS = (2, 5, 10, 20, 50, 100)
"""Folds that are easy to make: 1 part in 2, in 5, in 10 …"""

LARGEST_FOLD = NICE_FOLDS[-1]
"""A larger dilution is made in several stages."""


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


def predilution_remedy(volume: Quantity, least: Quantity, decimal: DecimalMark = ".") -> str:
    """The pre-dilution in a sentence, saying what 1:N means."""
    made = predilute(volume, least)
    taken = format_quantity(made.volume, decimal=decimal)
    folds = ", then ".join(f"1:{fold} (1 part in {fold})" for fold in made.stages)
    in_all = f", 1:{format_number(made.fold)} in all" if len(made.stages) > 1 else ""
    return f"Pre-dilute the stock {folds}{in_all}, and take {taken} of that."
