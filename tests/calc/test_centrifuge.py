"""Force and speed against the text books' constant, 1.118e-5 per cm."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.centrifuge import CALCULATOR, force_of, radius_for, settable, speed_for, spin_in
from protocolapp.calc.equipment.rotor_choice import find_rotor
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, active_fields, compute
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


forces = st.integers(10, 100_000)
radii = st.fractions(1, 50, max_denominator=100)
BENCH = Bench(rotors=(ROTOR, Rotor("swing-out", q("18 cm"))))


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


@given(forces, radii, st.integers(2, 9))
def test_force_grows_with_the_radius_and_with_the_square_of_the_speed(
    rpm: int, centimetres: Fraction, times: int
) -> None:
    speed, radius = Quantity.of(rpm, "rpm"), Quantity.of(centimetres, "cm")
    once = force_of(speed, radius).magnitude
    assert force_of(speed, radius * times).magnitude == once * times
    assert force_of(speed * times, radius).magnitude == once * times**2


@given(forces, radii)
def test_the_radius_follows_from_force_and_speed(force: int, centimetres: Fraction) -> None:
    radius, wanted = Quantity.of(centimetres, "cm"), Quantity.of(force, "x g")
    found = radius_for(wanted, speed_for(wanted, radius))
    assert abs(found.amount_in("cm") - centimetres) < Fraction(1, 10**30)


@given(forces, radii)
def test_each_unknown_gives_back_what_the_others_were_made_from(force: int, centimetres: Fraction) -> None:
    radius = f"{float(centimetres):.2f} cm"
    speed = worked(force=f"{force} x g", radius=radius).value("speed")
    back = worked(speed=f"{float(speed.magnitude):.6f} rpm", radius=radius).value("force")
    assert abs(back.magnitude - force) < force * Fraction(1, 10**6)


@given(forces, st.integers(100, 5000))
def test_the_unit_of_the_radius_changes_nothing(force: int, tenths: int) -> None:
    in_cm = worked(force=f"{force} x g", radius=f"{tenths / 100} cm")
    in_mm = worked(force=f"{force} x g", radius=f"{tenths / 10} mm")
    assert in_cm.value("speed") == in_mm.value("speed")


@given(st.fractions(1, 20_000, max_denominator=7), st.integers(10, 20_000))
def test_what_is_set_is_near_and_never_above_the_limit(rpm: Fraction, most: int) -> None:
    speed, limit = Quantity.of(min(rpm, Fraction(most)), "rpm"), Quantity.of(most, "rpm")
    setting = settable(speed, limit)
    assert setting <= limit
    assert not setting.is_zero
    assert abs(setting.magnitude - speed.magnitude) <= 10


def test_a_rotor_takes_the_place_of_the_radius() -> None:
    with_rotor = {field.name for field in active_fields(CALCULATOR, {"rotor": "24 × 2 mL"})}
    without = {field.name for field in active_fields(CALCULATOR, {})}
    assert "radius" not in with_rotor
    assert "radius" in without
    assert worked(speed="1000 rpm", rotor="24 × 2 mL").value("radius") == q("8.4 cm")


def test_a_rotor_without_a_known_limit_sets_none() -> None:
    outcome = worked(force="90000 x g", rotor="swing-out")
    assert not outcome.blocked
    assert outcome.result("largest_force") is None


def test_an_unknown_rotor_is_told_with_the_one_that_was_meant() -> None:
    (flag,) = worked(force="100 x g", rotor="swingout rotor").flags
    assert (flag.code, flag.about) == (Code.ROTOR_UNKNOWN, "rotor")
    assert "swing-out" in flag.remedy


def test_a_rotors_name_may_be_typed_on_any_keyboard() -> None:
    assert find_rotor("24X2ML", BENCH.rotors) is ROTOR
    assert find_rotor("24 × 20 mL", BENCH.rotors) is None


def test_above_the_limit_no_speed_is_shown() -> None:
    outcome = worked(force="30000 x g", rotor="24 × 2 mL")
    assert outcome.result("speed") is None
    (flag,) = [one for one in outcome.flags if one.severity is Severity.BLOCK]
    assert (flag.code, flag.about) == (Code.ROTOR_LIMIT, "force")
    assert "21\u202f100\u00a0×\u00a0g" in flag.remedy
    assert "1.419" in flag.remedy  # 30000 / 21134.8: so much longer


def test_two_empty_fields_are_both_asked_for() -> None:
    assert set(worked(force="100 x g").missing) == {"speed", "radius"}
    assert set(worked(rotor="24 × 2 mL").missing) == {"force", "speed"}


def test_which_radius_is_meant_is_always_said() -> None:
    notes = {
        kind: [
            one.message
            for one in worked(force="100 x g", radius="9 cm", radius_is=kind).flags
            if one.code == Code.RADIUS_CONVENTION
        ]
        for kind in ("max", "average")
    }
    assert "r_max" in notes["max"][0]
    assert "r_av" in notes["average"][0]


def test_what_is_set_is_shown_to_the_last_digit() -> None:
    """√(100000 / (1.118244e-5 · 7.2)) = 35 242.4 rpm: set to 35 240, not to 35 200."""
    result = worked(force="100000 x g", radius="7.2 cm").result("set")
    assert result is not None
    assert result.plain == "35240 rpm"
    assert "35\u202f240\u00a0rpm" in spin_in(q("100000 x g"), Rotor("fixed angle", q("7.2 cm"))).text


@given(st.integers(500, 30_000), st.fractions(2, 25, max_denominator=10))
def test_the_largest_force_that_a_remedy_names_is_within_the_limit(most: int, centimetres: Fraction) -> None:
    typed = {"radius": f"{float(centimetres):.3f} cm", "limit": f"{most} rpm"}
    (flag,) = [
        one for one in worked(**typed, speed=f"{most + 1} rpm").flags if one.severity is Severity.BLOCK
    ]
    force = flag.remedy.removeprefix("Spin at ").partition(" at the most")[0].replace("\u202f", "")
    assert not worked(**typed, force=force).blocked, force
