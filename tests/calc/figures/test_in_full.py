"""Numbers as they were typed, and limits that promise no more than there is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.figures.in_full import in_full, whole_in_full
from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.registry import calculator
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("9.999 mM", "9.999\u00a0mM"),
        ("10 mM", "10\u00a0mM"),
        ("123.456 mL", "123.456\u00a0mL"),
        ("1.5e6 cells/mL", "1.5×10⁶\u00a0cells/mL"),
        ("0.12345678912 mM", "123.5\u00a0µM"),
    ],
)
def test_what_was_typed_keeps_its_figures(typed: str, shown: str) -> None:
    assert in_full(q(typed)) == shown


def test_a_whole_number_has_all_its_digits() -> None:
    assert whole_in_full(10_000_000) == "10\u202f000\u202f000"
    assert whole_in_full(Fraction(1000, 7)) == "142.9"


@given(st.fractions(Fraction(1, 10**9), 10**6))
def test_a_limit_is_never_rounded_up_and_loses_less_than_a_hundredth(millilitres: Fraction) -> None:
    limit = Quantity.of(millilitres, "mL")
    shown = at_most(limit)
    assert limit * Fraction(99, 100) < shown <= limit


def test_a_stock_that_is_a_little_too_weak_is_not_called_as_strong() -> None:
    """Three figures would say that 10 mM is weaker than 10 mM."""
    typed = {"stock": "9.999 mM", "final": "10.001 mM", "final_volume": "1 mL"}
    (flag,) = compute(calculator("dilution"), typed, Bench()).flags
    assert flag.message == "The stock (9.999\u00a0mM) is weaker than the final strength (10.001\u00a0mM)."


def test_what_a_stock_allows_is_shown_rounded_down() -> None:
    typed = {"stock": "10 mM", "final": "1 mM", "final_volume": "1 mL", "available": "345.69 µL"}
    result = compute(calculator("dilution"), typed, Bench()).result("largest_volume")
    assert result is not None
    assert (result.value, result.text) == (q("3.4569 mL"), "3.45\u00a0mL")
