"""A kinase reaction put together from additions: how strong each must be, and the working solutions they come from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.substances.strengths import alike
from protocolapp.quantity import MASS, MOLAR, Quantity, as_unit

COMPOUND_SHARE = Fraction(1, 5)
"""The usual share of the compound: 1 µL of 5 µL; enzyme and ATP have 2 µL each."""

_X = as_unit("X")
_NG = as_unit("ng")
_NM = as_unit("nM")


@dataclass(frozen=True, slots=True)
class Split:
    """How much of each addition goes into a well. They sum to the reaction volume; buffer is the rest, negative where
    the others do not fit.
    """

    compound: Quantity
    enzyme: Quantity
    substrate: Quantity
    atp: Quantity
    buffer: Quantity

    @property
    def fits(self) -> bool:
        """Whether there is room for all of it."""
        return self.enzyme.base > 0 and self.atp.base > 0 and not self.buffer.is_negative


def split_reaction(
    reaction: Quantity,
    *,
    compound: Quantity | None = None,
    enzyme: Quantity | None = None,
    substrate: Quantity | None = None,
    atp: Quantity | None = None,
) -> Split:
    """Additions of a reaction. What is left out: a fifth for the compound, no substrate of its own; enzyme and ATP
    share what then remains. Only where both are given, buffer makes up the rest.
    """
    nothing = reaction * 0
    compound = reaction * COMPOUND_SHARE if compound is None else compound
    substrate = nothing if substrate is None else substrate
    room = reaction - compound - substrate
    if enzyme is None and atp is None:
        enzyme = room / 2
        atp = room - enzyme
    elif enzyme is None and atp is not None:
        enzyme = room - atp
    elif atp is None and enzyme is not None:
        atp = room - enzyme
    assert enzyme is not None  # noqa: S101 - filled in above
    assert atp is not None  # noqa: S101 - filled in above
    return Split(compound, enzyme, substrate, atp, room - enzyme - atp)


def strength_of(addition: Quantity, reaction: Quantity) -> Quantity:
    """How many times as strong as in the reaction an addition must be, in X: V_reaction / V_added, or (w + a) / a."""
    return Quantity((reaction / addition).as_number(), _X)


@dataclass(frozen=True, slots=True)
class Enzyme:
    """Enzyme in a well. mass: of one well; molar: in the reaction; None without the molar mass that it takes."""

    mass: Quantity | None
    molar: Quantity | None


def enzyme_in(given: Quantity, reaction: Quantity, mw: Quantity | None) -> Enzyme:
    """From a mass per well, or a mass or molar concentration in the reaction. ng = nM·µL·kDa / 1000."""
    if given.dimension == MOLAR:
        mass = (given * reaction * mw).to(_NG) if mw is not None else None
        return Enzyme(mass, given)
    mass = given if given.dimension == MASS else (given * reaction).to(_NG)
    return Enzyme(mass, (mass / mw / reaction).to(_NM) if mw is not None else None)


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into a working solution. strength: in it. stock: None where only the strength is asked for."""

    key: str
    what: str
    strength: Quantity
    stock: Quantity | None
    final: Quantity


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a part's stock goes in; None where its stock is not given or cannot be compared."""

    part: Part
    volume: Quantity | None


def take_of(part: Part, volume: Quantity, mw: Quantity | None) -> Taken:
    """V = strength·V / stock, above the volume where the stock is too weak."""
    found = alike((part.strength, part.stock), mw) if part.stock is not None else None
    strength, stock = found or (None, None)
    if strength is None or stock is None:
        return Taken(part, None)
    return Taken(part, volume * (strength / stock).as_number())
