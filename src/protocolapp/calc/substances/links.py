"""What turns one kind of quantity into another: a molar mass, a density, a specific activity, a volume."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.substances.strengths import GRAMS_PER_LITRE
from protocolapp.quantity import (
    ACTIVITY,
    ACTIVITY_CONCENTRATION,
    AMOUNT,
    CELL_COUNT,
    CELL_DENSITY,
    COUNT_RATE,
    MASS,
    MASS_CONCENTRATION,
    MOLAR,
    PERCENT_VV,
    PERCENT_WV,
    PERCENT_WW,
    RADIOACTIVE_CONCENTRATION,
    RADIOACTIVITY,
    SPECIFIC_RADIOACTIVITY,
    VOLUME,
    Dimension,
    Quantity,
)

RADIOACTIVITY_PER_MASS = RADIOACTIVITY / MASS
"""Specific radioactivity by weight: Bq/g, Ci/mg."""


@dataclass(frozen=True, slots=True)
class Link:
    """`to` is `start` times the linking value, in base units; backwards it is divided by it.

    key: which value links them; empty for a definition. forward, backward: as formulas.
    """

    start: Dimension
    to: Dimension
    key: str
    forward: str
    backward: str


LINKS: tuple[Link, ...] = (
    Link(AMOUNT, MASS, "mw", "m = n·MW", "n = m / MW"),
    Link(MOLAR, MASS_CONCENTRATION, "mw", "c = C·MW", "C = c / MW"),
    Link(PERCENT_WV, MASS_CONCENTRATION, "", "c = 10 g/L for each % w/v", "% w/v = c / (10 g/L)"),
    Link(VOLUME, MASS, "density", "m = V·ρ", "V = m / ρ"),
    Link(PERCENT_VV, MASS_CONCENTRATION, "density", "c = % v/v·ρ", "% v/v = c / ρ"),
    Link(PERCENT_WW, MASS_CONCENTRATION, "solution_density", "c = % w/w·ρ", "% w/w = c / ρ"),
    Link(RADIOACTIVITY_PER_MASS, SPECIFIC_RADIOACTIVITY, "mw", "A/n = A/m·MW", "A/m = (A/n) / MW"),
    Link(MASS, ACTIVITY, "specific_activity", "U = m·A", "m = U / A"),
    Link(MASS_CONCENTRATION, ACTIVITY_CONCENTRATION, "specific_activity", "U/V = c·A", "c = (U/V) / A"),
    Link(AMOUNT, RADIOACTIVITY, "specific_radioactivity", "A = n·SA", "n = A / SA"),
    Link(MOLAR, RADIOACTIVE_CONCENTRATION, "specific_radioactivity", "A/V = C·SA", "C = (A/V) / SA"),
    Link(RADIOACTIVITY, COUNT_RATE, "efficiency", "cpm = dpm·efficiency", "dpm = cpm / efficiency"),
    Link(MOLAR, AMOUNT, "volume", "n = C·V", "C = n / V"),
    Link(MASS_CONCENTRATION, MASS, "volume", "m = c·V", "c = m / V"),
    Link(ACTIVITY_CONCENTRATION, ACTIVITY, "volume", "U = (U/V)·V", "U/V = U / V"),
    Link(RADIOACTIVE_CONCENTRATION, RADIOACTIVITY, "volume", "A = (A/V)·V", "A/V = A / V"),
    Link(CELL_DENSITY, CELL_COUNT, "volume", "N = density·V", "density = N / V"),
)  # fmt: skip
"""The first that lead from one kind to another, by the fewest links, are taken."""

_DEFINED = Fraction(GRAMS_PER_LITRE)
_COUNTS_PER_MINUTE = 60
"""cpm counts minutes where Bq, the base of radioactivity, counts seconds."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One link taken, forward or backward."""

    link: Link
    forward: bool

    @property
    def lands(self) -> Dimension:
        return self.link.to if self.forward else self.link.start

    @property
    def formula(self) -> str:
        return self.link.forward if self.forward else self.link.backward


def way(start: Dimension, to: Dimension, known: Sequence[str]) -> tuple[Hop, ...] | None:
    """The fewest links from one kind to another through values that are known; None where there is no way."""
    links = [link for link in LINKS if not link.key or link.key in known]
    seen: dict[Dimension, tuple[Hop, ...]] = {start: ()}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for hop in _hops(here, links):
            if hop.lands not in seen:
                seen[hop.lands] = (*seen[here], hop)
                queue.append(hop.lands)
    return seen.get(to)


def _hops(here: Dimension, links: Sequence[Link]) -> list[Hop]:
    return [Hop(link, link.start == here) for link in links if here in (link.start, link.to)]


def across(value: Fraction, hop: Hop, values: Mapping[str, Quantity]) -> Fraction:
    """A value in base units on the other side of a link, in base units."""
    factor = values[hop.link.key].base if hop.link.key else _DEFINED
    if hop.link.key == "efficiency":
        factor *= _COUNTS_PER_MINUTE
    return value * factor if hop.forward else value / factor
