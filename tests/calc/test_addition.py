"""Additions to a well, and what is left after the next ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.addition import strength_after, strength_to_add, volume_to_add, well_to_add_to
from protocolapp.calc.doses.later import after_additions
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

amounts = st.fractions(Fraction(1, 10), 1000, max_denominator=10)


@given(amounts, amounts, amounts)
def test_all_four_follow_from_each_other(well: Fraction, added: Fraction, final: Fraction) -> None:
    w, a, c = Quantity.of(well, "µL"), Quantity.of(added, "µL"), Quantity.of(final, "µM")
    strength = strength_to_add(w, a, c)
    assert strength_after(w, a, strength) == c
    assert volume_to_add(w, strength, c) == a
    assert well_to_add_to(a, strength, c) == w


@given(amounts, amounts, amounts)
def test_solute_is_conserved(well: Fraction, added: Fraction, final: Fraction) -> None:
    w, a, c = Quantity.of(well, "µL"), Quantity.of(added, "µL"), Quantity.of(final, "µM")
    assert strength_to_add(w, a, c) * a == c * (w + a)


@given(amounts, amounts, st.integers(2, 20))
def test_the_factor_depends_on_the_ratio_alone(well: Fraction, added: Fraction, k: int) -> None:
    w, a = Quantity.of(well, "µL"), Quantity.of(added, "µL")
    assert strength_to_add(w, a, q("1 X")) == strength_to_add(w * k, a * k, q("1 X"))


@given(amounts, st.lists(amounts, min_size=1, max_size=6))
def test_what_is_left_depends_on_the_total_alone(well: Fraction, later: list[Fraction]) -> None:
    """Several additions leave as much as one of the same volume."""
    w = Quantity.of(well, "µL")
    several = after_additions(w, [(str(place), Quantity.of(one, "µL")) for place, one in enumerate(later)])
    (together,) = after_additions(w, [("all", Quantity.of(sum(later, Fraction(0)), "µL"))])
    assert several[-1].left == together.left
    assert several[-1].total == together.total


@pytest.mark.parametrize("strength", ["1 µM", "500 nM"])
def test_what_is_no_stronger_is_refused(strength: str) -> None:
    with pytest.raises(QuantityError):
        volume_to_add(q("100 µL"), q(strength), q("1 µM"))
    with pytest.raises(QuantityError):
        well_to_add_to(q("100 µL"), q(strength), q("1 µM"))
