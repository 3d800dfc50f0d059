"""Weighing a powder: the three ways round agree, forms and purity scale, and what stands in the way is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.powder import CALCULATOR
from protocolapp.calc.substances.weighing import Powder
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

BENCH = Bench(bundled_pipettes(), catalogue=bundled_catalogue())
amounts = st.integers(1, 10**6).map(lambda one: Fraction(one, 1000))
shares = st.integers(1, 100).map(lambda one: Fraction(one, 100))


def work(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


def flags(outcome: Outcome, severity: Severity) -> list[tuple[str, str]]:
    return [(str(flag.code), flag.about) for flag in outcome.flags if flag.severity is severity]


@given(amounts, amounts, amounts, shares)
def test_mass_volume_and_strength_follow_from_each_other(
    mw: Fraction, mm: Fraction, ml: Fraction, pure: Fraction
) -> None:
    powder = Powder(Quantity.of(mw, "g/mol"), content=pure)
    strength, volume = Quantity.of(mm, "mM"), Quantity.of(ml, "mL")
    mass = powder.mass(strength, volume)
    assert powder.volume(mass, strength) == volume
    assert powder.strength(mass, volume) == strength


@given(amounts, amounts, amounts, shares)
def test_what_is_pure_in_what_is_weighed_is_what_was_wanted(
    mw: Fraction, mm: Fraction, ml: Fraction, pure: Fraction
) -> None:
    powder = Powder(Quantity.of(mw, "g/mol"), content=pure)
    mass = powder.mass(Quantity.of(mm, "mM"), Quantity.of(ml, "mL"))
    assert mass * pure / Quantity.of(mw, "g/mol") == Quantity.of(mm * ml, "µmol")


@given(amounts, amounts, st.integers(2, 50))
def test_k_times_the_volume_takes_k_times_the_powder(mm: Fraction, ml: Fraction, k: int) -> None:
    powder = Powder(q("154.24 g/mol"), content=Fraction(9, 10))
    strength, volume = Quantity.of(mm, "mM"), Quantity.of(ml, "mL")
    assert powder.mass(strength, volume * k) == powder.mass(strength, volume) * k


@given(amounts, amounts)
def test_a_heavier_form_takes_as_many_times_more(mm: Fraction, ml: Fraction) -> None:
    strength, volume = Quantity.of(mm, "mM"), Quantity.of(ml, "mL")
    dry, wet = Powder(q("95.21 g/mol")), Powder(q("203.30 g/mol"))
    assert wet.mass(strength, volume) == dry.mass(strength, volume) * Fraction(20330, 9521)


@given(amounts, amounts)
def test_a_strength_in_mass_is_meant_of_the_free_form(mg: Fraction, ml: Fraction) -> None:
    strength, volume, factor = Quantity.of(mg, "mg/mL"), Quantity.of(ml, "mL"), Fraction(20330, 9521)
    powder = Powder(None, factor)
    assert powder.mass(strength, volume) == Quantity.of(mg * ml, "mg") * factor
    assert powder.strength(powder.mass(strength, volume), volume) == strength


def test_a_molar_strength_without_a_molar_mass_is_refused() -> None:
    with pytest.raises(QuantityError):
        Powder(None).mass(q("1 M"), q("1 L"))


@given(amounts, amounts)
def test_the_volume_for_what_was_weighed_keeps_the_strength(aimed: Fraction, weighed: Fraction) -> None:
    outcome = work(
        mw="100 g/mol",
        concentration="10 mM",
        volume=f"{float(aimed)} mL",
        weighed=f"{float(weighed)} mg",
        balance="0.001 mg",
    )
    volume = outcome.value("adjusted_volume")
    assert Powder(q("100 g/mol")).strength(Quantity.of(weighed, "mg"), volume) == q("10 mM")
    assert outcome.value("strength_at_volume") * q(f"{float(aimed)} mL") == q("10 mM") * volume


@pytest.mark.parametrize(
    "substance", ["MgCl2·6H2O", "MgCl2.6H2O", "MgCl2 hexahydrate", "magnesium chloride hexahydrate"]
)
def test_the_bottle_may_be_named_in_many_ways(substance: str) -> None:
    mass = work(substance=substance, concentration="1 M", volume="1 L").value("mass")
    assert abs(mass - q("203.30 g")) <= q("0.01 g")


def test_the_other_forms_are_told_with_their_factor() -> None:
    outcome = work(substance="MgCl2", concentration="1 M", volume="1 L")
    (note,) = [flag for flag in outcome.flags if flag.code == Code.FORM_OF_SUBSTANCE]
    assert note.severity is Severity.NOTE
    assert "2.1353 times as much" in note.message


def test_a_mass_is_shown_to_the_balance() -> None:
    text = work(mw="369.4 g/mol", concentration="10 mM", volume="1 mL", balance="0.01 mg").result("mass")
    assert text is not None
    assert text.plain == "3.69 mg"
    assert text.value == q("3.694 mg")


@pytest.mark.parametrize(
    ("balance", "warns"), [("0.1 mg", True), ("0.05 mg", True), ("0.01 mg", False), ("1 mg", True)]
)
def test_the_balance_warns_below_ten_of_its_steps(balance: str, warns: bool) -> None:
    """0.4 mg is 4, 8, 40 and 0.4 steps."""
    outcome = work(mw="400 g/mol", concentration="10 mM", volume="100 µL", balance=balance)
    assert flags(outcome, Severity.WARN) == ([("BELOW_BALANCE", "mass")] if warns else [])


def test_the_balances_remedy_names_the_volume_that_would_do() -> None:
    outcome = work(mw="400 g/mol", concentration="10 mM", volume="100 µL")
    (flag,) = [flag for flag in outcome.flags if flag.code == Code.BELOW_BALANCE]
    assert "250\u00a0µL" in flag.remedy  # 10 × 0.1 mg is 2.5 times 0.4 mg
    assert flags(work(mw="400 g/mol", concentration="10 mM", volume="250 µL"), Severity.WARN) == []


def test_a_vial_is_not_warned_of_a_balance() -> None:
    assert flags(work(mass="10 µg", concentration="1 mg/mL"), Severity.WARN) == []


@pytest.mark.parametrize("wrong", ["purity", "water"])
def test_a_share_out_of_bounds_stands_at_its_field(wrong: str) -> None:
    outcome = work(substance="NaCl", concentration="1 M", volume="1 L", **{wrong: "250 %"})
    assert flags(outcome, Severity.BLOCK) == [("OUTSIDE_RANGE", wrong)]
    assert outcome.results == ()


def test_what_blocks_shows_no_mass() -> None:
    assert work(concentration="1 M", volume="1 L").result("mass") is None


def test_the_step_shows_its_numbers() -> None:
    (step,) = work(mw="41.99 g/mol", concentration="0.5 M", volume="100 mL", purity="95 %", water="5 %").steps
    assert step.formula == "m = C·V·MW / (purity·(1 − water))"
    assert step.filled.replace("\u00a0", " ") == "500 mM × 100 mL × 41.99 g/mol / 0.903"
