"""Decay: exact at half-lives, composing, turned round; what a person reads of it."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.assays.decay import half_lives_until, remaining, time_until
from protocolapp.calc.assays.decay_form import moment_after, time_between
from protocolapp.calc.assays.nuclides import NUCLIDES
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.radiolabel import CALCULATOR, activity_after, activity_before, elapsed_between
from protocolapp.quantity import DimensionError, Quantity, QuantityError
from tests.calc.pipettes import DIALS, q

P32 = NUCLIDES["p32"].half_life
TINY = Fraction(1, 10**35)

days = st.fractions(-200, 200, max_denominator=1000)
activities = st.fractions(Fraction(1, 100), 10_000, max_denominator=100)


def close(one: Quantity, other: Quantity) -> bool:
    return abs(one.base / other.base - 1) < TINY


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(DIALS))


@pytest.mark.parametrize("nuclide", NUCLIDES.values(), ids=lambda one: one.name)
def test_a_half_life_halves_exactly(nuclide: object) -> None:
    half_life = nuclide.half_life  # type: ignore[attr-defined]
    left = remaining(half_life, half_life)
    assert left == Quantity(Fraction(1, 2))
    assert not left.approximate


@given(st.integers(-30, 30))
def test_whole_half_lives_are_exact_both_ways(number: int) -> None:
    left = remaining(P32 * number, P32)
    assert left.as_number() == Fraction(2) ** -number
    assert half_lives_until(left.as_number()) == Quantity(Fraction(number))
    assert not left.approximate


def test_between_half_lives_it_is_marked_approximate() -> None:
    assert remaining(q("10 d"), P32).approximate
    assert time_until(Fraction(1, 10), P32).approximate


@given(days, days)
def test_decay_composes(first: Fraction, second: Fraction) -> None:
    one, other = Quantity.of(first, "d"), Quantity.of(second, "d")
    assert close(remaining(one, P32) * remaining(other, P32), remaining(one + other, P32))


@given(activities, days)
def test_what_was_and_what_is_lead_to_each_other(amount: Fraction, time: Fraction) -> None:
    reference, elapsed = Quantity.of(amount, "µCi"), Quantity.of(time, "d")
    activity = activity_after(reference, elapsed, P32)
    assert close(activity_before(activity, elapsed, P32), reference)
    assert abs((elapsed_between(reference, activity, P32) - elapsed).base) < Fraction(1, 10**28)


@given(activities, days)
def test_the_units_of_the_inputs_change_nothing(amount: Fraction, time: Fraction) -> None:
    curies = activity_after(Quantity.of(amount, "µCi"), Quantity.of(time, "d"), P32)
    becquerels = activity_after(Quantity.of(amount * 37, "kBq"), Quantity.of(time * 24, "h"), P32)
    assert curies == becquerels


@given(days, days)
def test_it_only_ever_falls(first: Fraction, second: Fraction) -> None:
    early, late = sorted((first, second))
    assert remaining(Quantity.of(early, "d"), P32) >= remaining(Quantity.of(late, "d"), P32)


def test_a_microcurie_is_37_kilobecquerel_and_2_22e6_dpm() -> None:
    assert q("1 µCi") == q("37 kBq") == q("2220000 dpm")


def test_a_time_beyond_all_atoms_is_refused() -> None:
    with pytest.raises(QuantityError):
        remaining(q("1000000 d"), q("1 s"))


def test_an_activity_does_not_become_one_per_volume() -> None:
    with pytest.raises(DimensionError):
        elapsed_between(q("10 µCi"), q("10 µCi/µL"), P32)


def test_nothing_is_never_reached() -> None:
    with pytest.raises(QuantityError):
        half_lives_until(Fraction(0))


def test_days_run_from_noon_to_noon_across_months() -> None:
    start, end = datetime(2026, 2, 27, 12), datetime(2026, 3, 2, 18)
    assert time_between(start, end) == q("3.25 d")
    assert time_between(end, start) == q("-3.25 d")
    assert moment_after(start, q("3.25 d")) == "2026-03-02 18:00"


def test_a_moment_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(QuantityError):
        moment_after(datetime(2026, 2, 27, 12), q("10000000 d"))


def test_before_the_reference_date_is_a_note() -> None:
    outcome = worked(reference_activity="250 µCi", elapsed="-3 d")
    assert Code.BEFORE_REFERENCE in {flag.code for flag in outcome.flags}
    assert not outcome.blocked


def test_the_half_life_used_is_named_with_its_source() -> None:
    outcome = worked(reference_activity="250 µCi", elapsed="3 d")
    (note,) = (flag for flag in outcome.flags if flag.code == Code.ASSAY_CONVENTION)
    assert "14.268 d" in note.message


def test_what_is_really_taken_gives_another_activity() -> None:
    """20 µCi at 10 µCi/µL after 10 d are 3.25097 µL; a P20 is set to 3.26."""
    outcome = worked(reference_activity="250 µCi", elapsed="10 d", concentration="10 µCi/µL", wanted="20 µCi")
    taken = outcome.result("take")
    assert taken is not None
    assert taken.text == "3.26\u00a0µL"
    assert taken.gives is not None
    assert taken.gives > q("20 µCi")


def test_blocked_there_is_nothing_to_take() -> None:
    outcome = worked(reference_activity="250 µCi", elapsed="0 d", concentration="10 µCi/µL", wanted="251 µCi")
    assert outcome.blocked
    assert outcome.result("take") is None
    assert outcome.value("activity") == q("250 µCi")
