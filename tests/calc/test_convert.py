"""Conversions between kinds: against pint, there and back, and with the missing link named."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.convert import CALCULATOR
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.substances.links import LINKS, across, way
from protocolapp.lab.bundled import bundled_catalogue
from protocolapp.quantity import MASS_CONCENTRATION, MOLAR, Dimension, Quantity, exact_text
from tests.calc.pipettes import q

BENCH = Bench(catalogue=bundled_catalogue())


def convert(value: str, to: str, **given: str) -> Outcome:
    return compute(CALCULATOR, {"value": value, "to": to} | given, BENCH)


def converted(value: str, to: str, **given: str) -> Quantity:
    return convert(value, to, **given).value("converted")


@pytest.fixture(scope="session")
def pint_units() -> Any:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(non_int_type=Fraction)
    registry.define("enzyme_unit = [enzyme]")
    registry.define("dpm = becquerel / 60")
    return registry


ACROSS = [
    ("mg/mL", "milligram/milliliter", "mM", "millimole/liter", "mw", "g/mol", "gram/mole", -1),
    ("mM", "millimole/liter", "µg/mL", "microgram/milliliter", "mw", "g/mol", "gram/mole", 1),
    ("mg", "milligram", "nmol", "nanomole", "mw", "kDa", "kilogram/mole", -1),
    ("mL", "milliliter", "mg", "milligram", "density", "g/mL", "gram/milliliter", 1),
    ("g", "gram", "µL", "microliter", "density", "g/mL", "gram/milliliter", -1),
    ("U", "enzyme_unit", "µg", "microgram", "specific_activity", "U/mg", "enzyme_unit/milligram", -1),
    ("g/L", "gram/liter", "U/µL", "enzyme_unit/microliter", "specific_activity", "U/mg", "enzyme_unit/milligram", 1),
    ("µM", "micromole/liter", "pmol", "picomole", "volume", "µL", "microliter", 1),
    ("ng", "nanogram", "µg/mL", "microgram/milliliter", "volume", "µL", "microliter", -1),
    ("µCi", "microcurie", "pmol", "picomole", "specific_activity", "Ci/mmol", "curie/millimole", -1),
]  # fmt: skip

figures = st.integers(1, 10**6).map(lambda one: Fraction(one, 1000))


@pytest.mark.parametrize("case", ACROSS, ids=lambda case: f"{case[0]} to {case[2]}")
@given(figures, figures)
def test_a_conversion_through_a_link_agrees_with_pint(
    case: tuple[str, str, str, str, str, str, str, int], pint_units: Any, value: Fraction, link: Fraction
) -> None:
    unit, pint_unit, to, pint_to, key, link_unit, pint_link, power = case
    found = converted(exact_decimal(value, unit), to, **{key: exact_decimal(link, link_unit)})
    theirs = pint_units.Quantity(value, pint_unit) * pint_units.Quantity(link, pint_link) ** power
    assert found.unit.symbol == to
    assert float(found.magnitude) == pytest.approx(float(theirs.to(pint_to).magnitude), rel=1e-12)


def exact_decimal(value: Fraction, unit: str) -> str:
    return exact_text(Quantity.of(value, unit))


KINDS = sorted({kind for link in LINKS for kind in (link.start, link.to)}, key=str)
VALUES = {
    "mw": q("92.09 g/mol"),
    "density": q("1.26 g/mL"),
    "solution_density": q("1.18 g/mL"),
    "volume": q("30 µL"),
    "efficiency": q("45 %"),
    "specific_activity": q("500 U/mg"),
    "specific_radioactivity": q("3000 Ci/mmol"),
}


@pytest.mark.parametrize("start", KINDS, ids=str)
def test_whatever_way_there_is_leads_back_exactly(start: Dimension) -> None:
    for to in KINDS:
        there, back = way(start, to, tuple(VALUES)), way(to, start, tuple(VALUES))
        assert (there is None) == (back is None)
        value = Fraction(7, 3)
        for hop in (*(there or ()), *(back or ())):
            value = across(value, hop, VALUES)
        assert value == Fraction(7, 3)


def test_no_way_is_taken_through_a_value_that_is_not_known() -> None:
    assert way(MOLAR, MASS_CONCENTRATION, ("density", "volume", "efficiency")) is None
    (hop,) = way(MOLAR, MASS_CONCENTRATION, ("mw",)) or ()
    assert hop.link.key == "mw"


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("mM", "mg/mL"),
        ("mM", "% w/v"),
        ("mM", "% v/v"),
        ("% w/v", "% v/v"),
        ("µM", "nmol"),
        ("µM", "ng"),
        ("mg", "U"),
        ("mL", "mg"),
    ],
)
@given(figures)
def test_there_and_back_is_where_one_was(unit: str, to: str, value: Fraction) -> None:
    links = {"mw": "125 g/mol", "density": "1.25 g/mL", "volume": "40 µL", "specific_activity": "500 U/mg"}
    there = converted(exact_decimal(value, unit), to, **links)
    assert converted(exact_text(there), unit, **links) == Quantity.of(value, unit)


@given(figures)
def test_the_unit_of_the_input_changes_nothing(value: Fraction) -> None:
    milli, micro = exact_decimal(value, "mg/mL"), exact_decimal(value * 1000, "µg/mL")
    assert converted(milli, "mM", substance="NaCl") == converted(micro, "mM", substance="NaCl")


@pytest.mark.parametrize(
    ("value", "to", "link", "about"),
    [
        ("5 mg/mL", "mM", "molar mass", "mw"),
        ("5 mg", "mmol", "molar mass", "mw"),
        ("5 mL", "g", "density of the pure liquid", "density"),
        ("5 % v/v", "mg/mL", "density of the pure liquid", "density"),
        ("37 % w/w", "mg/mL", "density of the solution", "density"),
        ("5 U", "mg", "specific activity", "specific_activity"),
        ("5 µCi", "pmol", "specific radioactivity", "specific_activity"),
        ("5 cpm", "µCi", "counting efficiency", "efficiency"),
        ("5 mM", "mmol", "volume", "volume"),
        ("37 % w/w", "M", "density of the solution and a molar mass", "density"),
        ("100 x g", "rpm", "radius of the rotor", "to"),
    ],
)
def test_the_missing_link_is_named_beside_its_field(value: str, to: str, link: str, about: str) -> None:
    (flag,) = convert(value, to).flags
    assert link in flag.message
    assert flag.about == about
    assert flag.remedy


def test_what_is_given_in_vain_does_no_harm() -> None:
    found = converted("5 mg", "g", substance="zork", mw="1 g/mol", density="3 g/mL", volume="1 L")
    assert found == Quantity.of(5, "mg")


def test_the_way_is_shown_step_by_step() -> None:
    texts = [step.text.replace("\u00a0", " ") for step in convert("0.9 % w/v", "mM", substance="NaCl").steps]
    assert texts == [
        "c = 10 g/L for each % w/v = 0.9 % w/v × 10 g/L per % = 9 mg/mL",
        "C = c / MW = 9 mg/mL / 58.44 g/mol = 154 mM",
    ]


def test_a_decimal_comma_is_read_and_written_where_the_screen_says_so() -> None:
    bench = Bench(catalogue=bundled_catalogue(), decimal=",")
    outcome = compute(CALCULATOR, {"value": "37,5 °C", "to": "K"}, bench)
    result = outcome.result("converted")
    assert result is not None
    assert result.text == "310,65\u00a0K"


def test_what_is_only_written_in_another_unit_keeps_its_figures() -> None:
    made = compute(CALCULATOR, {"value": "12345 µL", "to": "mL"}, BENCH)
    result = made.result("converted")
    assert result is not None
    assert (result.plain, result.label) == ("12.345 mL", "12\u202f345\u00a0µL in mL")


def test_a_mass_is_shown_as_a_balance_shows_it() -> None:
    made = compute(CALCULATOR, {"value": "1 mol", "to": "g", "substance": "CuSO4.5H2O"}, BENCH)
    result, table = made.result("converted"), made.table("other_units")
    assert result is not None
    assert result.plain == "249.68 g"
    assert table is not None
    assert [row[1].plain for row in table.rows] == ["0.24968 kg", "249680 mg"]
