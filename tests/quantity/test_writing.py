"""How quantities are shown: rounded once, in the right unit, with the right spaces and signs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.quantity import (
    TIME,
    UNITS,
    VOLUME,
    DecimalMark,
    DimensionError,
    Quantity,
    QuantityRange,
    format_number,
    format_plain,
    format_quantity,
    format_range,
    parse_quantity,
    parse_range,
    round_to,
    shown_unit,
    units_of,
)
from tests.quantity.strategies import ORDINARY, above_zero, positive, quantities

NO_BREAK, NARROW = "\u00a0", "\u202f"


def q(text: str) -> Quantity:
    return parse_quantity(text, allow_zero=True, allow_negative=True)


# The no-break spaces are written as `_` (before units) and `'` (thousands) here, to be seen.
SHOWN = [
    ("50 mM", "50_mM"),
    ("0.25 mL", "250_µL"),
    ("1100 µL", "1.1_mL"),
    ("660 µL", "660_µL"),
    ("999.4 µL", "999_µL"),
    ("999.7 µL", "1_mL"),
    ("0.35 µL", "0.35_µL"),
    ("350 nL", "0.35_µL"),
    ("20 pL", "0.00002_µL"),
    ("1500 mL", "1.5_L"),
    ("0 nL", "0_µL"),
    ("0 mL", "0_mL"),
    ("1.2345 mL", "1.235_mL"),
    ("2.3456 mL", "2.35_mL"),
    ("2.345 mL", "2.35_mL"),
    ("1.0005 mg", "1.001_mg"),
    ("9.996 mg", "10_mg"),
    ("1.9996 mg", "2_mg"),
    ("-2.345 mV", "−2.35_mV"),
    ("0.5 M", "500_mM"),
    ("1000 mM", "1_M"),
    ("37 °C", "37_°C"),
    ("-80 °C", "−80_°C"),
    ("37.25 °C", "37.3_°C"),
    ("10 %", "10_%"),
    ("10 % v/v", "10_%_v/v"),
    ("1 X", "1_X"),
    ("14000 x g", "14'000_×_g"),
    ("1000 x g", "1000_×_g"),
    ("12345 rpm", "12'345_rpm"),
    ("1.5e6 cells/mL", "1.5×10⁶_cells/mL"),
    ("50000 cells", "50'000_cells"),
    ("2e5 cells/cm²", "2×10⁵_cells/cm²"),
    ("123456 RLU", "123'500_RLU"),
    ("234567 RLU", "235'000_RLU"),
    ("25 ng/µL", "25_ng/µL"),
    ("5000 ng/µL", "5000_ng/µL"),
    ("0.5 mg/mL", "500_µg/mL"),
    ("5 g/L", "5_g/L"),
    ("150 kDa", "150_kDa"),
    ("121.14 g/mol", "121.1_g/mol"),
    ("0.02 mCi", "20_µCi"),
    ("384", "384"),
    ("12345", "12'345"),
    ("0.0000001", "1×10⁻⁷"),
    ("30 s", "30_s"),
    ("0.5 s", "0.5_s"),
    ("90 s", "1_min_30_s"),
    ("90 min", "1_h_30_min"),
    ("14 h", "14_h"),
    ("36 h", "36_h"),
    ("48 h", "2_d"),
    ("51 h", "2_d_3_h"),
    ("3605 s", "1_h_5_s"),
    ("59.7 s", "1_min"),
    ("0 s", "0_s"),
    ("0 min", "0_s"),
    ("-90 s", "−1_min_30_s"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_shown(text: str, shown: str) -> None:
    assert format_quantity(q(text)) == shown.replace("_", NO_BREAK).replace("'", NARROW)


WITH_INCREMENT = [
    ("2 µL", "0.002 µL", "2.000_µL"),
    ("2 µL", "0.01 µL", "2.00_µL"),
    ("11.55 µL", "0.1 µL", "11.6_µL"),
    ("11.549 µL", "0.1 µL", "11.5_µL"),
    ("46.2475 µL", "0.1 µL", "46.2_µL"),
    ("1.1 mL", "10 µL", "1.10_mL"),
    ("660 µL", "1 µL", "660_µL"),
    ("999.6 µL", "1 µL", "1.000_mL"),
    ("0.25 mL", "1 µL", "250_µL"),
    ("3.3 µL", "0.5 µL", "3.5_µL"),
    ("1003 µL", "5 µL", "1.005_mL"),
    ("0.001 µL", "0.01 µL", "0.00_µL"),
    ("250 nL", "0.01 µL", "0.25_µL"),
    ("12.34567 mg", "0.1 mg", "12.3_mg"),
    ("37.04 °C", "0.1 K", "37.0_°C"),
    ("90.4 s", "1 s", "90_s"),
]


@pytest.mark.parametrize(("text", "increment", "shown"), WITH_INCREMENT)
def test_shown_to_the_increment_with_its_zeros(text: str, increment: str, shown: str) -> None:
    assert format_quantity(q(text), increment=q(increment)) == shown.replace("_", NO_BREAK)


def test_an_increment_no_decimal_can_write_is_shown_to_figures() -> None:
    assert format_quantity(q("1 mL"), increment=q("1 mL") / 3) == f"1{NO_BREAK}mL"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("-80 °C", "-80 °C"),
        ("14000 x g", "14000 x g"),
        ("1.5e6 cells/mL", "1.5e6 cells/mL"),
        ("0.25 mL", "250 µL"),
        ("90 min", "1 h 30 min"),
        ("10 % v/v", "10 % v/v"),
        ("0.0000001", "1e-7"),
    ],
)
def test_plain(text: str, plain: str) -> None:
    assert format_plain(q(text)) == plain


def test_the_unit_can_be_kept_or_bounded() -> None:
    assert format_quantity(q("0.5 M"), unit="M") == f"0.5{NO_BREAK}M"
    assert format_quantity(q("250 µL"), unit="mL") == f"0.25{NO_BREAK}mL"
    assert format_quantity(q("36 h"), unit="min") == f"2160{NO_BREAK}min"
    assert format_quantity(q("25 nL"), floor_unit="nL") == f"25{NO_BREAK}nL"
    assert format_quantity(q("25 ng"), floor_unit="µg") == f"0.025{NO_BREAK}µg"
    assert shown_unit(q("0.25 mL")) is UNITS["µL"]
    with pytest.raises(DimensionError, match="Cannot show a volume in mg"):
        format_quantity(q("1 mL"), unit="mg")


def test_the_decimal_comma() -> None:
    assert format_quantity(q("1.5 mL"), decimal=",") == f"1,5{NO_BREAK}mL"
    assert format_quantity(q("2 µL"), increment=q("0.01 µL"), decimal=",") == f"2,00{NO_BREAK}µL"
    assert format_quantity(q("14000 x g"), decimal=",") == f"14{NARROW}000{NO_BREAK}×{NO_BREAK}g"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("5-10 min", "5–10_min"),
        ("95-100 °C", "95–100_°C"),
        ("5 min", "5_min"),
        ("30 min - 1 h", "30_min – 1_h"),
        ("30 min - 1 h 30 min", "30_min – 1_h_30_min"),
        ("60 min - 90 min", "1_h – 1_h_30_min"),
        ("0.5-1 mL", "500_µL – 1_mL"),
        ("-80 to -60 °C", "−80_°C to −60_°C"),
        ("80-90 %", "80–90_%"),
        ("1-2 % v/v", "1–2_%_v/v"),
        ("1000-14000 x g", "1000–14'000_×_g"),
    ],
)
def test_ranges(text: str, shown: str) -> None:
    assert format_range(parse_range(text)) == shown.replace("_", NO_BREAK).replace("'", NARROW)


def test_a_range_of_numbers_without_units() -> None:
    assert format_range(QuantityRange(q("3"), q("5"))) == "3–5"


def test_plain_numbers() -> None:
    assert format_number(384) == "384"
    assert format_number(Fraction(1, 3)) == "0.333"
    assert format_number(Fraction(31623, 10000), decimal=",") == "3,16"


ROUNDED = [
    ("0.36 µL", "0.01 µL", "0.36 µL"),
    ("2.5 µL", "1 µL", "3 µL"),
    ("3.5 µL", "1 µL", "4 µL"),
    ("-2.5 mV", "1 mV", "-3 mV"),
    ("2.4999 µL", "1 µL", "2 µL"),
    ("11.55 µL", "0.1 µL", "11.6 µL"),
    ("0.25 mL", "20 µL", "0.26 mL"),
    ("37.25 °C", "0.5 K", "37.5 °C"),
    ("0 mL", "1 µL", "0 mL"),
]


@pytest.mark.parametrize(("text", "increment", "rounded"), ROUNDED)
def test_rounding_goes_half_up(text: str, increment: str, rounded: str) -> None:
    result = round_to(q(text), q(increment))
    assert result == q(rounded)
    assert result.unit == q(text).unit


@given(above_zero(list(units_of(VOLUME))), above_zero(list(units_of(VOLUME))))
def test_rounding_is_near_and_whole_and_final(volume: Quantity, increment: Quantity) -> None:
    rounded = round_to(volume, increment)
    assert abs(rounded - volume) * 2 <= increment
    assert (rounded / increment).as_number().denominator == 1
    assert round_to(rounded, increment) == rounded


READABLE = [unit for unit in ORDINARY if unit.dimension != TIME]


@given(quantities(READABLE), st.sampled_from(["people", "plain", "comma"]))
def test_what_is_shown_reads_back_to_within_its_figures(quantity: Quantity, style: str) -> None:
    decimal: DecimalMark = "," if style == "comma" else "."
    text = format_plain(quantity) if style == "plain" else format_quantity(quantity, decimal=decimal)
    if quantity.is_zero or text.startswith(("0 ", "0\u00a0")):
        return
    if style == "comma" and any(unit in text for unit in ("rpm", "×\u00a0g")) and "," in text:
        return  # three decimals of a speed are refused where the comma is the mark
    again = parse_quantity(text, allow_negative=True, decimal=decimal)
    assert again.dimension == quantity.dimension
    assert abs(again - quantity) * 200 <= abs(quantity)


@given(positive.map(lambda value: Quantity(value, UNITS["s"])))
def test_a_duration_reads_back_to_the_second(duration: Quantity) -> None:
    again = parse_quantity(format_quantity(duration))
    half_a_second = Quantity.of("0.5", "s")
    assert abs(again - duration) <= (half_a_second if duration > half_a_second * 119 else duration / 200)


@given(quantities(READABLE))
def test_people_never_see_a_hyphen_an_ordinary_space_or_nanolitres(quantity: Quantity) -> None:
    text = format_quantity(quantity)
    assert "-" not in text
    assert " " not in text
    assert "nL" not in text
    assert "pL" not in text


@given(quantities(READABLE), st.data())
def test_the_same_amount_of_a_laddered_kind_looks_the_same_in_any_unit(
    quantity: Quantity, data: st.DataObject
) -> None:
    if quantity.dimension != VOLUME or quantity.is_zero:
        return
    other = quantity.to(data.draw(st.sampled_from(units_of(VOLUME))))
    assert format_quantity(other) == format_quantity(quantity)
