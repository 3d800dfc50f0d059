"""From what I have: how large a calculation the things at hand allow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, compute
from protocolapp.calc.form import fields as f
from protocolapp.calc.registry import calculator
from protocolapp.calc.supply import not_taken, supply
from protocolapp.quantity import VOLUME, DimensionError, Quantity, parse_quantity
from tests.calc.pipettes import DIALS, q

BENCH = Bench(DIALS)
DILUTION = {"stock": "10 mM", "final": "10 µM", "final_volume": "1 mL"}


def _work(given: Given, bench: Bench) -> Outcome:
    """Two microlitres a reaction, one reaction extra, and a dead volume of five."""
    sheet = Sheet(bench)
    made = (given.count("reactions") + 1) * given.quantity("each") + q("5 µL")
    sheet.volume("mix", "Mix, in all", made, use=True)
    rows = [("Enzyme", made / 10), ("Buffer", made / 5)]
    sheet.table("parts", "Parts", (("what", "What"), ("take", "Take")), rows, uses="take")
    return sheet.outcome()


MIX = Calculator(
    "mix", "Mix", Topic.BASICS, "A mix.",
    (f.count("reactions", "Reactions", start="8", most=1000), f.quantity("each", "Each", VOLUME, unit="µL")),
    _work, size="reactions",
)  # fmt: skip
EIGHT = {"reactions": "8", "each": "2 µL"}


def test_a_stock_allows_so_much_of_the_dilution() -> None:
    """42 µL of 10 mM make 42 mL of 10 µM."""
    found = supply(calculator("dilution"), DILUTION, {"take": q("42 µL")}, BENCH)
    assert found is not None
    assert found.largest == q("42 mL")


def test_the_first_to_run_out_is_named() -> None:
    found = supply(calculator("dilution"), DILUTION, {"take": q("42 µL"), "diluent": q("9.99 mL")}, BENCH)
    assert found is not None
    assert found.largest == q("10 mL")
    assert found.limits[0].key == "diluent"
    assert "Diluent runs out first" in found.text(BENCH)


def test_a_count_is_the_largest_whole_number_that_fits() -> None:
    """(n + 1) · 2 µL + 5 µL ≤ 42 µL: n = 17 takes 41 µL, 18 takes 43 µL."""
    found = supply(MIX, EIGHT, {"mix": q("42 µL")}, BENCH)
    assert found is not None
    assert found.largest == Quantity(Fraction(17))
    assert found.text(BENCH) == "Enough for 17 (reactions): Mix runs out first."


def test_a_row_of_a_table_is_found_by_its_place_or_its_name() -> None:
    """A tenth of the mix is enzyme: 4.2 µL are as good as 42 µL of mix."""
    for name in ("parts.1", "Enzyme"):
        found = supply(MIX, EIGHT, {name: q("4.2 µL")}, BENCH)
        assert found is not None
        assert found.largest == Quantity(Fraction(17))


def test_too_little_for_a_single_one_is_told() -> None:
    found = supply(MIX, EIGHT, {"mix": q("8.9 µL")}, BENCH)
    assert found is not None
    assert found.largest == Quantity(Fraction(0))
    assert "not enough" in found.text(BENCH)


def test_more_than_the_field_allows_is_no_limit() -> None:
    found = supply(MIX, EIGHT, {"mix": q("1 L")}, BENCH)
    assert found is not None
    assert found.largest is None
    assert "no limit" in found.text(BENCH)


def test_what_is_not_used_has_no_say() -> None:
    assert supply(MIX, EIGHT, {"other": q("1 mL")}, BENCH) is None
    assert supply(MIX, {"each": "2 µL"}, {"mix": q("1 mL")}, BENCH) is None


def test_a_mass_for_a_volume_is_refused() -> None:
    with pytest.raises(DimensionError):
        supply(MIX, EIGHT, {"mix": q("1 mg")}, BENCH)


def test_the_screens_decimal_comma_is_understood() -> None:
    typed = {"stock": "10 mM", "final": "2,5 µM", "final_volume": "1,5 mL"}
    found = supply(calculator("dilution"), typed, {"take": q("3 µL")}, Bench(DIALS, decimal=","))
    assert found is not None
    assert found.largest == q("12 mL")


@given(st.integers(9, 2000), st.fractions(Fraction(1, 10), 20, max_denominator=10))
def test_the_largest_count_fits_and_the_next_does_not(have: int, each: Fraction) -> None:
    typed = {"reactions": "8", "each": f"{float(each)!r} µL"}
    there = Quantity.of(have, "µL")
    found = supply(MIX, typed, {"mix": there}, BENCH)
    assert found is not None
    if found.largest is None:
        return
    largest = int(found.largest.as_number())

    def taken(number: int) -> Quantity:
        return compute(MIX, {**typed, "reactions": str(number)}, BENCH).value("mix")

    assert largest == 0 or taken(largest) <= there
    assert largest == 1000 or taken(largest + 1) > there


@given(st.fractions(Fraction(1, 100), 1000, max_denominator=100))
def test_the_largest_volume_takes_exactly_what_there_is(millimolar: Fraction) -> None:
    typed = {"stock": f"{float(millimolar + 1)!r} mM", "final": "1 mM", "final_volume": "1 mL"}
    found = supply(calculator("dilution"), typed, {"take": q("50 µL")}, Bench())
    assert found is not None
    assert found.largest is not None
    assert found.largest / parse_quantity(typed["stock"]) == q("50 µL") / q("1 mM")


@pytest.mark.parametrize("name", ["take", "Take of the stock", "stock", "STOCK"])
def test_a_thing_goes_by_its_key_its_label_or_by_itself(name: str) -> None:
    found = supply(calculator("dilution"), DILUTION, {name: q("42 µL")}, BENCH)
    assert found is not None
    assert found.text(BENCH) == "Enough for 42\u00a0mL (make up to): Stock runs out first."


def test_a_name_that_nothing_goes_by_is_told() -> None:
    used = compute(calculator("dilution"), DILUTION, BENCH).used
    assert not_taken(["stock", "Diluent", "water"], used) == ("water",)
