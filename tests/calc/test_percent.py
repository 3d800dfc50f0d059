"""Percent solutions: what goes in sums up, the three ways round agree, thick liquids have two ways out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.percent import CALCULATOR
from protocolapp.calc.substances.percentage import solute_of, strength_of, total_of
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import DimensionError, Quantity
from tests.calc.pipettes import q

BENCH = Bench(bundled_pipettes(), catalogue=bundled_catalogue())
BASES = [("% w/v", "mL"), ("% v/v", "mL"), ("% w/w", "g")]
percents = st.integers(1, 9999).map(lambda one: Fraction(one, 100))
amounts = st.integers(1, 10**6).map(lambda one: Fraction(one, 1000))


def work(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


@pytest.mark.parametrize(("unit", "whole"), BASES)
@given(percents, amounts)
def test_the_three_ways_round_agree(unit: str, whole: str, percent: Fraction, size: Fraction) -> None:
    strength, total = Quantity.of(percent, unit), Quantity.of(size, whole)
    solute = solute_of(strength, total)
    assert strength_of(solute, total) == strength
    assert total_of(strength, solute) == total


@pytest.mark.parametrize(("unit", "whole"), BASES)
@given(percents, amounts, st.integers(2, 50))
def test_k_times_the_whole_takes_k_times_the_solute(
    unit: str, whole: str, percent: Fraction, size: Fraction, k: int
) -> None:
    strength, total = Quantity.of(percent, unit), Quantity.of(size, whole)
    assert solute_of(strength, total * k) == solute_of(strength, total) * k


@pytest.mark.parametrize(("unit", "whole"), BASES[1:])
@given(percents, amounts)
def test_solute_and_solvent_sum_up_to_the_whole(
    unit: str, whole: str, percent: Fraction, size: Fraction
) -> None:
    outcome = work(strength=f"{float(percent)} {unit}", total=f"{float(size)} {whole}")
    assert outcome.value("solute") + outcome.value("solvent") == Quantity.of(size, whole)


def test_one_percent_is_a_gram_in_a_decilitre() -> None:
    assert solute_of(q("1 % w/v"), q("100 mL")) == q("1 g")
    assert solute_of(q("1 % v/v"), q("100 mL")) == q("1 mL")
    assert solute_of(q("1 % w/w"), q("100 g")) == q("1 g")


def test_a_volume_of_solute_in_a_mass_is_refused_without_its_density() -> None:
    with pytest.raises(DimensionError):
        strength_of(q("1 mL"), q("100 g"))


@given(percents, amounts)
def test_by_weight_and_from_the_stock_are_the_same_detergent(percent: Fraction, size: Fraction) -> None:
    """Solute by volume, weighed, or as a tenth of the stock."""
    total = Quantity.of(size, "mL")
    strength = Quantity.of(percent / 1000, "% v/v")
    outcome = work(
        strength=f"{float(percent / 1000):.5f} % v/v", total=f"{float(size)} mL", substance="Tween-20"
    )
    assert outcome.value("solute") == solute_of(strength, total)
    assert outcome.value("solute_mass") / q("1.1 g/mL") == outcome.value("solute")
    assert outcome.value("prestock_volume") * Fraction(1, 10) == outcome.value("solute")


def thick(outcome: Outcome) -> list[tuple[Severity, str]]:
    return [(flag.severity, flag.remedy or flag.message) for flag in outcome.flags if flag.code == "VISCOUS"]


def test_both_ways_out_of_a_thick_liquid_are_worked_out() -> None:
    ((severity, remedy),) = thick(work(strength="0.1 % v/v", total="500 mL", substance="Tween-20"))
    assert severity is Severity.WARN
    assert remedy.replace("\u00a0", " ") == "Weigh 550 mg, or take 5 mL of a stock of 10 % v/v."


def test_a_thick_liquid_that_is_poured_is_only_noted() -> None:
    ((severity, _),) = thick(work(strength="10 % v/v", total="1 L", substance="glycerol"))
    assert severity is Severity.NOTE


def test_a_stock_no_stronger_than_what_is_wanted_is_not_offered() -> None:
    assert work(strength="10 % v/v", total="5 mL", substance="Tween-20").result("prestock_volume") is None


def test_a_thin_liquid_is_left_alone() -> None:
    assert thick(work(strength="20 % v/v", total="1 L", substance="methanol")) == []


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ({"strength": "10 % w/w", "total": "100 mL"}, "total"),
        ({"strength": "10 % w/v", "total": "100 g"}, "total"),
        ({"strength": "110 % v/v", "total": "100 mL"}, "strength"),
        ({"solute": "2 g", "total": "1 g"}, "solute"),
        ({"solute": "2 g", "strength": "5 % v/v"}, "density"),
        ({"strength": "5 %", "total": "100 mL"}, "strength"),
        ({"solute": "2 g", "strength": "5 % v/v", "substance": "zork"}, "density"),
    ],
)
def test_what_cannot_be_stands_at_its_field(typed: dict[str, str], about: str) -> None:
    outcome = work(**typed)
    assert [flag.about for flag in outcome.flags if flag.severity is Severity.BLOCK] == [about]
    assert outcome.result("solute") is None
