"""Chemical formulas: what they are made of and what a mole of it weighs, exact.

`(NH4)2SO4`, `CuSO4·5H2O`, `MgCl2.6H2O`, `K3[Fe(CN)6]`, `SO4^2-`, `[13C]6H12O6`. A name is never read as a
formula: DTT is no deuterium, SDS no sulfide; names are the catalogue's affair (`substance.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from protocolapp.calc.substances.atomic_weights import ATOMIC_WEIGHTS, ISOTOPE_MASSES
from protocolapp.calc.substances.formula_errors import (
    FormulaError,
    bracket_left_open,
    bracket_not_opened,
    count_out_of_bounds,
    empty,
    sign_not_expected,
    too_deep,
    too_heavy,
    unknown_element,
    unknown_isotope,
)
from protocolapp.calc.substances.formula_text import Part, read_parts
from protocolapp.quantity import Quantity, as_unit

__all__ = ["Formula", "FormulaError", "Share", "parse_formula"]

DEEPEST = 8
MOST_ATOMS = 1_000_000
HEAVIEST = 1_000_000_000

_ATOM = re.compile(r"[A-Z][a-z]?")
_ISOTOPE = re.compile(r"\[([0-9]{1,3})([A-Z][a-z]?)\]")
_COUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_G_PER_MOL = as_unit("g/mol")

DEUTERATED = frozenset(
    (
        "D2O",
        "DCl",
        "NaOD",
        "D2SO4",
        "CDCl3",
        "CD2Cl2",
        "CD3OD",
        "CD3CN",
        "C6D6",
        "(CD3)2SO",
        "(CD3)2CO",
        "CD3COOD",
    )
)
"""Where a D is deuterium: heavy water and the usual solvents. Anywhere else it is written [2H]."""


@dataclass(frozen=True, slots=True)
class Share:
    """element: its symbol, `[13C]` for an isotope. count: atoms in the formula. mass: what they weigh, g/mol.

    share: of the whole mass, w/w.
    """

    element: str
    count: Fraction
    mass: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Formula:
    """text: as read, with `·` before each hydrate. counts: element to atoms, carbon and hydrogen first, then by
    alphabet. charge: of an ion; it does not count in the mass. notes: how the text was understood.
    """

    text: str
    counts: tuple[tuple[str, Fraction], ...]
    charge: int = 0
    notes: tuple[str, ...] = ()

    @property
    def mass(self) -> Fraction:
        """The molar mass in g/mol."""
        return sum((_weight(element) * count for element, count in self.counts), Fraction(0))

    @property
    def mw(self) -> Quantity:
        """The molar mass."""
        return Quantity(self.mass, _G_PER_MOL)

    @property
    def composition(self) -> tuple[Share, ...]:
        """Every element with its count and its share of the mass; the shares add up to one."""
        whole = self.mass
        return tuple(
            Share(element, count, _weight(element) * count, _weight(element) * count / whole)
            for element, count in self.counts
        )


@lru_cache(maxsize=512)
def parse_formula(text: str) -> Formula:
    """The formula written as `text`. Raises FormulaError, which says what is wrong and at which place."""
    read = read_parts(text)
    total: dict[str, Fraction] = {}
    for part in read.parts:
        for element, count in _counts(part).items():
            total[element] = total.get(element, Fraction(0)) + count * part.times
    made = Formula(
        "·".join(part.written for part in read.parts),
        tuple(sorted(total.items(), key=lambda item: _hill(item[0], "C" in total))),
        read.charge,
        read.notes,
    )
    if made.mass > HEAVIEST:
        raise too_heavy()
    return made


def _counts(part: Part) -> Mapping[str, Fraction]:
    """Atoms in one part, without its leading multiplier. Brackets are kept on a stack, so depth costs nothing."""
    text, deuterium = part.text, part.text in DEUTERATED
    stack: list[tuple[str, int, dict[str, Fraction]]] = [("", 0, {})]
    place = 0
    while place < len(text):
        sign = text[place]
        if found := _ISOTOPE.match(text, place):
            element, after = _isotope(found, part), found.end()
            counts = {element: Fraction(1)}
        elif sign in "([{":
            if len(stack) > DEEPEST:
                raise too_deep(part.place(place), DEEPEST)
            stack.append((sign, place, {}))
            place += 1
            continue
        elif sign in _CLOSES:
            opened, at, counts = stack.pop()
            if opened != _CLOSES[sign]:
                raise bracket_not_opened(sign, part.place(place), opened, part.place(at))
            if not counts:
                raise empty(part.place(at), "There is nothing between the brackets.")
            after = place + 1
        elif found := _ATOM.match(text, place):
            element, after = _element(text, place, part, deuterium)
            counts = {element: Fraction(1)}
        else:
            raise sign_not_expected(text, place, part.place(place))
        times, place = _count(text, after, part)
        inner = stack[-1][2]
        for element, count in counts.items():
            inner[element] = inner.get(element, Fraction(0)) + count * times
    opened, at, counts = stack[-1]
    if opened:
        raise bracket_left_open(opened, part.place(at))
    return counts


def _element(text: str, place: int, part: Part, deuterium: bool) -> tuple[str, int]:
    two, one = text[place : place + 2], text[place]
    if two in ATOMIC_WEIGHTS:
        return two, place + 2
    if one in ATOMIC_WEIGHTS and not text[place + 1 : place + 2].islower():
        return one, place + 1
    if one == "D" and deuterium:
        return "[2H]", place + 1
    raise unknown_element(text, place, part.place(place))


def _isotope(found: re.Match[str], part: Part) -> str:
    if found[1] + found[2] not in ISOTOPE_MASSES:
        raise unknown_isotope(found[1] + found[2], part.place(found.start()))
    return found[0]


def _count(text: str, place: int, part: Part) -> tuple[Fraction, int]:
    found = _COUNT.match(text, place)
    if found is None:
        return Fraction(1), place
    value = Fraction(found[0]) if len(found[0]) < 16 else Fraction(MOST_ATOMS + 1)
    if not 0 < value <= MOST_ATOMS or (found[0][0] == "0" and value >= 1):
        raise count_out_of_bounds(found[0], part.place(place), MOST_ATOMS)
    return value, found.end()


def _weight(element: str) -> Fraction:
    return ISOTOPE_MASSES[element[1:-1]] if element[0] == "[" else ATOMIC_WEIGHTS[element]


def _hill(element: str, organic: bool) -> tuple[int, str]:
    """Carbon, hydrogen, then the alphabet; all by the alphabet where there is no carbon."""
    symbol = element.strip("[]").lstrip("0123456789")
    return ({"C": 0, "H": 1}.get(symbol, 2) if organic else 2), symbol + element
