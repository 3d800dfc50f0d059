"""Volumes as they are pipetted: which pipette, what is set, what that delivers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.flag import Code, Severity
from protocolapp.lab import Pipette
from protocolapp.quantity import DimensionError, Quantity
from tests.calc.pipettes import ALL, DIALS, P2, P20, P200, P1000, VERNIER_P1000, four, q

SETS = {"dials": DIALS, "all": ALL}


@pytest.mark.parametrize(
    ("volume", "text", "detail"),
    [
        ("2 µL", "2.00 µL", "P2, set 2.00"),
        ("2.01 µL", "2.02 µL", "P20, set 2.02"),
        ("37.4 µL", "37.4 µL", "P200, set 37.4"),
        ("44 µL", "44.0 µL", "P200, set 44.0"),
        ("660 µL", "660 µL", "P1000, set 660"),
        ("1 mL", "1.00 mL", "P1000, set 1000"),
        ("1.1 mL", "1.10 mL", "P1000, 2 × 550 µL"),
        ("1.101 mL", "1.101 mL", "P1000, 551 + 550 µL"),
        ("0.0000374 L", "37.4 µL", "P200, set 37.4"),
    ],
)
def test_the_smallest_pipette_that_covers_the_volume_is_set(volume: str, text: str, detail: str) -> None:
    taken = four().take(q(volume))
    assert taken.text == text.replace(" ", "\u00a0")
    assert taken.plain == text
    assert taken.detail == detail.replace(" µL", "\u00a0µL")


def test_parts_of_a_large_volume_are_equal_and_add_up() -> None:
    taken = PipetteSet([VERNIER_P1000]).take(q("2.2 mL"))
    assert [setting.amount_in("µL") for setting in taken.settings] == [734, 734, 732]
    assert taken.detail == "P1000, 734 + 734 + 732\u00a0µL"
    assert taken.delivered == q("2.2 mL")


def test_what_would_take_too_many_strokes_is_measured_instead() -> None:
    taken = four().take(q("5.39 mL"))
    assert taken.pipette is None
    assert (taken.text, taken.detail, taken.flags) == ("5.39\u00a0mL", "", ())


def test_serological_pipettes_are_read_in_millilitres() -> None:
    assert PipetteSet(ALL).take(q("5.39 mL")).detail == "10 mL serological, 5.4\u00a0mL"


def test_a_volume_in_the_gap_between_two_pipettes_is_taken_in_parts_of_the_smaller() -> None:
    assert PipetteSet(ALL).take(q("1.87 mL")).detail == "P1000, 2 × 935\u00a0µL"


def test_rounding_never_falls_below_the_minimum() -> None:
    coarse = Pipette("odd", q("0.32 µL"), q("2 µL"), q("0.1 µL"))
    taken = PipetteSet([coarse]).take(q("0.33 µL"))
    assert taken.settings == (q("0.4 µL"),)


def test_half_an_increment_above_the_maximum_is_left_to_the_next_pipette() -> None:
    assert PipetteSet([P20, P200]).take(q("20.009 µL")).pipette == P20
    assert PipetteSet([P20, P200]).take(q("20.01 µL")).pipette == P200


def test_below_the_smallest_pipette_the_exact_volume_stays_visible_with_the_predilution_that_helps() -> None:
    taken = four().take(q("0.05 µL"), "antibody_volume", "ip:s1")
    (flag,) = taken.flags
    assert taken.text == "0.05\u00a0µL"
    assert taken.settings == ()
    assert (flag.severity, flag.code, flag.about, flag.row) == (
        Severity.WARN, Code.BELOW_MIN_PIPETTE, "antibody_volume", "ip:s1",
    )  # fmt: skip
    assert "1:20 (1 part in 20)" in flag.remedy
    assert "take 1\u00a0µL" in flag.remedy


def test_a_remembered_warning_names_whoever_asks() -> None:
    pipettes = four()
    pipettes.take(q("0.05 µL"), "first")
    assert pipettes.take(q("0.05 µL"), "second").flags[0].about == "second"


def test_a_negative_volume_blocks_and_is_not_clamped() -> None:
    taken = four().take(q("-126 µL"))
    assert taken.flags[0].severity is Severity.BLOCK
    assert taken.flags[0].code == Code.NEGATIVE_VOLUME
    assert taken.text == "−126\u00a0µL"


def test_a_multichannel_is_not_chosen_for_one_volume() -> None:
    assert four().take(q("250 µL")).pipette == P1000


def test_nothing_needs_no_pipette() -> None:
    taken = four().take(q("0 µL"))
    assert (taken.text, taken.pipette, taken.flags) == ("0\u00a0µL", None, ())


def test_only_volumes_are_pipetted() -> None:
    with pytest.raises(DimensionError):
        four().take(q("2 mg"))


volumes = st.fractions(Fraction(1, 100), 30_000, max_denominator=1000).map(
    lambda microlitres: Quantity.of(microlitres, "µL")
)


@given(volumes, st.sampled_from(sorted(SETS)))
def test_strokes_keep_to_the_range_and_differ_by_one_increment_at_most(volume: Quantity, which: str) -> None:
    taken = PipetteSet(SETS[which]).take(volume)
    if taken.pipette is None:
        return
    assert all(taken.pipette.minimum <= one <= taken.pipette.maximum for one in taken.settings)
    assert max(taken.settings) - min(taken.settings) <= taken.pipette.increment
    steps = [one.base / taken.pipette.increment.base for one in taken.settings]
    assert all(step.denominator == 1 for step in steps)


@given(volumes, st.sampled_from(sorted(SETS)))
def test_what_is_delivered_is_within_half_an_increment_of_what_was_wanted(
    volume: Quantity, which: str
) -> None:
    taken = PipetteSet(SETS[which]).take(volume)
    slack = taken.pipette.increment if taken.pipette is not None else q("0 µL")
    assert abs(taken.delivered - volume) * 2 <= slack


@given(volumes, st.sampled_from(["nL", "µL", "mL", "L"]))
def test_the_unit_of_a_volume_changes_nothing(volume: Quantity, unit: str) -> None:
    one, other = four().take(volume), four().take(volume.to(unit))
    assert (one.settings, one.detail) == (other.settings, other.detail)
    if one.pipette is not None:
        assert one.text == other.text


def test_a_small_volume_between_two_pipettes_is_too_small_for_the_larger() -> None:
    """15 µL: eight strokes of a P2, and below a P200's 20 µL. Nobody measures it in a cylinder."""
    taken = PipetteSet([P2, P200]).take(q("15 µL"))
    (flag,) = taken.flags
    assert (flag.code, taken.too_large) == (Code.BELOW_MIN_PIPETTE, False)
    assert "P200" in flag.message


def test_parts_never_fall_below_the_range() -> None:
    """1.1 mL in two would be 550 µL each, which this pipette cannot set; a P200 takes six."""
    narrow = Pipette("narrow", q("600 µL"), q("1000 µL"), q("1 µL"))
    taken = PipetteSet([narrow]).take(q("1.1 mL"))
    assert taken.settings == ()
    assert taken.too_large
