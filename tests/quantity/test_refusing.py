"""What is refused, what is said about it, and what is proposed instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.quantity import (
    CELL_DENSITY,
    FOLD,
    MASS,
    MOLAR,
    NUMBER,
    PERCENT_VV,
    RCF,
    STRENGTHS,
    TEMPERATURE,
    TIME,
    VOLTAGE,
    VOLUME,
    DecimalMark,
    Dimension,
    DimensionError,
    Quantity,
    QuantityError,
    QuantityRange,
    as_unit,
    leading_quantity,
    parse_exact,
    parse_number,
    parse_quantity,
    parse_range,
    round_to,
    units_of,
)
from protocolapp.quantity.dimension import NAMES
from protocolapp.quantity.reading import Expected

REFUSED: list[tuple[str, Expected, str, str]] = [
    ("", None, "empty", "20 µL"),
    ("   ", VOLUME, "empty", "0.25 mL"),
    ("1,5 mL", None, "1.5 or as 1500", "1.5 mL or 1500 mL"),
    ("5,5", None, "5.5 or as 5500", "5.5 or 5500"),
    ("0,5 mL", None, "0.5 or as", "0.5 mL"),
    ("1,5000 mL", None, "1.5 or as 15000", "1.5 mL"),
    ("1400,000 x g", None, "1400.0 or as 1400000", "1400000 x g"),
    ("1,50,000 mL", None, "mixes", "groups of three"),
    ("1.000,5 mL", None, "mixes", "groups of three"),
    ("1.2.3 mL", None, "mixes", "groups of three"),
    ("1,000,00 mL", None, "mixes", "groups of three"),
    ("5. mL", None, "ends with a mark", "Write 5 "),
    (".5 mL", None, "begins with its decimal mark", "0.5 mL"),
    ("1 000 mL", None, "space in its number", "14000"),
    ("5 mM 10", None, "“10” is left over after 5 mM", "5 mM alone"),
    ("5 mL water", None, "“water” is left over", "5 mL alone"),
    ("pH 7.4", None, "is a pH", "50 mM"),
    ("1:1000", VOLUME, "is a ratio", "unit"),
    ("1/3 mL", None, "is a fraction", "decimal"),
    ("5 ± 1 mL", None, "tolerance", "alone"),
    ("5 +/- 1 mL", None, "tolerance", "alone"),
    ("<5 mL", None, "limit", "alone"),
    ("~5 mL", None, "estimate", "alone"),
    ("5-10 min", None, "is a range", "5 min"),
    ("5–10 min", TIME, "is a range", "5 min"),
    ("5 to 10 min", TIME, "is a range", "5 min"),
    ("5 min - 10 min", TIME, "is a range", "5 min"),
    ("nan", None, "not a number that can be measured", "50 mM"),
    ("NaN mL", None, "not a number that can be measured", "50 mM"),
    ("inf", None, "not a number that can be measured", "50 mM"),
    ("-Infinity mL", VOLUME, "not a number that can be measured", "mL"),
    ("1e400", None, "beyond anything", "power of ten"),
    ("1e-31 M", None, "beyond anything", "power of ten"),
    ("1e31", None, "beyond anything", "power of ten"),
    ("1×10⁴⁰⁰ cells", None, "beyond anything", "power of ten"),
    ("1" * 40, None, "beyond anything", "power of ten"),
    ("1" * 65, None, "65 characters", "number and its unit"),
    ("1_0", None, "underscore", "without"),
    ("１２ mL", None, "digits 0 to 9", "0 to 9"),
    ("٣ mL", None, "digits 0 to 9", "0 to 9"),
    ("1\u200b5 mL", None, "invisible zero width space", "again"),
    ("\ufeff5 mL", None, "invisible", "again"),
    ("5\nmL", None, "invisible", "again"),
    ("5\x00mL", None, "invisible", "again"),
    ("-5 mL", None, "negative", "above zero"),
    ("0 mL", None, "zero", "above zero"),
    ("0.000 mL", VOLUME, "zero", "above zero"),
    ("-300 °C", None, "absolute zero", "sign"),
    ("-1 K", None, "negative", "above zero"),
    ("five mL", None, "does not begin with a number", "50 mM"),
    ("overnight", TIME, "does not begin with a number", "30 min"),
    ("mL", VOLUME, "does not begin with a number", "20 µL"),
    ("5 e mL", None, "no unit", "5 mL?"),
    ("5e", None, "not finished", "1.5e6"),
    ("1.5e mL", None, "not finished", "1.5e6"),
    ("2⁶ cells", None, "There is no unit", "cells"),
    ("20⁶ cells", None, "no unit", "cells"),
    ("210⁶ cells", None, "power that belongs to no ten", "1.5×10⁶"),
    ("3x10", None, "There is no unit", "Write a quantity"),
    ("5 mL2", None, "There is no unit", "5 mL?"),
    ("10 hr", None, "no unit “hr”", "10 h?"),
    ("10 hours", TIME, "no unit “hours”", "10 h?"),
    ("10 sec", TIME, "no unit", "10 s?"),
    ("5 mcl", None, "no unit “mcl”", "5 µL?"),
    ("5 mcg", MASS, "no unit", "5 µg?"),
    ("5 cc", VOLUME, "no unit", "5 mL?"),
    ("5 ML", VOLUME, "no unit “ML”", "5 mL?"),
    ("50 MM", MOLAR, "no unit “MM”", "50 mM?"),
    ("50 MM", None, "no unit “MM”", "mM"),
    ("37 C", TEMPERATURE, "no unit “C”", "37 °C?"),
    ("37 degC", None, "no unit", "37 °C?"),
    ("14000 rcf", RCF, "no unit", "14000 x g?"),
    ("5 mols", None, "no unit", "5 mol?"),
    ("5 furlongs", None, "no unit “furlongs”", "Write a quantity"),
    ("1 h 90 min", TIME, "left over", "1 h alone"),
    ("30 min 1 h", TIME, "left over", "30 min alone"),
    ("5 °C/min", None, "no unit", "Write a quantity"),
    ("10 %", STRENGTHS, "does not say of what", "10 % w/v, 10 % v/v or 10 % w/w"),
    ("10 %", PERCENT_VV, "does not say of what", "10 % v/v"),
    ("5", VOLUME, "has no unit", "20 µL"),
    ("0.5", STRENGTHS, "has no unit", "50 mM"),
]

WRONG_KIND: list[tuple[str, Expected, str, str]] = [
    ("0.5 % v/v", NUMBER, "percentage v/v", "the number alone: 0.5 %."),
    ("14,000 g", RCF, "a mass, not a centrifugal force", "14,000 x g?"),
    ("4 X", RCF, "a fold strength (X), not", "4 x g?"),
    ("50 nm", MOLAR, "a length, not a molar concentration", "50 nM?"),
    ("50 nm", STRENGTHS, "is a length", "50 nM?"),
    ("50 m", MOLAR, "a length", "50 M?"),
    ("50 mm", MOLAR, "a length", "50 mM?"),
    ("50 um", MOLAR, "a length", "50 µM?"),
    ("5 mg", VOLUME, "a mass, not a volume", "20 µL"),
    ("5 mL", MASS, "a volume, not a mass", "20 µg"),
    ("100 mV", TIME, "a voltage, not a time", "30 min"),
    ("100 µV", VOLTAGE, "There is no unit", "V?"),
    ("10 % v/v", FOLD, "a percentage v/v, not a fold", "4 X"),
    ("3 mL", NUMBER, "a volume, not a number", "alone: 3"),
    ("1e6 cells", CELL_DENSITY, "a cell count, not a cell density", "cells/mL"),
    ("10 %", VOLUME, "a number, not a volume", "mL"),
]


@pytest.mark.parametrize(("text", "expect", "message", "remedy"), REFUSED)
def test_refused(text: str, expect: Expected, message: str, remedy: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity(text, expect=expect)
    assert message in refusal.value.message
    assert remedy in refusal.value.remedy


@pytest.mark.parametrize(("text", "expect", "message", "remedy"), WRONG_KIND)
def test_the_wrong_kind(text: str, expect: Expected, message: str, remedy: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity(text, expect=expect)
    assert message in refusal.value.message
    assert remedy in refusal.value.remedy


def test_the_wrong_kind_is_a_matter_of_dimension() -> None:
    with pytest.raises(DimensionError):
        parse_quantity("5 mg", expect=VOLUME)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("1.5 mL", "1,5 or as 1500", "1,5 mL or 1500 mL"),
        ("1.500 mL", "1,5 or as 1500", "1,5 mL or 1500 mL"),
        ("14,000 x g", "14,0 or as 14000", "14000 x g"),
        ("12.000 rpm", "12,0 or as 12000", "12000 rpm"),
        ("1,000.5 mL", "mixes", "groups of three"),
    ],
)
def test_refused_where_the_comma_is_the_decimal_mark(text: str, message: str, remedy: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity(text, decimal=",")
    assert message in refusal.value.message
    assert remedy in refusal.value.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10-5 min", "falls"),
        ("5 mg - 10 mL", "different things"),
        ("5-", "no unit"),
        ("-", "does not begin"),
        ("", "empty"),
        ("5-10", "has no unit"),
        ("5-10-15 min", "is a range"),
        ("0-5 min", "zero"),
        ("5 min -", "left over"),
        ("1" * 70, "70 characters"),
    ],
)
def test_refused_ranges(text: str, message: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_range(text, expect=None if "mg" in text else TIME)
    assert message in refusal.value.message
    assert refusal.value.remedy


@pytest.mark.parametrize("text", ["5 mL", "10 %", "", "1 2", "1,5"])
def test_refused_numbers(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_number(text)


def test_a_range_has_its_ends_in_order_and_of_one_kind() -> None:
    with pytest.raises(QuantityError, match="begins above"):
        QuantityRange(Quantity.of(2, "mL"), Quantity.of(1, "mL"))
    with pytest.raises(DimensionError, match="from a volume to a mass"):
        QuantityRange(Quantity.of(2, "mL"), Quantity.of(3, "mg"))


def test_other_refusals_name_a_remedy() -> None:
    with pytest.raises(QuantityError, match="no unit “wells”"):
        as_unit("wells")
    with pytest.raises(QuantityError, match="beyond anything"):
        leading_quantity("1e99 mL")
    with pytest.raises(DimensionError, match="round a volume to a mass"):
        round_to(Quantity.of(1, "mL"), Quantity.of(1, "mg"))
    with pytest.raises(QuantityError, match="above zero"):
        round_to(Quantity.of(1, "mL"), Quantity.of(0, "mL"))


@pytest.mark.parametrize("kind", [kind for kind in NAMES if units_of(kind)], ids=str)
def test_the_example_given_for_a_kind_is_of_that_kind(kind: Dimension) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity("", expect=kind)
    examples = refusal.value.remedy.removeprefix("Write one such as ").removesuffix(".").split(" or ")
    assert {parse_quantity(example).dimension for example in examples} == {kind}


WORDS = (
    "hr hours mins minutes sec seconds days microlitres mcl cc millilitre mcg Celsius degC rcf volts molar"
)
MORE_WORDS = "percent units IU OD dalton kD fold microgram"


@pytest.mark.parametrize("word", [*WORDS.split(), *MORE_WORDS.split()])
def test_the_unit_proposed_for_a_word_can_be_read(word: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity(f"5 {word}")
    proposed = refusal.value.remedy.removeprefix("Did you mean ").removesuffix("?")
    assert parse_quantity(proposed).magnitude == 5


def refusal_of(read: Callable[[], object]) -> QuantityError | None:
    """The refusal, or None when the text was read; anything else that is raised fails the test."""
    try:
        read()
    except QuantityError as refusal:
        return refusal
    return None


WRITING = "1 5 000 10 , . - – e x × 10⁶ ^ % v/v mL g / : h min µ M ² ⁻³ _ K °C to"
PIECES = (*WRITING.split(), "x g", " ", "\u00a0")
texts = st.text(max_size=70) | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
marks: st.SearchStrategy[DecimalMark] = st.sampled_from([".", ","])


@given(texts, st.sampled_from([None, VOLUME, RCF, STRENGTHS, NUMBER]), marks)
def test_any_text_is_read_or_refused_with_a_remedy(text: str, expect: Expected, decimal: DecimalMark) -> None:
    for refusal in (
        refusal_of(lambda: parse_quantity(text, expect=expect, decimal=decimal)),
        refusal_of(lambda: parse_range(text, expect=expect, decimal=decimal)),
        refusal_of(lambda: parse_exact(text)),
        refusal_of(lambda: leading_quantity(text)),
    ):
        assert refusal is None or (refusal.message and refusal.remedy)
