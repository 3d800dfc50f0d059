"""Counts of a chamber: what they make, and when they are not good enough."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.cell_count import CALCULATOR
from protocolapp.calc.cultures.counting_chamber import SQUARES, Count, squares_counted
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import QuantityError
from tests.calc.pipettes import q

BENCH = Bench(bundled_pipettes())
counts = st.lists(st.integers(0, 300), min_size=1, max_size=12)
folds = st.fractions(1, 200, max_denominator=4)


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


def _count(live: int, dead: int, squares: int = 4, fold: Fraction = Fraction(2)) -> Count:
    return Count(Fraction(live), Fraction(dead), squares, SQUARES["neubauer"], fold)


@given(counts, folds)
def test_the_density_times_the_volume_counted_is_what_was_counted(live: list[int], fold: Fraction) -> None:
    made = _count(sum(live), 0, len(live), fold)
    assert (made.density * SQUARES["neubauer"]).amount_in("cells") * len(live) == sum(live) * fold


@given(st.integers(0, 999), st.integers(0, 999), folds)
def test_live_and_dead_are_all(live: int, dead: int, fold: Fraction) -> None:
    made = _count(live, dead, fold=fold)
    assert made.density + _count(dead, 0, fold=fold).density == made.total_density
    if made.viability is not None:
        assert made.density == made.total_density * made.viability


@given(st.integers(1, 999), st.integers(0, 999), st.integers(2, 50))
def test_diluting_more_is_undone_by_the_dilution_and_leaves_the_viability(
    live: int, dead: int, times: int
) -> None:
    one = _count(live * times, dead * times)
    other = _count(live, dead, fold=Fraction(2 * times))
    assert (one.density, one.viability) == (other.density, other.viability)


@given(st.integers(1, 10_000))
def test_the_counting_error_is_one_over_the_root(counted: int) -> None:
    error = _count(counted, 0).error
    assert error is not None
    assert abs(error**2 * counted - 1) < Fraction(1, 10**35)


@given(counts)
def test_the_total_of_the_squares_does_as_well_as_each(live: list[int]) -> None:
    each = worked(live="; ".join(map(str, live)))
    total = worked(live=str(sum(live)), squares=str(len(live)))
    assert each.results == total.results
    assert each.flags == total.flags


@given(st.integers(100, 800), st.integers(1, 10**7))
def test_what_is_taken_holds_the_cells_wanted(live: int, wanted: int) -> None:
    outcome = worked(live=str(live), squares="4", wanted=f"{wanted} cells")
    assert (outcome.value("take") * outcome.value("density")).amount_in("cells") == wanted


@given(st.integers(0, 99))
def test_too_few_are_told_with_the_squares_that_would_do(counted: int) -> None:
    flags = [one for one in worked(live=str(counted), squares="4").flags if one.code == Code.FEW_COUNTED]
    assert len(flags) == 1
    if counted == 25:
        assert "about 16 squares" in flags[0].remedy


def test_the_remedies_name_what_would_do() -> None:
    few = next(one for one in worked(live="5 5 5 5").flags if one.code == Code.FEW_COUNTED)
    assert "22.4" in few.message  # 1/√20
    assert "about 20 squares" in few.remedy
    crowded = next(one for one in worked(live="250", dilution="1:2").flags if one.code == Code.CROWDED_COUNT)
    assert "1:6 in all" in crowded.remedy


def test_the_dead_count_towards_the_crowd_and_towards_enough() -> None:
    assert [one.code for one in worked(live="150", dead="51").flags if one.severity == "warn"] == [
        Code.CROWDED_COUNT,
        Code.LOW_VIABILITY,
    ]
    assert [one.code for one in worked(live="95", dead="5").flags if one.severity == "warn"] == []


def test_without_dead_cells_counted_there_is_no_viability() -> None:
    assert worked(live="100").result("viability") is None
    assert worked(live="100", dead="0").value("viability") == q("100 %")


def test_lists_that_disagree_are_refused() -> None:
    three, two = (Fraction(1),) * 3, (Fraction(1),) * 2
    with pytest.raises(QuantityError):
        squares_counted(three, two, None)
    with pytest.raises(QuantityError):
        squares_counted(three, (), 4)
    assert squares_counted(three, two[:1], None) == 3
    assert squares_counted(three[:1], (), None) == 1


def test_only_the_chosen_way_of_counting_is_asked_for() -> None:
    assert worked(chamber="counter").missing == ("counter_density",)
    assert worked(chamber="other", live="100").missing == ("square_volume",)
    assert worked(chamber="neubauer").missing == ("live",)


def test_more_than_all_cells_alive_is_refused() -> None:
    outcome = worked(chamber="counter", counter_density="1e6 cells/mL", counter_viability="101 %")
    assert outcome.blocked
    assert outcome.results == ()


@given(st.integers(40, 300), st.fractions(1, 9, max_denominator=9))
def test_what_there_is_at_the_most_can_be_taken(live: int, millilitres: Fraction) -> None:
    typed = {"live": str(live), "volume": f"{float(millilitres):.5f} mL"}
    (flag,) = [one for one in worked(**typed, wanted="1e9").flags if one.code == Code.CELLS_SHORT]
    most = flag.remedy.removeprefix("Take ").removesuffix(" at the most.").replace("\u202f", "")
    assert not worked(**typed, wanted=most).blocked, most


def test_few_are_told_with_the_chance_that_is_in_them() -> None:
    (flag,) = [one for one in worked(live="4 5", dead="3 0").flags if one.code == Code.FEW_COUNTED]
    assert "33.3\u00a0%" in flag.message  # 1/√9
    (none,) = [one for one in worked(live="0 0", dead="0 0").flags if one.severity == "warn"]
    assert none.message == "No cells were counted."
