"""Force and speed against the text books' constant, 1.118e-5 per cm."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.centrifuge import force_of, speed_for, spin_in
from protocolapp.calc.flag import Code, Severity
from protocolapp.lab import Rotor
from protocolapp.quantity import Quantity
from tests.calc.pipettes import ROTOR, q


def test_a_force_becomes_a_speed_of_the_rotor() -> None:
    """√(14000 / (1.118243e-5 · 8.4)) = 12 208 rpm, set as 12 210."""
    worked = spin_in(q("14000 x g"), ROTOR)
    assert float(worked.speed.magnitude) == pytest.approx((14000 / (1.118243e-5 * 8.4)) ** 0.5, rel=1e-6)
    assert worked.set == q("12210 rpm")
    assert worked.text == "12\u202f210\u00a0rpm (24 × 2 mL, r_max 8.4\u00a0cm)"
    assert worked.flags == ()


def test_above_the_rotors_limit_it_blocks_and_tells_the_limit_as_a_force() -> None:
    (flag,) = spin_in(q("25000 x g"), ROTOR, "lysis/clear").flags
    assert (flag.severity, flag.code, flag.about) == (Severity.BLOCK, Code.ROTOR_LIMIT, "lysis/clear")
    assert "15\u202f000\u00a0rpm" in flag.message
    assert "21\u202f100\u00a0×\u00a0g" in flag.message  # 1.118243e-5 · 8.4 · 15000² = 21 135


def test_at_the_limit_itself_it_may_spin() -> None:
    at_limit = force_of(q("15000 rpm"), ROTOR.r_max)
    assert spin_in(Quantity(at_limit.magnitude, at_limit.unit), ROTOR).flags == ()


def test_a_rotor_without_a_known_limit_never_blocks() -> None:
    assert spin_in(q("90000 x g"), Rotor("old", q("8 cm"))).flags == ()


@given(st.integers(10, 100_000), st.fractions(1, 50, max_denominator=100))
def test_there_and_back_gives_the_force_again(force: int, centimetres: Fraction) -> None:
    radius = Quantity.of(centimetres, "cm")
    wanted = Quantity.of(force, "x g")
    back = force_of(speed_for(wanted, radius), radius)
    assert abs(back.magnitude - force) < Fraction(1, 10**30)


@given(st.integers(10, 100_000))
def test_four_times_the_radius_needs_half_the_speed(force: int) -> None:
    wanted = Quantity.of(force, "x g")
    near, far = speed_for(wanted, q("5 cm")), speed_for(wanted, q("20 cm"))
    assert abs(near.magnitude - 2 * far.magnitude) < Fraction(1, 10**30)
