"""Limits of error: the same volume at every setting, so small settings err most."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.equipment.pipette_error import fair_volume, random_error, systematic_error
from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Sheet
from protocolapp.lab import Pipette
from protocolapp.quantity import Quantity
from tests.calc.pipettes import ALL, DIALS, MULTI, P2, P20, P200, P1000, SEROLOGICAL_10, four, q

P10 = Pipette("P10", q("1 µL"), q("10 µL"), q("0.02 µL"))
P100 = Pipette("P100", q("10 µL"), q("100 µL"), q("0.2 µL"))
P5000 = Pipette("P5000", q("0.5 mL"), q("5 mL"), q("5 µL"))


@pytest.mark.parametrize(
    ("pipette", "systematic", "random"),
    [
        (P2, "0.05 µL", "0.04 µL"),  # 2.5 and 2.0 % of 2 µL
        (P10, "0.12 µL", "0.08 µL"),
        (P20, "0.2 µL", "0.1 µL"),
        (P100, "0.8 µL", "0.3 µL"),  # as in Gilson's guide
        (P200, "1.6 µL", "0.6 µL"),
        (P1000, "8 µL", "3 µL"),  # as in Gilson's guide
        (P5000, "40 µL", "15 µL"),
        (MULTI, "4.8 µL", "1.8 µL"),  # 0.8 % of 300 µL, doubled for a multichannel
    ],
)
def test_the_limit_is_a_share_of_the_largest_volume(pipette: Pipette, systematic: str, random: str) -> None:
    assert systematic_error(pipette) == q(systematic)
    assert random_error(pipette) == q(random)


def test_the_standard_does_not_cover_serological_pipettes() -> None:
    assert systematic_error(SEROLOGICAL_10) is None
    taken = PipetteSet([SEROLOGICAL_10]).take(q("5 mL"))
    assert (taken.error, taken.told) == (None, taken.detail)


def test_twenty_microlitres_err_by_8_per_cent_with_a_p200_and_by_1_with_a_p20() -> None:
    assert PipetteSet([P200]).take(q("20 µL")).error == Fraction(8, 100)
    assert PipetteSet([P20]).take(q("20 µL")).error == Fraction(1, 100)
    assert PipetteSet([P200]).take(q("20 µL")).told == "P200, set 20.0, ±\u00a08\u00a0%"
    assert PipetteSet([P20]).take(q("20 µL")).told == "P20, set 20.00"


def test_errors_of_several_strokes_add_up() -> None:
    assert PipetteSet([P1000]).take(q("1.6 mL")).error == Fraction(16, 1600)


def test_what_is_fair_to_set_errs_by_5_per_cent_at_the_most() -> None:
    assert [fair_volume(one) for one in (P2, P20, P200)] == [q("1 µL"), q("4 µL"), q("32 µL")]
    assert fair_volume(SEROLOGICAL_10) == q("2 mL")


@given(st.fractions(Fraction(2, 10), 1000, max_denominator=500))
def test_the_smallest_pipette_that_covers_a_volume_errs_least(microlitres: Fraction) -> None:
    volume = Quantity.of(microlitres, "µL")
    chosen = four().take(volume)
    alone = [PipetteSet([one]).take(volume) for one in DIALS if one.channels == 1]
    # A smaller one in several strokes may err less, but takes longer; among single strokes the chosen one is best.
    rivals = [one.error for one in alone if len(one.settings) == 1 and one.error is not None]
    assert chosen.error is not None
    assert chosen.error <= min(rivals) * Fraction(101, 100)


def test_a_row_of_wells_is_filled_with_a_multichannel() -> None:
    assert PipetteSet(DIALS).take(q("50 µL"), channels=8).pipette == MULTI
    assert PipetteSet(DIALS).take(q("50 µL"), channels=12).pipette == P200
    assert PipetteSet(DIALS).take(q("5 µL"), channels=8).pipette == P20


def test_a_coarse_scale_loses_to_strokes_of_a_finer_pipette() -> None:
    """2.04 mL would be 2.0 on a 10 mL pipette with marks of 0.1 mL, 1.96 % off: taken; 2.05 is 2.44 % off."""
    lab = PipetteSet(ALL)
    assert lab.take(q("2.04 mL")).pipette == SEROLOGICAL_10
    assert lab.take(q("2.05 mL")).pipette == P1000
    assert lab.take(q("2.05 mL")).delivered == q("2.05 mL")


def test_what_is_delivered_2_per_cent_off_is_told() -> None:
    (flag,) = PipetteSet([SEROLOGICAL_10]).take(q("2.05 mL"), "diluent", "3").flags
    assert (flag.severity, flag.code, flag.about, flag.row) == (
        Severity.WARN, Code.DELIVERED_OFF, "diluent", "3",
    )  # fmt: skip
    assert "2.1\u00a0mL instead of 2.05\u00a0mL: 2.44\u00a0% too much" in flag.message


@given(st.fractions(Fraction(2, 10), 20000, max_denominator=500))
def test_what_is_not_told_is_delivered_to_2_per_cent(microlitres: Fraction) -> None:
    taken = PipetteSet(ALL).take(Quantity.of(microlitres, "µL"))
    off = abs(taken.delivered.base - taken.wanted.base) / taken.wanted.base
    assert (off > Fraction(2, 100)) == any(flag.code is Code.DELIVERED_OFF for flag in taken.flags)


def test_what_takes_too_many_strokes_is_measured() -> None:
    assert four().take(q("5.39 mL")).told == "in a cylinder or a serological pipette"
    assert PipetteSet().take(q("5.39 mL")).told == ""


def test_a_sheet_tells_the_largest_error_once() -> None:
    sheet = Sheet(Bench([P2, P20]))
    for row, text in enumerate(("0.4 µL", "0.25 µL", "1 µL", "2 mL", "3 mL"), start=1):
        sheet.pipetted(q(text), "rows.volume", row)
    flags = sheet.outcome().flags
    assert [flag.code for flag in flags] == [Code.PIPETTE_ERROR, Code.ABOVE_LARGEST_PIPETTE]
    assert "0.25\u00a0µL with P2 may be off by 20\u00a0%" in flags[0].message


def test_a_sheet_says_nothing_of_volumes_that_are_fair() -> None:
    sheet = Sheet(Bench(DIALS))
    sheet.volume("take", "Take", q("1 µL"))
    sheet.volume("rest", "Rest", q("999 µL"))
    assert sheet.outcome().flags == ()
