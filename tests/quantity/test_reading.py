"""What is accepted, and exactly what it means."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.quantity import (
    LENGTH,
    MOLAR,
    NUMBER,
    STRENGTHS,
    TIME,
    UNITS,
    Quantity,
    leading_quantity,
    parse_number,
    parse_quantity,
    parse_range,
)

ACCEPTED = [
    ("50 mM", "50", "mM"),
    ("50mM", "50", "mM"),
    ("  50 mM  ", "50", "mM"),
    ("50\u00a0mM", "50", "mM"),
    ("50\u202fmM", "50", "mM"),
    ("50\u2009mM", "50", "mM"),
    ("0.25 mL", "1/4", "mL"),
    ("0.25 ml", "1/4", "mL"),
    ("1.10 mL", "11/10", "mL"),
    ("5 µL", "5", "µL"),
    ("5 μL", "5", "µL"),
    ("5 uL", "5", "µL"),
    ("5 ul", "5", "µL"),
    ("5 μl", "5", "µL"),
    ("3 ug", "3", "µg"),
    ("3 uM", "3", "µM"),
    ("10 uCi", "10", "µCi"),
    ("1.5e6", "1500000", ""),
    ("1.5E6 cells/mL", "1500000", "cells/mL"),
    ("1.5×10⁶ cells/mL", "1500000", "cells/mL"),
    ("1.5 × 10⁶ cells/ml", "1500000", "cells/mL"),
    ("1.5 x 10^6 cells/mL", "1500000", "cells/mL"),
    ("1.5·10⁶ cells/mL", "1500000", "cells/mL"),
    ("10⁶ cells", "1000000", "cells"),
    ("10^6 cells", "1000000", "cells"),
    ("1e-3 M", "1/1000", "M"),
    ("2×10⁻³ M", "1/500", "M"),
    ("1 cell", "1", "cells"),
    ("10 % v/v", "10", "% v/v"),
    ("10% v/v", "10", "% v/v"),
    ("10 % (v/v)", "10", "% v/v"),
    ("5 %w/v", "5", "% w/v"),
    ("37 % w/w", "37", "% w/w"),
    ("10 %", "10", "%"),
    ("1 X", "1", "X"),
    ("4X", "4", "X"),
    ("2x", "2", "X"),
    ("5 U/µL", "5", "U/µL"),
    ("5 U/ul", "5", "U/µL"),
    ("14,000 x g", "14000", "x g"),
    ("14000 ×g", "14000", "x g"),
    ("14000 × g", "14000", "x g"),
    ("14000xg", "14000", "x g"),
    ("1,000,000 cells", "1000000", "cells"),
    ("1,234.5 mg", "2469/2", "mg"),
    ("14\u202f000\u00a0×\u00a0g", "14000", "x g"),
    ("1\u2009500 RLU", "1500", "RLU"),
    ("37 °C", "37", "°C"),
    ("37°C", "37", "°C"),
    ("37 ºC", "37", "°C"),
    ("37 ℃", "37", "°C"),
    ("-80 °C", "-80", "°C"),
    ("−80 °C", "-80", "°C"),
    ("–80 °C", "-80", "°C"),
    ("0 °C", "0", "°C"),
    ("0.1 mL/cm2", "1/10", "mL/cm²"),
    ("2e4 cells/cm^2", "20000", "cells/cm²"),
    ("121.14 g/mol", "12114/100", "g/mol"),
    ("50 µmol/L", "50", "µmol/L"),
    ("9152 Ci/mmol", "9152", "Ci/mmol"),
    ("490 nm", "490", "nm"),
    ("4 mg / mL", "4", "mg/mL"),
    ("1 h 30 min", "90", "min"),
    ("2 d 3 h", "51", "h"),
    ("1h 30min", "90", "min"),
    ("1\u00a0h\u00a030\u00a0min\u00a05\u00a0s", "5405", "s"),
    ("7", "7", ""),
]


@pytest.mark.parametrize(("text", "magnitude", "unit"), ACCEPTED)
def test_accepted(text: str, magnitude: str, unit: str) -> None:
    quantity = parse_quantity(text)
    assert quantity.magnitude == Fraction(magnitude)
    assert quantity.unit.symbol == unit
    assert quantity.written == text.strip()
    assert not quantity.approximate


@pytest.mark.parametrize(
    ("text", "magnitude"),
    [
        ("1,5 mL", "3/2"),
        ("0,125 mL", "1/8"),
        ("2,125 mL", "17/8"),
        ("15 mL", "15"),
        ("1.234,5 mL", "2469/2"),
        ("1.000.000 mL", "1000000"),
        ("14\u202f000,5 mL", "28001/2"),
        ("1,5e3 mL", "1500"),
        ("1,5 x g", "3/2"),
    ],
)
def test_where_the_comma_is_the_decimal_mark(text: str, magnitude: str) -> None:
    assert parse_quantity(text, decimal=",").magnitude == Fraction(magnitude)


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("-2.5", Fraction(-5, 2)), ("1,000", 1000), ("+3", 3), ("1e3", 1000)]
)
def test_plain_numbers(text: str, value: Fraction) -> None:
    assert parse_number(text) == value


def test_zero_and_negative_only_where_they_are_allowed() -> None:
    assert parse_quantity("0 mL", allow_zero=True).is_zero
    assert parse_quantity("-5 mV", allow_negative=True).is_negative


def test_any_of_several_kinds_will_do() -> None:
    for text in ("50 mM", "1 mg/mL", "10 % v/v", "1 X", "5 U/µL"):
        assert parse_quantity(text, expect=STRENGTHS).written == text
    assert parse_quantity("10 %", expect=NUMBER).as_number() == Fraction(1, 10)
    assert parse_quantity("490 nm", expect=(MOLAR, LENGTH)).dimension == LENGTH


numbers = st.decimals(min_value="0.0001", max_value=10**9, places=4).map(lambda d: d.normalize())


@given(numbers, st.sampled_from(sorted(UNITS)), st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f"]))
def test_every_unit_reads_with_every_space(number: object, symbol: str, space: str) -> None:
    digits = format(number, "f")
    quantity = parse_quantity(f"{digits}{space}{symbol}")
    assert quantity == Quantity.of(digits, symbol)
    assert quantity.unit.symbol == symbol


@given(st.integers(min_value=1, max_value=10**12))
def test_thousands_marks_do_not_change_a_number(value: int) -> None:
    assert parse_number(f"{value:,}") == parse_number(str(value)) == value
    narrow = f"{value:,}".replace(",", "\u202f")
    assert parse_number(narrow) == parse_number(narrow, ",") == value


@given(numbers)
def test_both_decimal_marks_mean_the_same(number: object) -> None:
    digits = format(number, "f")
    assert parse_number(digits) == parse_number(digits.replace(".", ","), ",")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-10 min", "5 min", "10 min"),
        ("5–10 min", "5 min", "10 min"),
        ("5 – 10 min", "5 min", "10 min"),
        ("5 to 10 min", "5 min", "10 min"),
        ("5 min", "5 min", "5 min"),
        ("95-100 °C", "95 °C", "100 °C"),
        ("-80 to -60 °C", "-80 °C", "-60 °C"),
        ("-80--60 °C", "-80 °C", "-60 °C"),
        ("30 min - 1 h", "30 min", "60 min"),
        ("30 min – 1 h 30 min", "30 min", "90 min"),
        ("1e-3-2e-3 M", "1 mM", "2 mM"),
        ("1×10⁻³-2×10⁻³ M", "1 mM", "2 mM"),
        ("80-90 %", "80 %", "90 %"),
        ("1-5 µg", "1 µg", "5 µg"),
        ("1,000-2,000 x g", "1000 x g", "2000 x g"),
        ("1-2 % v/v", "1 % v/v", "2 % v/v"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    span = parse_range(text)
    assert span.low == parse_quantity(low)
    assert span.high == parse_quantity(high)
    assert span.written == text
    assert span.middle in span
    assert span.is_single == (low == high)
    assert span.dimension == span.low.dimension


def test_what_lies_in_a_range() -> None:
    span = parse_range("5-10 min")
    assert span.low in span
    assert span.high in span
    assert parse_quantity("7 min") in span
    assert parse_quantity("601 s") not in span
    assert span.middle == parse_quantity("450 s")
    assert span.dimension == TIME


@pytest.mark.parametrize(
    ("text", "read", "rest"),
    [
        ("1 mL + x", "1 mL", " + x"),
        ("4 mg/mL / y", "4 mg/mL", " / y"),
        ("4 mg/protein", "4 mg", "/protein"),
        ("10 % v/v * volume", "10 % v/v", " * volume"),
        ("2 * wells", "2", " * wells"),
        ("1.5e3 cells/mL)", "1500 cells/mL", ")"),
        ("1000 x g", "1000 x g", ""),
        ("1,200)", "1", ",200)"),
        ("2 x", "2", " x"),
        ("3 hours", "3", " hours"),
        ("5 mLs", "5", " mLs"),
    ],
)
def test_the_quantity_a_calculation_begins_with(text: str, read: str, rest: str) -> None:
    found = leading_quantity("a + " + text, 4)
    assert found is not None
    quantity, end = found
    assert quantity == parse_quantity(read)
    assert ("a + " + text)[end:] == rest


def test_no_quantity_begins_with_a_letter_or_a_sign() -> None:
    assert leading_quantity("protein / 2") is None
    assert leading_quantity("-2 mL") is None
