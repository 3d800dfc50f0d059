"""From what I have: how large a calculation the things at hand allow, and which of them runs out first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.form import Bench, Calculator, Field, Kind, Typed, compute
from protocolapp.calc.form.outcome import Used
from protocolapp.calc.form.reading import read_text
from protocolapp.calc.form.taking import text_of
from protocolapp.calc.form.wording import capitalised
from protocolapp.quantity import DimensionError, Quantity
from protocolapp.quantity.numerals import exact_number

MOST_TRIES = 24
"""Enough for any demand made of a few straight pieces, which all are; then what was reached is told."""


_TAKEN = re.compile(r"(?:Take|Add) of (?:the )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing at hand. need: what the calculation as typed takes of it. allows: the largest size for it alone."""

    key: str
    label: str
    have: Quantity
    need: Quantity
    allows: Quantity | None


@dataclass(frozen=True, slots=True)
class Supply:
    """limits: in the order they run out. size: what the calculation grows with.

    What things allow is a count as a plain number, or a volume; None means that there is no limit.
    """

    size: Field
    limits: tuple[Limit, ...]

    @property
    def largest(self) -> Quantity | None:
        """The largest size that all together allow."""
        return self.limits[0].allows if self.limits else None

    def text(self, bench: Bench) -> str:
        """`Enough for 21 (reactions): Antibody runs out first.`"""
        first = self.limits[0] if self.limits else None
        if first is None or first.allows is None:
            return "What is at hand sets no limit."
        if first.allows.is_zero:
            return f"{first.label}: {bench.show(first.have)} is not enough for any."
        what = f"{bench.show(at_most(first.allows))} ({self.size.label.lower()})"
        return f"Enough for {what}: {first.label} runs out first."


def supply(calculator: Calculator, typed: Typed, have: Mapping[str, Quantity], bench: Bench) -> Supply | None:
    """What the things at hand allow. have: by a result's name, a table's row (`components.2`) or what it is called.

    None where the calculator does not grow with one field, where nothing can be worked out as typed, or where
    nothing named in `have` is used. Raises DimensionError for an amount of another kind than what is taken.
    """
    field = calculator.field(calculator.size) if calculator.size else None
    if field is None or not text_of(field, typed):
        return None
    limits = []
    by_name = {name.casefold(): there for name, there in have.items()}
    for used in compute(calculator, typed, bench).used:
        there = next((by_name[name] for name in _names(used) if name in by_name), None)
        if there is None:
            continue
        if there.dimension != used.amount.dimension:
            raise DimensionError(
                f"{_thing(used)} is taken as {used.amount.dimension.with_article}.",
                f"Write what there is of it in {used.amount.unit}.",
            )
        demand = _demand(calculator, typed, field, used.key, bench)
        allows = _largest(field, typed, demand, there, bench)
        limits.append(Limit(used.key, _thing(used), there, used.amount, allows))
    return Supply(field, tuple(sorted(limits, key=_first_out))) if limits else None


def not_taken(names: Iterable[str], used: Sequence[Used]) -> tuple[str, ...]:
    """Those of the names that nothing goes by, as they were written."""
    known = {name for one in used for name in _names(one)}
    return tuple(name for name in names if name.casefold() not in known)


def _names(used: Used) -> tuple[str, ...]:
    """What it may be called: its key, its label, the thing itself."""
    return used.key.casefold(), used.label.casefold(), _thing(used).casefold()


def _thing(used: Used) -> str:
    """`Stock` for `Take of the stock`, `Diluent` for `Diluent, about`."""
    return capitalised(_TAKEN.sub("", used.label.partition(",")[0]))


def _first_out(limit: Limit) -> tuple[bool, Fraction]:
    return limit.allows is None, limit.allows.base if limit.allows is not None else Fraction(0)


Demand = Callable[[str], Fraction | None]
"""From a size as it would be typed to what is then taken, in base units; None where it cannot be done."""


def _demand(calculator: Calculator, typed: Typed, field: Field, key: str, bench: Bench) -> Demand:
    # No pipettes: only the exact amounts matter.
    exact = Bench((), bench.rotors, bench.catalogue, bench.decimal)

    def taken(size: str) -> Fraction | None:
        outcome = compute(calculator, {**typed, field.name: size.replace(".", bench.decimal)}, exact)
        return next((one.amount.base for one in outcome.used if one.key == key), None)

    return taken


def _largest(field: Field, typed: Typed, demand: Demand, have: Quantity, bench: Bench) -> Quantity | None:
    if field.kind is Kind.COUNT:
        return _largest_count(demand, have.base, field.most)
    start = _size(field, typed, bench)
    return _largest_amount(demand, have.base, start) if start is not None else None


def _size(field: Field, typed: Typed, bench: Bench) -> Quantity | None:
    found = read_text(field, text_of(field, typed), bench.decimal)
    return found if isinstance(found, Quantity) else None


def _largest_count(demand: Demand, have: Fraction, most: int) -> Quantity | None:
    """By doubling, then by halving: what is taken never falls as the count grows."""

    def enough(number: int) -> bool:
        taken = demand(str(number))
        return taken is not None and taken <= have

    if not enough(1):
        return Quantity(Fraction(0))
    low, high = 1, 2
    while high <= most and enough(high):
        low, high = high, high * 2
    if low == high // 2 and high > most:
        if enough(most):
            return None
        high = most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if enough(middle) else (low, middle)
    return Quantity(Fraction(low))


def _largest_amount(demand: Demand, have: Fraction, start: Quantity) -> Quantity | None:
    """Along the line through the last two sizes, again and again: on a straight demand the first try is exact."""

    def taken(size: Fraction) -> Fraction | None:
        return demand(f"{exact_number(size)} {start.unit}") if "/" not in exact_number(size) else None

    one, other = start.magnitude, start.magnitude * 2
    at_one, at_other = taken(one), taken(other)
    for _ in range(MOST_TRIES):
        if at_one is None or at_other is None:
            return None
        if at_other == at_one:
            return None if at_one <= have else Quantity(Fraction(0), start.unit)
        found = one + (have - at_one) * (other - one) / (at_other - at_one)
        if found <= 0:
            return Quantity(Fraction(0), start.unit)
        at_found = taken(_short(found))
        if at_found is None or at_found == have or abs(_short(found) - other) < found / 10**9:
            return Quantity(found, start.unit)
        one, at_one, other, at_other = other, at_other, _short(found), at_found
    return Quantity(other, start.unit)


def _short(size: Fraction) -> Fraction:
    """To 12 decimals, downwards: what can be typed."""
    return Fraction(int(size * 10**12), 10**12)
