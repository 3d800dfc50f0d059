"""Laws of quantities: they hold for every unit, so no unit can be special by accident."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.quantity import (
    MASS,
    MOLAR,
    NUMBER,
    PERCENT_VV,
    TEMPERATURE,
    UNITS,
    VOLUME,
    DimensionError,
    Quantity,
    QuantityError,
    concentration_as_percent,
    parse_quantity,
    percent_as_concentration,
    units_of,
)
from tests.quantity.strategies import above_zero, magnitudes, of_one_dimension, quantities


@given(of_one_dimension(3))
def test_sums_do_not_depend_on_order_or_grouping(three: tuple[Quantity, Quantity, Quantity]) -> None:
    a, b, c = three
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert (a - b) + b == a


@given(quantities(), quantities(), above_zero())
def test_products_do_not_depend_on_order_or_grouping(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert (a * c) / c == a


@given(of_one_dimension(2), above_zero())
def test_a_factor_distributes_over_a_sum(two: tuple[Quantity, Quantity], factor: Quantity) -> None:
    a, b = two
    assert (a + b) * factor == a * factor + b * factor


@given(quantities(), above_zero(), st.data())
def test_a_change_of_unit_changes_nothing(a: Quantity, b: Quantity, data: st.DataObject) -> None:
    again = a.to(data.draw(st.sampled_from(units_of(a.dimension))))
    other = b.to(data.draw(st.sampled_from(units_of(b.dimension))))
    assert again == a
    assert hash(again) == hash(a)
    assert again * other == a * b
    assert again / other == a / b


@given(of_one_dimension(2))
def test_order_agrees_with_equality_and_difference(two: tuple[Quantity, Quantity]) -> None:
    a, b = two
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (not a > b)
    assert (a < b) == (a - b).is_negative


@given(magnitudes, magnitudes)
def test_a_number_behaves_like_its_fraction(a: Fraction, b: Fraction) -> None:
    assert (Quantity(a) + b).as_number() == a + b
    assert (a - Quantity(b)).as_number() == a - b
    assert (Quantity(a) * b).as_number() == a * b


def q(text: str) -> Quantity:
    return parse_quantity(text, allow_zero=True, allow_negative=True)


@pytest.mark.parametrize(
    ("computed", "value", "unit"),
    [
        (q("1 mg") / q("4 mg/mL"), "0.25", "mL"),
        (q("2 µg") / q("1 mg/mL"), "2", "µL"),
        (q("20 ng") / q("5 ng/µL"), "4", "µL"),
        (q("50 mM") * q("1 L"), "50", "mmol"),
        (q("50 mM") * q("10 mL") / q("1 M"), "500", "µL"),
        (q("121.14 g/mol") * q("1 mol"), "121.14", "g"),
        (q("10 % v/v") * q("5 mL"), "0.5", "mL"),
        (q("1 % v/v") * q("10 mL") / q("10 % v/v"), "1", "mL"),
        (q("1 X") * q("100 mL") / q("100 X"), "1", "mL"),
        (q("1.5e6 cells/mL") * q("2 mL"), "3000000", "cells"),
        (q("10 U") / q("5 U/µL"), "2", "µL"),
        (q("2 cm") * q("4 cm"), "8", "cm²"),
        (q("0.1 mL/cm2") * q("56 cm²"), "5.6", "mL"),
        (q("10 %") * q("5 mL"), "0.5", "mL"),
        (q("20 µL") * 3, "60", "µL"),
        (3 * q("20 µL") / 4, "15", "µL"),
        (q("1 mL") / q("250 µL"), "4", ""),
        (q("37 °C") - q("25 °C"), "12", "K"),
        (q("25 °C") + q("12 K"), "37", "°C"),
        (q("37 °C") - q("12 K"), "25", "°C"),
        (1 / q("250 µL") * q("1 mL"), "4", ""),
        (abs(q("-3 mL")), "3", "mL"),
        (-q("3 mL"), "-3", "mL"),
    ],
)
def test_results_come_in_a_unit_people_know(computed: Quantity, value: str, unit: str) -> None:
    assert computed.magnitude == Fraction(value)
    assert computed.unit.symbol == unit


def test_thirds_stay_thirds() -> None:
    third = q("1 mL") / 3
    assert third + third + third == q("1 mL")


def test_approximate_spreads() -> None:
    root = Quantity(Fraction(316, 100), approximate=True)
    assert (q("1 mL") * root).approximate
    assert (q("1 mL") / root + q("1 mL")).approximate
    assert (q("1 mL") / root).to("µL").approximate
    assert not (q("1 mL") / 2).approximate


def test_equal_quantities_are_one_key() -> None:
    assert {q("1 mL"): "a"}[q("1000 µL")] == "a"
    assert q("1 mL") != q("1 mg")
    assert q("50 %") == Quantity(Fraction(1, 2))
    assert q("0 mL") != q("0 mg")


@pytest.mark.parametrize(
    ("attempt", "message", "remedy"),
    [
        (lambda: q("1 mg") + q("1 mL"), "Cannot add a volume to a mass.", "density"),
        (lambda: q("1 mL") - q("1 mg"), "Cannot subtract a mass from a volume.", "density"),
        (lambda: q("1 mM") + q("1 mg/mL"), "to a molar concentration", "molar mass"),
        (lambda: q("1 U") + q("1 mg"), "Cannot add a mass to an enzyme activity.", "U/mg"),
        (lambda: q("1 % v/v") + q("1 % w/v"), "percentage w/v", "density"),
        (lambda: q("1 mL").to("mg"), "Cannot show a volume in mg.", "density"),
        (lambda: q("1 mL") < q("1 h"), "Cannot compare a volume with a time.", "units"),
        (lambda: q("5000 rpm") > q("5000 x g"), "Cannot compare a rotor speed", "radius"),
        (lambda: q("1 mL") + 1, "Cannot add a number to a volume.", "units"),
        (lambda: 1 - q("1 mL"), "Cannot subtract a volume from a number.", "units"),
        (lambda: q("4 °C") + q("4 °C"), "cannot be added", "K"),
        (lambda: q("4 K") - q("4 °C"), "cannot be taken", "°C"),
        (lambda: q("4 °C") * 2, "cannot be multiplied", "K"),
        (lambda: 2 * q("4 °C"), "cannot be multiplied", "K"),
        (lambda: q("4 °C") / q("2 h"), "cannot be divided", "K"),
        (lambda: -q("4 °C"), "cannot be turned round", "K"),
        (lambda: q("1 mL").as_number(), "Expected a number, not a volume.", "units"),
    ],
)
def test_what_does_not_go_together_is_refused_in_words(attempt: object, message: str, remedy: str) -> None:
    assert callable(attempt)
    with pytest.raises(DimensionError) as refusal:
        attempt()
    assert message in refusal.value.message
    assert remedy in refusal.value.remedy


def test_dividing_by_nothing_is_refused() -> None:
    with pytest.raises(QuantityError, match="divide by zero"):
        q("1 mg") / q("0 mg/mL")


@pytest.mark.parametrize("bad", [0.5, "1", None])
def test_only_exact_numbers_take_part(bad: object) -> None:
    with pytest.raises(TypeError):
        Quantity(bad)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        q("1 mL") * bad  # type: ignore[operator]
    with pytest.raises(TypeError):
        q("1 mL") + bad  # type: ignore[operator]


def test_dimension_algebra() -> None:
    assert (VOLUME * MASS / VOLUME) == MASS
    assert VOLUME / VOLUME == NUMBER
    assert (MOLAR * VOLUME).name == "amount of substance"
    assert VOLUME * PERCENT_VV == VOLUME
    assert VOLUME / PERCENT_VV == VOLUME
    assert PERCENT_VV / PERCENT_VV == NUMBER
    assert (MASS**2 / VOLUME).name == "mass²/volume"
    assert (NUMBER / TEMPERATURE).name == "1/temperature"
    assert MOLAR.with_article == "a molar concentration"
    assert MASS**0 == NUMBER


def test_an_unnamed_product_has_a_unit_that_reads_back() -> None:
    odd = q("2 mg") * q("3 mg") / q("1 mL")
    assert odd.dimension.name == "mass²/volume"
    assert odd.to("mg²/mL").magnitude == 6


def test_every_unit_is_found_by_its_own_symbol() -> None:
    for symbol, unit in UNITS.items():
        assert symbol == unit.symbol
        assert Quantity.of(1, symbol).unit is unit


def test_percent_w_v_is_grams_per_100_ml() -> None:
    assert percent_as_concentration(q("5 % w/v")) == q("5 g") / q("100 mL")
    assert concentration_as_percent(q("50 µg/µL")) == q("5 % w/v")
    with pytest.raises(DimensionError, match="density"):
        percent_as_concentration(q("5 % v/v"))
    with pytest.raises(DimensionError, match="molar mass"):
        concentration_as_percent(q("5 mM"))
