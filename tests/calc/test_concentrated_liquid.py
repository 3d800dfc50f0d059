"""Concentrated liquids: molarity from the label, the solute conserved, a density only where it belongs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.concentrated_liquid import CALCULATOR, molarity
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q

BENCH = Bench(bundled_pipettes(), catalogue=bundled_catalogue())
percents = st.integers(1, 10_000).map(lambda one: Fraction(one, 100))
densities = st.integers(50, 200).map(lambda one: Fraction(one, 100))
masses = st.integers(100, 50_000).map(lambda one: Fraction(one, 100))


def work(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


@given(percents, densities, masses)
def test_the_molarity_is_ten_times_percent_and_density_by_molar_mass(
    percent: Fraction, density: Fraction, mw: Fraction
) -> None:
    found = molarity(Quantity.of(percent, "% w/w"), Quantity.of(density, "g/mL"), Quantity.of(mw, "g/mol"))
    assert found == Quantity.of(10 * percent * density / mw, "M")


@given(st.integers(1, 11_000), st.integers(1, 10_000))
def test_the_acid_is_conserved_and_the_volumes_add_up(millimolar: int, millilitres: int) -> None:
    outcome = work(substance="HCl", final=f"{millimolar} mM", final_volume=f"{millilitres} mL")
    take, total = outcome.value("take"), q(f"{millilitres} mL")
    assert take * outcome.value("stock") == total * q(f"{millimolar} mM")
    assert take + outcome.value("diluent") == total


@given(st.integers(1, 11_000), st.integers(1, 10_000))
def test_the_three_ways_round_agree(millimolar: int, millilitres: int) -> None:
    by_take = work(substance="HCl", take=f"{millilitres} mL", final=f"{millimolar} mM").value("final_volume")
    assert by_take * q(f"{millimolar} mM") == q(f"{millilitres} mL") * work(substance="HCl").value("stock")
    total = f"{millilitres * 3} mL"
    by_both = work(substance="HCl", take=f"{millilitres} mL", final_volume=total).value("final")
    assert by_both * 3 == work(substance="HCl").value("stock")


@pytest.mark.parametrize(
    ("liquid", "molar"),
    [
        ("HCl", "11.97"),
        ("2-ME", "14.26"),
        ("sulfuric acid", "18.0"),
        ("nitric acid", "15.6"),
        ("phosphoric acid", "14.6"),
        ("glacial acetic acid", "17.4"),
        ("formic acid", "23.6"),
        ("perchloric acid", "11.7"),
        ("ammonia", "14.8"),
        ("glycerol", "13.68"),
    ],
)
def test_the_bottles_are_as_strong_as_tables_say(liquid: str, molar: str) -> None:
    """To 1 %: tables round. Each density has to give the molarity that is printed beside it."""
    found = work(substance=liquid).value("stock").amount_in("M")
    assert abs(found - Fraction(molar)) <= Fraction(molar) / 100


def test_acid_goes_into_water() -> None:
    typed = {"final": "1 M", "final_volume": "1 L"}
    for liquid, acid in {
        "HCl": True,
        "H2SO4": True,
        "acetic acid": True,
        "2-ME": False,
        "ammonia": False,
    }.items():
        codes = {flag.code for flag in work(substance=liquid, **typed).flags}
        assert (Code.ACID_INTO_WATER in codes) == acid, liquid


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"substance": "HCl", "strength": "36.5 % w/w"}, False),
        ({"substance": "HCl", "strength": "38 % w/w"}, False),
        ({"substance": "HCl", "strength": "32 % w/w"}, True),
        ({"substance": "glycerol", "strength": "99.5 % w/w"}, False),
        ({"substance": "glycerol", "strength": "87 % w/w"}, True),
        ({"substance": "glycerol", "strength": "87 % w/w", "density": "1.23 g/mL"}, False),
    ],
)
def test_a_density_is_taken_only_for_about_its_own_strength(typed: dict[str, str], asked: bool) -> None:
    codes = [flag.code for flag in work(**typed).flags if flag.severity is Severity.BLOCK]
    assert codes == ([Code.DENSITY_MISSING] if asked else [])


def test_usual_figures_are_told_to_be_confirmed_and_read_ones_are_not() -> None:
    assert Code.UNVERIFIED in {flag.code for flag in work(substance="HCl").flags}
    assert Code.UNVERIFIED not in {flag.code for flag in work(substance="sulfuric acid").flags}
    assert Code.UNVERIFIED not in {flag.code for flag in work(substance="HCl", density="1.18 g/mL").flags}


def test_what_is_impossible_shows_no_volume() -> None:
    outcome = work(substance="HCl", final="15 M", final_volume="1 L")
    assert outcome.result("take") is None
    assert outcome.result("stock") is not None


def test_an_own_label_needs_no_catalogue() -> None:
    typed = {"strength": "37 % w/w", "density": "1.18 g/mL", "mw": "36.46 g/mol", "substance": "my acid"}
    assert work(**typed).value("stock") == work(substance="HCl").value("stock")
