"""The same vehicle in every well, whichever way the dose gets there."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.doses.fold import Fold
from protocolapp.calc.doses.series_shape import Shape
from protocolapp.calc.doses.vehicle_plan import (
    back_filled_doses,
    equal_doses,
    falling_doses,
    fill_with_medium,
    fill_with_vehicle,
    plan_intermediate,
)
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.vehicle import CALCULATOR
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q

shares = st.fractions(Fraction(1, 2000), Fraction(5, 100), max_denominator=2000)
volumes = st.fractions(5, 2000, max_denominator=4)
folds = st.fractions(Fraction(3, 2), 10, max_denominator=4)
points = st.integers(2, 12)


def computed(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(bundled_pipettes()))


def doses(fold: Fraction, count: int) -> tuple[Quantity, ...]:
    return Shape(q("10 µM"), Fold(fold), count).strengths


@given(shares, volumes, st.booleans())
def test_what_is_added_holds_the_share_in_the_final_volume(
    share: Fraction, volume: Fraction, before: bool
) -> None:
    filling = fill_with_vehicle(Quantity.of(volume, "µL"), share, before=before)
    assert (filling.added / filling.well).as_number() == share
    held = filling.well - filling.added if before else filling.well
    assert held == Quantity.of(volume, "µL")
    assert filling.share_added == 1


@given(shares, volumes, folds, points)
def test_every_well_has_the_same_vehicle_and_the_control_too(
    share: Fraction, volume: Fraction, fold: Fraction, count: int
) -> None:
    filling = fill_with_vehicle(Quantity.of(volume, "µL"), share, before=False)
    stock = q("10 µM") * (1 / share)
    direct = equal_doses(doses(fold, count), filling)
    filled = back_filled_doses(doses(fold, count), stock, filling)
    assert {one.share for one in direct} == {one.share for one in filled} == {share}
    assert direct[-1].final.is_zero
    assert filled[-1].compound.is_zero


@given(shares, volumes, folds, points)
def test_a_back_fill_turns_negative_just_where_the_stock_does_not_reach(
    share: Fraction, volume: Fraction, fold: Fraction, count: int
) -> None:
    filling = fill_with_vehicle(Quantity.of(volume, "µL"), share, before=False)
    stock = q("5 µM") * (1 / share)  # reaches half of the highest dose
    for one in back_filled_doses(doses(fold, count), stock, filling):
        assert one.vehicle.is_negative == (one.final > stock * share)
        assert (stock * (one.compound / filling.well)) == one.final


@given(folds, points)
def test_in_plain_medium_the_vehicle_falls_as_the_dose_does(fold: Fraction, count: int) -> None:
    made = falling_doses(doses(fold, count), q("10 mM"), q("100 µL"))
    for one, following in pairwise(made[:-1]):
        assert one.share == following.share * fold
    assert made[-1].share == 0


@given(shares, st.integers(20, 500), st.integers(2, 15), folds, points)
def test_the_intermediate_plate_brings_dose_and_vehicle(
    share: Fraction, well: int, added: int, fold: Fraction, count: int
) -> None:
    """Each intermediate: take of an X-fold tube, so strong that the addition gives the dose, at one share."""
    filling = fill_with_medium(Quantity.of(well, "µL"), Quantity.of(added, "µL"), share, before=True)
    finals = doses(fold, count)
    if filling.share_added > 1:
        return
    steps = plan_intermediate(finals, filling, q("50 µL"), q("80 µL"), q("1 µL"))
    assert len(steps) == count + 1
    for one, final in zip(steps, finals, strict=False):
        assert one.strength * one.made == (final / share) * one.take
        assert one.strength * filling.added == final * filling.well
    assert {(one.take / one.made).as_number() for one in steps} == {filling.share_added}
    assert steps[0].take >= q("1 µL")
    assert all(one.made == max(q("50 µL"), q("1 µL") * (1 / filling.share_added)) for one in steps[:-1])
    assert steps[-1].made == max(q("80 µL"), q("1 µL") * (1 / filling.share_added))


@pytest.mark.parametrize("route", ["direct", "intermediate", "matched", "backfill"])
@settings(max_examples=12)
@given(st.integers(1, 5), st.sampled_from(["2", "3", "half-log", "10"]), st.integers(2, 8))
def test_the_table_shows_one_share_for_all_wells(route: str, tenths: int, fold: str, count: int) -> None:
    outcome = computed(
        route=route, stock="100 mM", top="10 µM", fold=fold, points=str(count), vehicle_share=f"0.{tenths} %",
        well_volume="1 mL", added="50 µL",
    )  # fmt: skip
    table = outcome.table("wells")
    assert table is not None
    place = [column.name for column in table.columns].index("share")
    values = [row[place].value for row in table.rows]
    assert values == [Quantity.of(Fraction(tenths, 10), "%")] * (count + 1)
    assert not outcome.blocked


def test_share_and_times_say_the_same() -> None:
    common = {"stock": "10 mM", "top": "10 µM", "fold": "3", "points": "4", "well_volume": "100 µL"}
    one, other = computed(vehicle_share="0.5 %", **common), computed(dmso_strength="200 X", **common)
    assert one.tables == other.tables
    assert one.value("dmso_strength") == q("200 X")
    assert other.value("vehicle_share") == q("0.5 %")


@pytest.mark.parametrize("decimal", [".", ","])
def test_the_remedy_names_the_stock_that_would_do(decimal: str) -> None:
    bench = Bench(bundled_pipettes(), decimal="," if decimal == "," else ".")
    typed = {"stock": "1 mM", "top": "12 µM", "fold": "2", "points": "4", "well_volume": "100 µL"}
    outcome = compute(CALCULATOR, typed | {"vehicle_share": f"0{decimal}1 %"}, bench)
    (flag,) = [one for one in outcome.flags if one.severity is Severity.BLOCK]
    assert (flag.code, flag.about) == (Code.STOCK_TOO_DILUTE, "stock")
    assert "12\u00a0mM" in flag.remedy
    assert f"1{decimal}2\u00a0%" in flag.remedy


def test_a_broken_limit_shows_no_volume_to_pipette() -> None:
    outcome = computed(
        route="backfill",
        stock="10 mM",
        top="60 µM",
        fold="2",
        points="3",
        vehicle_share="0.5 %",
        well_volume="1 mL",
    )
    assert outcome.blocked
    assert outcome.table("wells") is None


@pytest.mark.parametrize(("share", "code"), [("100 %", Code.OUTSIDE_RANGE), ("0 %", Code.UNREADABLE)])
def test_an_impossible_share_is_refused(share: str, code: Code) -> None:
    outcome = computed(
        stock="10 mM", top="10 µM", fold="2", points="3", vehicle_share=share, well_volume="1 mL"
    )
    assert [flag.code for flag in outcome.flags] == [code]


def test_the_first_tube_with_matched_vehicle_is_not_filled_up_with_the_diluent() -> None:
    """Its compound brings DMSO; the diluent, which holds it already, would make it too much."""
    outcome = computed(
        route="matched", stock="10 mM", top="10 µM", fold="2", points="3", vehicle_share="0.2 %",
        well_volume="100 µL", added="50 µL",
    )  # fmt: skip
    table = outcome.table("tubes")
    assert table is not None
    place = [column.name for column in table.columns].index("diluent")
    assert [row[place].value is None for row in table.rows] == [True, False, False, False]


def test_a_back_filled_volume_tells_its_pipette_where_there_is_one() -> None:
    outcome = computed(
        route="backfill", stock="10 mM", top="10 µM", fold="half-log", points="5", vehicle_share="0.5 %",
        well_volume="3 mL",
    )  # fmt: skip
    table = outcome.table("wells")
    assert table is not None
    compound = [column.name for column in table.columns].index("compound")
    details = [row[compound].detail.partition(",")[0] for row in table.rows]
    assert details == ["P10", "P2", "P2", "", "", ""]  # 3, 0.95, 0.3, then 0.095 and 0.03 µL, and the vehicle
