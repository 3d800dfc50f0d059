"""Values that somebody gives: what kind they are, how they are read, whether they keep their limits."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.model import Column, Entry, Kind, Parameter, Valued
from protocolapp.protocol.values import ValueProblem, dimension_due, kind_of, read_value, within
from protocolapp.quantity import MASS_CONCENTRATION, VOLUME, Quantity


def column(**said: Any) -> Column:
    return Column.model_validate({"label": "It", **said})


def parameter(**said: Any) -> Parameter:
    return Parameter.model_validate({"label": "It", **said})


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"default": "1 mL"}, Kind.QUANTITY),
        ({"default": "10 %"}, Kind.QUANTITY),
        ({"default": "7.4"}, Kind.NUMBER),
        ({"default": "3", "kind": "count"}, Kind.COUNT),
        ({"default": "yes"}, Kind.YES_NO),
        ({"default": "No"}, Kind.YES_NO),
        ({"default": "NCI-H3122"}, Kind.TEXT),
        ({"default": "wet", "choices": ["wet", "dry"]}, Kind.CHOICE),
        ({"default": "2", "unit": "mL"}, Kind.QUANTITY),
        ({"default": "2027-03-31", "kind": "date"}, Kind.DATE),
        ({"default": "2", "range": ["1", "5"]}, Kind.NUMBER),
    ],
)
def test_the_kind_follows_from_the_rest(said: dict[str, Any], kind: Kind) -> None:
    assert kind_of(parameter(**said)) is kind


def test_without_anything_it_is_a_text() -> None:
    assert kind_of(column()) is Kind.TEXT
    assert dimension_due(column()) is None


def test_the_dimension_due() -> None:
    assert dimension_due(column(unit="mg/mL")) == MASS_CONCENTRATION
    assert dimension_due(column(typical="4 mL")) == VOLUME
    assert dimension_due(column(range=["1 mL", "2 mL"])) == VOLUME


@pytest.mark.parametrize(
    ("said", "text", "value"),
    [
        ({"unit": "mg/mL"}, "4 mg/mL", Quantity.of(4, "mg/mL")),
        ({"unit": "mg/mL"}, "4", Quantity.of(4, "mg/mL")),
        ({"unit": "mg/mL"}, " 4.25 ", Quantity.of("4.25", "mg/mL")),
        ({"unit": "mg/mL"}, "4 µg/µL", Quantity.of(4, "mg/mL")),
        ({"unit": "%"}, "85", Quantity.of(85, "%")),
        ({"unit": "mL", "range": ["0 mL", "5 mL"]}, "0", Quantity.of(0, "mL")),
        ({"unit": "°C"}, "-20", Quantity.of(-20, "°C")),
        ({"kind": "number"}, "1e3", Fraction(1000)),
        ({"kind": "number"}, "-0.5", Fraction(-1, 2)),
        ({"kind": "count"}, "12", Fraction(12)),
        ({"kind": "count"}, "1,200", Fraction(1200)),
        ({"kind": "text"}, " 0123 ", "0123"),
        ({"choices": ["isotype IgG", "none"]}, "ISOTYPE IGG", "isotype IgG"),
        ({"kind": "yes/no"}, "True", True),
        ({"kind": "yes/no"}, "no", False),
        ({"kind": "date"}, "2027-03-31", date(2027, 3, 31)),
        ({"kind": "time"}, "22:30", time(22, 30)),
    ],
)
def test_reading(said: dict[str, Any], text: str, value: object) -> None:
    found = read_value(column(**said), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("said", "text", "words"),
    [
        ({"unit": "mg/mL"}, "4 mM", "not a mass concentration"),
        ({"unit": "mg/mL"}, "4,5", "can be read as"),
        ({"unit": "mg/mL"}, "0", "zero"),
        ({"unit": "mg/mL"}, "-1", "negative"),
        ({"unit": "mg/mL"}, "NaN", "not a number"),
        ({"unit": "mg/mL"}, "", "empty"),
        ({"unit": "mg/mL"}, "lots", "does not begin with a number"),
        ({"unit": "mL", "range": ["0 mL", "5 mL"]}, "-1", "negative"),
        ({"kind": "count"}, "1.5", "no count"),
        ({"kind": "count"}, "-1", "no count"),
        ({"kind": "number"}, "5 %", "share"),
        ({"kind": "text"}, "  ", "empty"),
        ({"kind": "text"}, "x" * 4001, "4001 characters"),
        ({"choices": ["isotype IgG", "none"]}, "isotyp IgG", "none of the choices"),
        ({"kind": "yes/no"}, "maybe", "neither yes nor no"),
        ({"kind": "date"}, "2027-02-30", "no day"),
        ({"kind": "date"}, "31.3.2027", "no date"),
        ({"kind": "date"}, "20270331", "no date"),
        ({"kind": "time"}, "24:00", "no time"),
        ({"kind": "time"}, "9:30", "no time"),
    ],
)
def test_what_cannot_be_read(said: dict[str, Any], text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_value(column(**said), text)
    assert words in caught.value.message
    assert caught.value.remedy


def test_a_near_choice_is_named() -> None:
    with pytest.raises(ValueProblem) as caught:
        read_value(column(choices=["isotype IgG", "none"]), "isotyp IgG")
    assert "isotype IgG" in caught.value.remedy


def test_a_decimal_comma_where_the_screen_has_one() -> None:
    assert read_value(column(unit="mg/mL"), "4,25", decimal=",") == Quantity.of("4.25", "mg/mL")
    assert read_value(column(kind="number"), "4,25", decimal=",") == Fraction(17, 4)


@pytest.mark.parametrize(
    ("value", "inside"),
    [("1 µg", True), ("5 µg", True), ("0.001 mg", True), ("0.99 µg", False), ("5001 ng", False)],
)
def test_both_ends_of_a_range_are_inside(value: str, inside: bool) -> None:
    dose = Entry.model_validate({"label": "Antibody", "range": ["1 µg", "5 µg"]})
    assert within(dose, read_value(dose, value)) is inside


def test_a_number_keeps_its_range_and_a_text_has_none() -> None:
    count = column(kind="count", range=["1", "5"])
    assert within(count, Fraction(5))
    assert not within(count, Fraction(6))
    assert within(column(), "anything")
    assert not within(column(choices=["a", "b"]), "c")


KINDS = st.sampled_from(
    [
        column(unit="mg/mL"),
        column(kind="number"),
        column(kind="count"),
        column(kind="date"),
        column(kind="time"),
        column(kind="yes/no"),
        column(choices=["a", "b"]),
        column(),
    ]
)


@given(KINDS, st.text(max_size=80) | st.text("0123456789.,:-+e µLmg/%", max_size=12))
def test_no_text_makes_reading_raise_anything_else(valued: Valued, text: str) -> None:
    try:
        value = read_value(valued, text)
    except ValueProblem as problem:
        told = problem
    else:
        assert value is not None
        return
    assert told.message
    assert told.remedy
