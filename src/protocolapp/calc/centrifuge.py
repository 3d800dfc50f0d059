"""Relative centrifugal force and rotor speed: RCF = 4π²·r·n² / g, at r_max unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.lab import Rotor
from protocolapp.quantity import Quantity, approx_sqrt, format_quantity, round_to

PI = Fraction("3.141592653589793238462643383279502884197")
"""π to 40 digits."""

STANDARD_GRAVITY = Fraction("9.80665")
"""m/s², by definition (3rd CGPM, 1901)."""

_PER_METRE = 4 * PI**2 / (3600 * STANDARD_GRAVITY)
"""RCF at 1 rpm on a radius of 1 m: 1.11824e-3, the 1.11824e-5 per cm of the text books."""

SPEED_STEP = Quantity.of(10, "rpm")
"""What a speed is rounded to for setting it."""


@dataclass(frozen=True, slots=True)
class Spinning:
    """The speed that gives a force in a rotor. speed: exact to 40 digits; set: as set on the centrifuge."""

    force: Quantity
    rotor: Rotor
    speed: Quantity
    flags: tuple[Flag, ...] = ()

    @property
    def set(self) -> Quantity:
        """The speed to the nearest 10 rpm."""
        return round_to(self.speed, SPEED_STEP)

    @property
    def text(self) -> str:
        """`12 210 rpm (24 × 2 mL, r_max 8.4 cm)`."""
        radius = format_quantity(self.rotor.r_max, unit="cm")
        return f"{format_quantity(self.set)} ({self.rotor.name}, r_max {radius})"


def speed_for(force: Quantity, radius: Quantity) -> Quantity:
    """The rotor speed in rpm that gives a force at a radius above zero."""
    return Quantity(
        approx_sqrt(force.amount_in("x g") / (_PER_METRE * radius.base)), SPEED_STEP.unit, approximate=True
    )


def force_of(speed: Quantity, radius: Quantity) -> Quantity:
    """The force that a rotor speed gives at a radius."""
    return Quantity(
        _PER_METRE * radius.amount_in("m") * speed.amount_in("rpm") ** 2,
        Quantity.of(1, "x g").unit,
        approximate=True,
    )


def spin_in(force: Quantity, rotor: Rotor, about: str = "") -> Spinning:
    """A force as a speed of this rotor, at its r_max; above the rotor's limit it blocks."""
    speed = speed_for(force, rotor.r_max)
    if rotor.max_rpm is None or speed <= rotor.max_rpm:
        return Spinning(force, rotor, speed)
    most = force_of(rotor.max_rpm, rotor.r_max)
    flag = Flag(
        Severity.BLOCK,
        Code.ROTOR_LIMIT,
        f"{format_quantity(force)} is above the limit of {rotor.name}: {format_quantity(rotor.max_rpm)}, "
        f"{format_quantity(most)}.",
        "Choose a rotor that allows it, or spin longer at a lower force.",
        about,
    )
    return Spinning(force, rotor, speed, (flag,))
