"""IC50 and Ki: round trips for each mechanism, and its limits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from protocolapp.calc.assays.potency import COMPETITIVE, NONCOMPETITIVE, UNCOMPETITIVE, potency, shift_of
from protocolapp.calc.cheng_prusoff import CALCULATOR
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, compute
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

strengths = st.fractions(Fraction(1, 1000), 10_000, max_denominator=1000)
shifting = st.sampled_from([COMPETITIVE, UNCOMPETITIVE])


@given(shifting, strengths, strengths, strengths)
def test_each_of_the_four_follows_from_the_others(
    mechanism: str, ki: Fraction, substrate: Fraction, km: Fraction
) -> None:
    inhibitor, s, half = Quantity.of(ki, "nM"), Quantity.of(substrate, "µM"), Quantity.of(km, "µM")
    ic50 = potency(mechanism, ki=inhibitor, substrate=s, km=half).ic50
    assert potency(mechanism, ic50=ic50, substrate=s, km=half).ki == inhibitor
    assert potency(mechanism, ic50=ic50, ki=inhibitor, km=half).substrate == s
    assert potency(mechanism, ic50=ic50, ki=inhibitor, substrate=s).km == half


@given(shifting, strengths, strengths, strengths)
def test_an_ic50_is_always_above_ki(mechanism: str, ki: Fraction, substrate: Fraction, km: Fraction) -> None:
    made = potency(
        mechanism, ki=Quantity.of(ki, "nM"), substrate=Quantity.of(substrate, "µM"), km=Quantity.of(km, "µM")
    )
    assert made.ic50 > made.ki


@given(strengths, strengths, strengths)
def test_more_substrate_raises_a_competitive_ic50_and_lowers_an_uncompetitive_one(
    less: Fraction, more: Fraction, km: Fraction
) -> None:
    assume(less < more)
    half, low, high = Quantity.of(km, "µM"), Quantity.of(less, "µM"), Quantity.of(more, "µM")
    assert shift_of(COMPETITIVE, low, half) < shift_of(COMPETITIVE, high, half)
    assert shift_of(UNCOMPETITIVE, low, half) > shift_of(UNCOMPETITIVE, high, half)


@pytest.mark.parametrize("mechanism", [COMPETITIVE, UNCOMPETITIVE])
def test_at_km_the_ic50_is_twice_ki(mechanism: str) -> None:
    assert shift_of(mechanism, q("25 µM"), q("25000 nM")) == 2


def test_noncompetitive_takes_no_substrate() -> None:
    assert potency(NONCOMPETITIVE, ic50=q("40 nM")).ki == q("40 nM")


def test_an_ic50_below_ki_is_refused() -> None:
    with pytest.raises(QuantityError):
        potency(COMPETITIVE, ic50=q("5 nM"), ki=q("10 nM"), km=q("1 µM"))


def test_two_left_out_are_refused() -> None:
    with pytest.raises(QuantityError):
        potency(COMPETITIVE, ic50=q("5 nM"), ki=q("1 nM"))


def test_the_substrate_is_not_asked_for_where_it_plays_no_part() -> None:
    outcome = compute(CALCULATOR, {"mechanism": "noncompetitive", "ic50": "40 nM"}, Bench())
    assert outcome.missing == ()


def test_with_a_substrate_the_other_three_are_needed() -> None:
    outcome = compute(CALCULATOR, {"ic50": "40 nM"}, Bench())
    assert set(outcome.missing) == {"ki", "substrate", "km"}


@pytest.mark.parametrize(
    ("ic50", "severity"),
    [("50 nM", Severity.WARN), ("51 nM", Severity.NOTE), ("999 nM", Severity.NOTE), ("1000 nM", None)],
)
def test_how_near_the_enzyme_the_ic50_is(ic50: str, severity: Severity | None) -> None:
    """100 nM of enzyme: half is 50 nM, ten times is 1000 nM."""
    outcome = compute(
        CALCULATOR, {"ic50": ic50, "substrate": "1 µM", "km": "1 µM", "enzyme": "100 nM"}, Bench()
    )
    found = [flag.severity for flag in outcome.flags if flag.code == Code.BELOW_ENZYME_FLOOR]
    assert found == ([severity] if severity is not None else [])


def test_the_remedy_names_the_enzyme_that_would_do() -> None:
    outcome = compute(
        CALCULATOR, {"ic50": "20 nM", "substrate": "1 µM", "km": "1 µM", "enzyme": "100 nM"}, Bench()
    )
    (flag,) = (one for one in outcome.flags if one.severity is Severity.WARN)
    assert "40\u00a0nM" in flag.remedy
