"""Exponential growth, forwards and backwards."""

from __future__ import annotations

from fractions import Fraction
from math import log, log2

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from protocolapp.calc.doubling_time import (
    CALCULATOR,
    doubling_time,
    doublings_between,
    grown,
    time_between,
)
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.quantity import DimensionError, Quantity, QuantityError
from tests.calc.pipettes import q

CLOSE = Fraction(1, 10**30)
numbers = st.integers(1, 10**9).map(lambda number: Quantity.of(number, "cells"))
hours = st.fractions(Fraction(1, 2), 200, max_denominator=60).map(lambda value: Quantity.of(value, "h"))


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench())


@given(numbers, numbers)
def test_doublings_are_the_logarithm_to_base_two(first: Quantity, last: Quantity) -> None:
    expected = log2(last.magnitude / first.magnitude)
    assert float(doublings_between(first, last)) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(numbers, st.integers(-40, 40))
def test_powers_of_two_are_exact(first: Quantity, power: int) -> None:
    assert doublings_between(first, first * Fraction(2) ** power) == power


@given(numbers, hours, hours)
def test_after_one_doubling_time_there_are_twice_as_many(
    first: Quantity, time: Quantity, doubling: Quantity
) -> None:
    assume(time.base / doubling.base < 90)
    once = grown(first, time, doubling)
    twice = grown(first, time + doubling, doubling)
    assert abs(twice.magnitude / once.magnitude - 2) < CLOSE


@given(numbers, hours, hours)
def test_each_unknown_gives_back_what_the_others_were_made_from(
    first: Quantity, time: Quantity, doubling: Quantity
) -> None:
    assume(time.base / doubling.base < 90)
    last = grown(first, time, doubling)
    assert abs(doubling_time(first, last, time).base / doubling.base - 1) < CLOSE
    assert abs(time_between(first, last, doubling).base / time.base - 1) < CLOSE
    assert abs(grown(last, -time, doubling).magnitude / first.magnitude - 1) < CLOSE


@given(numbers, numbers, hours, st.integers(2, 1000))
def test_counting_in_another_unit_or_a_part_of_it_changes_nothing(
    first: Quantity, last: Quantity, time: Quantity, times: int
) -> None:
    assume(first != last)
    usual = doubling_time(first, last, time)
    assert doubling_time(first * times, last * times, time) == usual
    assert doubling_time(first, last, time.to("min")) == usual
    assert doubling_time(first, last, time * times) == usual * times


@given(numbers, numbers, hours)
def test_loss_is_growth_backwards(first: Quantity, last: Quantity, time: Quantity) -> None:
    assume(first != last)
    there, back = doubling_time(first, last, time), doubling_time(last, first, time)
    assert abs(there.base + back.base) < CLOSE * abs(there.base)


def test_no_change_has_no_doubling_time() -> None:
    with pytest.raises(QuantityError):
        doubling_time(q("1e5 cells"), q("1e5 cells"), q("24 h"))


def test_more_doublings_than_there_can_be_are_refused() -> None:
    with pytest.raises(QuantityError):
        grown(q("1 cells"), q("101 h"), q("1 h"))
    assert grown(q("1 cells"), q("100 h"), q("1 h")).magnitude == 2**100


def test_cells_and_cells_per_millilitre_do_not_mix() -> None:
    with pytest.raises(DimensionError):
        doublings_between(q("1e5 cells"), q("1e5 cells/mL"))


def test_what_comes_from_a_logarithm_is_marked() -> None:
    assert worked(initial="1e5 cells", final="3e5 cells", time="48 h").value("doubling_time").approximate
    assert not worked(initial="1e5 cells", final="4e5 cells", time="48 h").value("doubling_time").approximate


def test_days_and_hours_are_spelled_out() -> None:
    reached = worked(initial="1e5 cells", final="2e5 cells", time="20 h", target="1.6e6 cells").result(
        "reached"
    )
    assert reached is not None
    assert reached.detail == "3\u00a0d\u00a08\u00a0h"


def test_no_growth_is_told_with_what_would_be_growth() -> None:
    outcome = worked(initial="1e5 cells", final="1e5 cells", time="48 h")
    (flag,) = outcome.flags
    assert (flag.code, flag.about) == (Code.NO_GROWTH, "final")
    assert outcome.results == ()


def test_a_number_from_before_the_beginning_has_no_time() -> None:
    outcome = worked(initial="1e5 cells", final="4e5 cells", time="24 h", target="5e4 cells")
    assert not outcome.blocked
    assert outcome.result("reached") is None
    assert [one.about for one in outcome.flags] == ["target"]


@given(st.integers(1, 500))
def test_the_growth_rate_times_the_doubling_time_is_the_logarithm_of_two(hours: int) -> None:
    rate = worked(initial="1e5", final="3e5", doubling_time=f"{hours} h").value("growth_rate")
    assert abs(float((rate * Quantity.of(hours, "h")).as_number()) - log(2)) < 1e-12
