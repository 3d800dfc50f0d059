"""ECL substrate: its parts are the whole, and grow with the membranes."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.ecl import CALCULATOR
from protocolapp.calc.form import Bench, compute
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS


@settings(max_examples=20)
@given(st.integers(1, 400), st.integers(1, 8), st.integers(0, 50))
def test_equal_parts_are_half_and_half_and_grows_with_membranes(
    area: int, membranes: int, percent: int
) -> None:
    typed = {"area": f"{area} cm²", "membranes": str(membranes), "overage": f"{percent} %"}
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    total = Quantity.of(Fraction(area * membranes, 10) * (1 + Fraction(percent, 100)), "mL")
    assert outcome.value("total") == total
    assert outcome.value("part_a") == outcome.value("part_b") == total / 2


def test_a_volume_that_does_not_cover_is_told_with_one_that_does() -> None:
    (flag,) = compute(
        CALCULATOR, {"size_by": "volume", "volume": "1 mL", "minimum": "2 mL"}, Bench(DIALS)
    ).flags[:1]
    assert (flag.code, flag.about) == ("TRAY_MINIMUM", "volume")
    assert "2\u00a0mL" in flag.remedy
