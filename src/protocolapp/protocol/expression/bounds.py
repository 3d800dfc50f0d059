"""Between which ends a calculation comes out, and whether it may be zero: for finding divisions by zero beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf, isinf
from types import MappingProxyType
from typing import Protocol

from protocolapp.protocol.expression.tree import Binary, Call, Count, Literal, Name, Negative, Node, OfPlate

End = Fraction | float
"""An end in base units; a float is only ever an infinity."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """low, high: the ends. zero: whether zero is among the values; at an end of 0 it need not be."""

    low: End
    high: End
    zero: bool

    @property
    def negated(self) -> Bounds:
        """Of zero less it."""
        return Bounds(-self.high, -self.low, self.zero)

    @property
    def inverted(self) -> Bounds:
        """Of one divided by it, zero left out."""
        if self.low < 0 < self.high or self.low == self.high == 0:
            return Bounds(-inf, inf, zero=False)
        if self.high <= 0:
            return self.negated.inverted.negated
        low = Fraction(0) if isinf(self.high) else 1 / self.high
        return Bounds(low, inf if self.low == 0 else 1 / self.low, zero=False)

    def plus(self, other: Bounds) -> Bounds:
        """Of the sum of both."""
        low, high = _sum(self.low, other.low), _sum(self.high, other.high)
        if low > 0 or high < 0:
            return Bounds(low, high, zero=False)
        # At an end of 0 both would have to be zero.
        at_an_end = (low == 0 and self.low == 0) or (high == 0 and self.high == 0)
        return Bounds(low, high, self.zero and other.zero if at_an_end else True)

    def times(self, other: Bounds) -> Bounds:
        """Of the product of both."""
        corners = [_product(one, two) for one in (self.low, self.high) for two in (other.low, other.high)]
        return Bounds(min(corners), max(corners), self.zero or other.zero)

    def beside(self, other: Bounds) -> Bounds:
        """Of whichever of the two it is."""
        return Bounds(min(self.low, other.low), max(self.high, other.high), self.zero or other.zero)


POSITIVE = Bounds(Fraction(0), inf, zero=False)
COUNTED = Bounds(Fraction(0), inf, zero=True)
ANY = Bounds(-inf, inf, zero=True)


class Known(Protocol):
    """What is known of the names in a calculation. None where nothing can be said, and so nothing is."""

    def named(self, name: Name) -> Bounds | None:
        """Of a parameter, column, entry or calculation."""

    def counted(self, count: Count) -> Bounds | None:
        """Of a count."""

    def on_plate(self, asked: OfPlate) -> Bounds | None:
        """Of what is told of a plate."""


def bounds_of(node: Node, known: Known) -> Bounds | None:
    """Between which ends a calculation comes out; None where nothing can be said."""
    if isinstance(node, Literal):
        size = node.quantity.base
        return Bounds(size, size, zero=not size)
    if isinstance(node, Name):
        return known.named(node)
    if isinstance(node, Count):
        return known.counted(node)
    if isinstance(node, OfPlate):
        return known.on_plate(node)
    if isinstance(node, Negative):
        inside = bounds_of(node.operand, known)
        return inside.negated if inside is not None else None
    if isinstance(node, Call):
        return _called(node, known)
    left, right = bounds_of(node.left, known), bounds_of(node.right, known)
    return _joined(node, left, right) if left is not None and right is not None else None


def divisors(node: Node) -> Iterator[Binary]:
    """Every division in a calculation, from left to right."""
    if isinstance(node, Binary):
        yield from divisors(node.left)
        if node.operator == "/":
            yield node
        yield from divisors(node.right)
    elif isinstance(node, Negative):
        yield from divisors(node.operand)
    elif isinstance(node, Call):
        for argument in node.arguments:
            yield from divisors(argument)


def _joined(node: Binary, left: Bounds, right: Bounds) -> Bounds:
    if node.operator == "+":
        return left.plus(right)
    if node.operator == "-":
        return left.plus(right.negated)
    return left.times(right if node.operator == "*" else right.inverted)


def _called(node: Call, known: Known) -> Bounds | None:
    arguments = [bounds_of(argument, known) for argument in node.arguments]
    if node.function in ("max", "min"):
        return _guarded(node.function, [one if one is not None else ANY for one in arguments], arguments)
    told = [one for one in arguments if one is not None]
    worked = _FUNCTIONS.get(node.function)
    return worked(told) if worked is not None and len(told) == len(arguments) else None


def _guarded(function: str, ends: Sequence[Bounds], told: Sequence[Bounds | None]) -> Bounds | None:
    """One end is held by any of them, so that `max(x, 1)` is above zero whatever x is."""
    if function == "min":
        turned = _guarded("max", [one.negated for one in ends], told)
        return turned.negated if turned is not None else None
    low, high = max(one.low for one in ends), max(one.high for one in ends)
    above = any(one.low > 0 or (one.low == 0 and not one.zero) for one in ends)
    if above:
        return Bounds(low, high, zero=False)
    if None in told:
        return None
    return Bounds(low, high, zero=low <= 0 <= high and any(one.zero for one in ends))


def _total(arguments: Sequence[Bounds]) -> Bounds:
    """Of as many rows as there are, one at the least."""
    (row,) = arguments
    low = row.low if row.low >= 0 else -inf
    return Bounds(low, inf if row.high > 0 else row.high, zero=row.zero or row.low < 0 < row.high)


def _size(arguments: Sequence[Bounds]) -> Bounds:
    (one,) = arguments
    if one.low >= 0:
        return one
    return one.negated if one.high <= 0 else Bounds(Fraction(0), max(-one.low, one.high), one.zero)


def _rounded(
    at_low: Callable[[Fraction], int], at_high: Callable[[Fraction], int]
) -> Callable[[Sequence[Bounds]], Bounds]:
    """To a step (the second argument), or to whole numbers. at_low, at_high: how far it may go at either end."""

    def apply(arguments: Sequence[Bounds]) -> Bounds:
        value, step = arguments[0], arguments[1] if len(arguments) > 1 else None
        size = Fraction(1) if step is None else step.low
        if isinstance(size, float) or size <= 0 or (step is not None and step.low != step.high):
            return ANY
        low, high = _to_step(value.low, size, at_low), _to_step(value.high, size, at_high)
        barely_above = at_low is ceil and value.low == 0 and not value.zero
        return Bounds(low, high, zero=low <= 0 <= high and not barely_above)

    return apply


def _to_step(end: End, step: Fraction, whole: Callable[[Fraction], int]) -> End:
    return end if isinstance(end, float) else whole(end / step) * step


_FUNCTIONS: Mapping[str, Callable[[Sequence[Bounds]], Bounds]] = MappingProxyType(
    {
        "sum": _total,
        "mean": lambda arguments: arguments[0],
        "abs": _size,
        "ceil": _rounded(ceil, ceil),
        "floor": _rounded(floor, floor),
        "ceil_to": _rounded(ceil, ceil),
        "floor_to": _rounded(floor, floor),
        "round_to": _rounded(floor, ceil),
        "top_around": lambda arguments: POSITIVE if arguments[0].low >= 0 and not arguments[0].zero else ANY,
    }
)


def _sum(one: End, other: End) -> End:
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _product(one: End, other: End) -> End:
    if one == 0 or other == 0:
        return Fraction(0)
    if isinstance(one, float) or isinstance(other, float):
        return inf if (one > 0) is (other > 0) else -inf
    return one * other
