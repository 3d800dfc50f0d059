"""Between which ends a calculation comes out: never outside of them, never zero where zero is ruled out."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.expression import (
    CalculationError,
    Count,
    Name,
    OfPlate,
    evaluate,
    parse_expression,
)
from protocolapp.protocol.expression.bounds import ANY, COUNTED, POSITIVE, Bounds, bounds_of
from protocolapp.quantity import Quantity
from tests.protocol.bench import Bench

RANGES = {
    "share": Bounds(Fraction(1, 100), Fraction(1, 5), zero=False),
    "load": Bounds(Fraction(2), Fraction(40), zero=False),
    "shift": Bounds(Fraction(-3), Fraction(3), zero=True),
    "extra": Bounds(Fraction(0), Fraction(5), zero=True),
    "size": POSITIVE,
    "number": ANY,
}


class Ranges:
    """The names above, and counts."""

    def named(self, name: Name) -> Bounds | None:
        return RANGES.get(name.name)

    def counted(self, count: Count) -> Bounds | None:
        return COUNTED if count.what == "samples" else None

    def on_plate(self, asked: OfPlate) -> Bounds | None:
        return RANGES.get(asked.plate)


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("1 - share", False),
        ("load - extra", True),
        ("load + extra", False),
        ("extra + extra", True),
        ("size + extra", False),
        ("size - size", True),
        ("size * load", False),
        ("size * extra", True),
        ("max(extra, 1)", False),
        ("max(number, size)", False),
        ("max(extra, 0)", True),
        ("min(size, load)", False),
        ("min(extra, load)", True),
        ("max(unheard, 1)", False),
        ("count(samples)", True),
        ("max(count(samples), 1)", False),
        ("count(samples) + 1", False),
        ("ceil(size)", False),
        ("floor(size)", True),
        ("floor(load)", False),
        ("round_to(load, 5)", True),
        ("ceil_to(size, 5)", False),
        ("abs(shift)", True),
        ("-size", False),
        ("load / size", False),
        ("extra / size", True),
        ("shift * shift", True),
    ],
)
def test_what_may_be_zero(text: str, zero: bool) -> None:
    found = bounds_of(parse_expression(text).tree, Ranges())
    assert found is not None
    assert found.zero is zero


def test_of_what_nothing_is_known_nothing_is_said() -> None:
    assert bounds_of(parse_expression("unheard + 1").tree, Ranges()) is None
    assert bounds_of(parse_expression("max(unheard, 0)").tree, Ranges()) is None


STEPPED = st.sampled_from(["round_to", "ceil_to", "floor_to"])
LEAVES = st.sampled_from([*RANGES, "0", "1", "2.5", "7"])
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda one: f"{one[0]}({one[1]}, {one[2]})"),
        st.tuples(st.sampled_from(["abs", "ceil", "floor"]), inner).map(lambda one: f"{one[0]}({one[1]})"),
        st.tuples(STEPPED, inner).map(lambda one: f"{one[0]}({one[1]}, 3)"),
        inner.map(lambda one: f"(-{one})"),
    ),
    max_leaves=6,
)  # fmt: skip


def within(bounds: Bounds) -> st.SearchStrategy[Fraction]:
    low = Fraction(-50) if bounds.low == -inf else Fraction(bounds.low)
    high = Fraction(50) if bounds.high == inf else Fraction(bounds.high)
    return st.fractions(low, high, max_denominator=200).filter(lambda one: bounds.zero or one != 0)


@given(text=FORMULAS, values=st.fixed_dictionaries({name: within(one) for name, one in RANGES.items()}))
def test_a_value_lies_between_the_ends(text: str, values: dict[str, Fraction]) -> None:
    """Law: whatever the values, a calculation comes out within its bounds, and as zero only where they allow it."""
    tree = parse_expression(text).tree
    found = bounds_of(tree, Ranges())
    try:
        value = evaluate(tree, Bench(values))
    except CalculationError:
        return  # a division by zero, which is told of its divisor
    assert found is not None
    size = value.base if isinstance(value, Quantity) else value
    assert isinstance(size, Fraction)
    assert found.low <= size <= found.high
    assert found.zero or size != 0
