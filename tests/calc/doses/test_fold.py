"""Folds: exact where they are rational, √10 to 40 digits, stages out of nice folds."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.doses.fold import Fold, two_stages
from protocolapp.calc.equipment.predilution import LARGEST_FOLD
from protocolapp.calc.figures.half_log import HALF_LOG
from protocolapp.calc.form.fields import ratio
from protocolapp.calc.form.reading import read_text
from tests.calc.pipettes import q

whole = st.integers(2, 12)


@pytest.mark.parametrize("text", ["half-log", "Half log", "√10", "sqrt(10)", "1/2 log"])
def test_half_log_is_read_in_every_spelling(text: str) -> None:
    assert read_text(ratio("fold", "Fold"), text) == HALF_LOG


def test_half_log_is_good_to_forty_digits() -> None:
    assert abs(HALF_LOG**2 - 10) < Fraction(1, 10**38)


def test_two_half_log_steps_are_exactly_ten() -> None:
    assert Fold.of(HALF_LOG).power(2) == 10
    assert Fold.of(HALF_LOG).approximate


def test_a_half_log_series_is_recognised_from_its_ends() -> None:
    assert Fold.between(q("10 µM"), q("10 nM"), 6) == Fold.of(HALF_LOG)


@given(whole, whole)
def test_a_whole_fold_comes_back_from_its_ends(fold: int, steps: int) -> None:
    found = Fold.between(q("1 M") * fold**steps, q("1 M"), steps)
    assert found.value == fold
    assert not found.approximate


@given(st.fractions(Fraction(101, 100), 50, max_denominator=100), st.integers(1, 20))
def test_ends_and_steps_agree(fold: Fraction, steps: int) -> None:
    """As many steps as were made are found again, one more for anything weaker, none for an end to three figures."""
    low = q("1 nM")
    high = low * fold**steps
    assert Fold(fold).steps_to(high, low) == steps
    assert Fold(fold).steps_to(high, low * Fraction(997, 1000)) == steps
    assert Fold(fold).steps_to(high, low * Fraction(99, 100)) == steps + 1


def test_steps_of_an_irrational_fold_are_not_missed_by_the_last_digit() -> None:
    assert Fold.of(HALF_LOG).steps_to(q("10 µM"), q("1 nM")) == 8


@given(st.fractions(Fraction(101), 10**7, max_denominator=20))
def test_stages_multiply_to_the_fold_and_none_is_too_large(fold: Fraction) -> None:
    stages = two_stages(fold)
    assert prod(stages) == fold
    assert all(1 < stage <= LARGEST_FOLD for stage in stages)


def test_nice_folds_come_first() -> None:
    assert [int(one) for one in two_stages(Fraction(1000))] == [50, 20]
    assert [int(one) for one in two_stages(Fraction(200))] == [20, 10]
