"""C1·V1 = C2·V2, in every direction."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.dilution import dilute
from protocolapp.quantity import DimensionError, Quantity, QuantityError
from tests.calc.pipettes import q

amounts = st.fractions(Fraction(1, 1000), 1000, max_denominator=1000)


def test_each_of_the_four_follows_from_the_others() -> None:
    """1 M to 50 mM in 10 mL takes 500 µL, by hand."""
    stock, take, final, volume = q("1 M"), q("500 µL"), q("50 mM"), q("10 mL")
    assert dilute(stock=stock, final=final, volume=volume).take == take
    assert dilute(take=take, final=final, volume=volume).stock == stock
    assert dilute(stock=stock, take=take, volume=volume).final == final
    assert dilute(stock=stock, take=take, final=final).volume == volume


def test_the_diluent_is_what_is_missing_to_the_volume() -> None:
    assert dilute(stock=q("1 M"), final=q("50 mM"), volume=q("10 mL")).diluent == q("9.5 mL")


def test_a_stock_weaker_than_the_final_strength_does_not_fit() -> None:
    assert not dilute(stock=q("10 mM"), final=q("50 mM"), volume=q("10 mL")).fits
    assert dilute(stock=q("50 mM"), final=q("50 mM"), volume=q("10 mL")).fits


def test_two_unknowns_are_refused() -> None:
    with pytest.raises(QuantityError):
        dilute(stock=q("1 M"), final=q("50 mM"))


def test_nothing_unknown_is_refused() -> None:
    with pytest.raises(QuantityError):
        dilute(stock=q("1 M"), take=q("1 mL"), final=q("50 mM"), volume=q("20 mL"))


def test_strengths_of_two_kinds_do_not_mix() -> None:
    with pytest.raises(DimensionError):
        dilute(stock=q("1 M"), final=q("5 mg/mL"), volume=q("10 mL"))


@given(amounts, amounts, amounts)
def test_the_solute_is_conserved(strong: Fraction, weak: Fraction, millilitres: Fraction) -> None:
    stock, final = Quantity.of(strong, "mM"), Quantity.of(weak, "µM")
    made = dilute(stock=stock, final=final, volume=Quantity.of(millilitres, "mL"))
    assert made.stock * made.take == made.final * made.volume
    assert made.take + made.diluent == made.volume
