"""Bringing what one has to another strength."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.adjust import CALCULATOR, add_for, add_this
from protocolapp.calc.form import Bench, compute
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q

sizes = st.fractions(Fraction(1, 100), 1000, max_denominator=100)


@given(sizes, sizes, sizes, sizes)
def test_adding_what_was_worked_out_gives_what_was_wanted(
    litres: Fraction, have: Fraction, want: Fraction, stock: Fraction
) -> None:
    volume, h, w, s = Quantity.of(litres, "mL"), *(Quantity.of(one, "mM") for one in (have, want, stock))
    made = add_for(volume, h, w, s)
    between = min(have, stock) < want < max(have, stock)
    assert (made is not None) == (between or have == want)
    if made is not None:
        assert not made.add.is_negative
        assert add_this(volume, h, made.add, s).strength == w
        assert made.volume * w == volume * h + made.add * s


@given(sizes, st.integers(2, 50))
def test_twice_the_volume_takes_twice_as_much(litres: Fraction, times: int) -> None:
    one, many = (
        add_for(Quantity.of(size, "mL"), q("1 mM"), q("5 mM"), q("1 M")) for size in (litres, litres * times)
    )
    assert one is not None
    assert many is not None
    assert one.add * times == many.add


def test_what_the_pipette_delivers_is_what_is_told() -> None:
    typed = {"volume": "50 mL", "have": "100 mM", "want": "150 mM", "stock": "5 M"}
    exact = compute(CALCULATOR, typed, Bench())
    assert exact.value("gives") == q("150 mM")
    assert exact.value("want") == q("150 mM")
    assert "5\u00a0M − 150\u00a0mM" in exact.steps[0].filled


def test_adding_stock_to_nothing_without_a_stock_is_refused() -> None:
    outcome = compute(CALCULATOR, {"volume": "1 mL", "have": "0 mM", "add": "1 mL"}, Bench())
    assert outcome.blocked
    assert "stock" in outcome.flags[0].remedy
