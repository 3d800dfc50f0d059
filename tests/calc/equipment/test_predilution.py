"""Making a volume large enough to pipette by diluting its stock first."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.equipment.predilution import (
    LARGEST_FOLD,
    NICE_FOLDS,
    predilute,
    predilution_remedy,
    stages_of,
)
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q


def test_the_smallest_nice_fold_is_taken() -> None:
    made = predilute(q("0.05 µL"), q("0.2 µL"))  # needs 4-fold: 2 is too little, 5 is the next
    assert made.stages == (5,)
    assert made.volume == q("0.25 µL")


def test_a_large_fold_is_made_in_stages() -> None:
    made = predilute(
        q("0.0001 µL"), q("0.2 µL")
    )  # 2000-fold: the root is 44.7, so 50, and 40 are left, so 50
    assert made.stages == (50, 50)
    assert made.volume == q("0.25 µL")


def test_a_volume_that_can_be_set_needs_none() -> None:
    assert predilute(q("1 µL"), q("0.2 µL")).stages == ()


def test_the_remedy_says_what_one_to_n_means() -> None:
    remedy = predilution_remedy(q("0.0001 µL"), q("0.2 µL"))
    assert "1:50 (1 part in 50), then 1:50 (1 part in 50), 1:2500 in all" in remedy


@given(st.fractions(Fraction(1, 10**9), Fraction(19, 100)))
def test_the_prediluted_volume_reaches_the_minimum_in_nice_folds(microlitres: Fraction) -> None:
    volume, least = Quantity.of(microlitres, "µL"), q("0.2 µL")
    made = predilute(volume, least)
    assert made.volume >= least
    assert made.volume == volume * made.fold
    assert set(made.stages) <= set(NICE_FOLDS)
    assert max(made.stages) <= LARGEST_FOLD


@given(st.fractions(Fraction(1, 10**9), Fraction(19, 100)))
def test_stages_conserve_the_solute_and_never_go_below_what_is_worth_setting(microlitres: Fraction) -> None:
    volume, least = Quantity.of(microlitres, "µL"), q("1 µL")
    made = predilute(volume, least)
    stages = stages_of(made, least)
    strength = Fraction(1)
    for stage in stages:
        assert stage.take >= least * 2 or stage.fold == 1
        assert stage.diluent >= least
        assert stage.total >= q("10 µL")
        strength = strength * stage.take.base / stage.total.base
    assert made.volume.base * strength == volume.base  # as much solute as the volume that was wanted
    for stage, needed in zip(stages, [*(one.take for one in stages[1:]), made.volume], strict=True):
        assert stage.total * 2 >= needed * 3


def test_a_tenfold_stage_is_two_and_eighteen() -> None:
    (stage,) = stages_of(predilute(q("0.1 µL"), q("1 µL")), q("1 µL"))
    assert (stage.take, stage.diluent, stage.total) == (q("2 µL"), q("18 µL"), q("20 µL"))


def test_more_stages_than_anybody_makes_are_not_advised() -> None:
    assert (
        predilution_remedy(q("1e-20 µL"), q("1 µL"))
        == "No series of dilutions gets there: check the numbers."
    )
