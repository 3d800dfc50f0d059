"""The same force in another rotor."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.centrifuge import force_of
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.rotor_to_rotor import CALCULATOR, matching_radius, same_force
from protocolapp.quantity import Quantity
from tests.calc.pipettes import ROTOR, q

speeds = st.integers(100, 50_000).map(lambda rpm: Quantity.of(rpm, "rpm"))
radii = st.fractions(1, 50, max_denominator=100).map(lambda value: Quantity.of(value, "cm"))


@given(speeds, radii, radii)
def test_the_force_is_the_same_in_both(speed: Quantity, near: Quantity, far: Quantity) -> None:
    one, other = force_of(speed, near), force_of(same_force(speed, near, far), far)
    assert abs(one.magnitude - other.magnitude) < one.magnitude * Fraction(1, 10**30)


@given(speeds, radii, radii)
def test_there_and_back_is_the_first_speed(speed: Quantity, near: Quantity, far: Quantity) -> None:
    back = same_force(same_force(speed, near, far), far, near)
    assert abs(back.magnitude - speed.magnitude) < Fraction(1, 10**25)


@given(speeds, radii)
def test_in_the_same_rotor_the_speed_stays(speed: Quantity, radius: Quantity) -> None:
    same = same_force(speed, radius, radius)
    assert same == speed
    assert not same.approximate


@given(speeds, speeds, radii)
def test_the_matching_radius_gives_the_same_force(one: Quantity, other: Quantity, radius: Quantity) -> None:
    assert force_of(other, matching_radius(radius, one, other)) == force_of(one, radius)


def test_two_rotors_of_the_lab_need_no_radius() -> None:
    bench = Bench(rotors=(ROTOR,))
    outcome = compute(
        CALCULATOR, {"speed_from": "9000 rpm", "rotor_from": ROTOR.name, "rotor_to": ROTOR.name}, bench
    )
    assert outcome.value("speed_to") == q("9000 rpm")
    assert outcome.missing == ()


def test_each_unknown_rotor_is_told_at_its_own_field() -> None:
    outcome = compute(CALCULATOR, {"speed_from": "9000 rpm", "rotor_from": "A", "rotor_to": "B"}, Bench())
    assert [(one.code, one.about) for one in outcome.flags] == [
        (Code.ROTOR_UNKNOWN, "rotor_from"),
        (Code.ROTOR_UNKNOWN, "rotor_to"),
    ]


def test_the_limit_is_told_at_the_speed_that_was_typed() -> None:
    typed = {
        "speed_to": "14000 rpm",
        "radius_from": "4 cm",
        "rotor_to": ROTOR.name,
        "limit_from": "15000 rpm",
    }
    (flag,) = [
        one
        for one in compute(CALCULATOR, typed, Bench(rotors=(ROTOR,))).flags
        if one.code == Code.ROTOR_LIMIT
    ]
    assert flag.about == "speed_to"  # 14000 · √(8.4/4) = 20 288 rpm in the first
