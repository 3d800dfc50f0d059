"""Roots and logarithms to 40 digits, exact where they can be."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from protocolapp.quantity import QuantityError, approx_ln, approx_log10, approx_pow, approx_sqrt
from tests.quantity.strategies import positive

TINY = Fraction(1, 10**38)


@given(positive)
def test_a_root_squared_is_the_number(value: Fraction) -> None:
    assert abs(approx_sqrt(value) ** 2 - value) <= value * TINY
    assert approx_sqrt(value * value) == value


@given(positive)
def test_logarithms_and_powers_undo_each_other(value: Fraction) -> None:
    assert abs(approx_pow(10, approx_log10(value)) - value) <= value * 100 * TINY
    assert abs(approx_ln(value) - approx_log10(value) * approx_ln(10)) <= 100 * TINY


def test_exact_where_exact() -> None:
    assert approx_sqrt(Fraction(9, 4)) == Fraction(3, 2)
    assert approx_log10(1000) == 3
    assert approx_pow(2, -3) == Fraction(1, 8)
    assert approx_ln(1) == 0


def test_phosphorus_32_after_its_half_life() -> None:
    """T(32P) = 14.268 d: half is left after one, 2^-0.5 = 0.70710678… after half of it."""
    half_life = Fraction("14.268")
    assert approx_pow(2, -half_life / half_life) == Fraction(1, 2)
    left = approx_pow(2, -Fraction("7.134") / half_life)
    assert abs(left - Fraction("0.7071067811865475244008443621048490392848")) < TINY


@pytest.mark.parametrize(
    "compute", [approx_ln, approx_log10, lambda value: approx_pow(value, Fraction(1, 2))]
)
def test_nothing_below_zero(compute: Callable[[int], Fraction]) -> None:
    for value in (0, -1):
        with pytest.raises(QuantityError, match="above zero"):
            compute(value)
    with pytest.raises(QuantityError, match="not be negative"):
        approx_sqrt(-1)
