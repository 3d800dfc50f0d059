"""Stored text is lossless: value, unit and the approximate mark come back, one text for one value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.quantity import (
    UNITS,
    Quantity,
    QuantityError,
    approx_sqrt,
    exact_text,
    parse_exact,
    parse_quantity,
)
from tests.quantity.strategies import magnitudes, quantities


@given(magnitudes, st.sampled_from(sorted(UNITS)), st.booleans())
def test_every_quantity_comes_back(magnitude: Fraction, symbol: str, approximate: bool) -> None:
    quantity = Quantity(magnitude, UNITS[symbol], approximate)
    again = parse_exact(exact_text(quantity))
    assert (again.magnitude, again.unit, again.approximate) == (magnitude, UNITS[symbol], approximate)
    assert exact_text(again) == exact_text(quantity)


@given(quantities(), quantities(), quantities())
def test_computed_units_come_back(a: Quantity, b: Quantity, c: Quantity) -> None:
    product = a * b * c
    again = parse_exact(exact_text(product))
    assert again == product
    assert again.unit == product.unit


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("0.25 mL", "0.25 mL"),
        ("0.250 ml", "0.25 mL"),
        ("1.5×10⁶ cells/ml", "1500000 cells/mL"),
        ("14,000 ×g", "14000 x g"),
        ("-80°C", "-80 °C"),
        ("384", "384"),
        ("1e-9 M", "0.000000001 M"),
    ],
)
def test_stored_as(text: str, stored: str) -> None:
    assert exact_text(parse_quantity(text)) == stored


def test_thirds_and_roots() -> None:
    assert exact_text(Quantity.of(1, "mL") / 3) == "1/3 mL"
    assert exact_text(-Quantity.of(1, "mL") / 3) == "-1/3 mL"
    root = Quantity(approx_sqrt(10), approximate=True)
    assert exact_text(root).startswith("~3.16227766016837933199889354443271853372")
    assert parse_exact(exact_text(root)).approximate
    dilute = Quantity.of(1, "mL") / root / root
    assert parse_exact(exact_text(dilute)) == dilute


@pytest.mark.parametrize(
    "text",
    ["", "mL", "1 ml2x", "1/0 mL", "1,5 mL", "1e3 mL", " 1 mL", "1 mL\n", "٣ mL", "--1 mL", "1" * 5000],
)
def test_damaged_text_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="not a stored quantity"):
        parse_exact(text)
