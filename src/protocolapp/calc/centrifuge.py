"""Relative centrifugal force and rotor speed: RCF = 4π²·r·n² / g, at r_max unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.equipment.rotor_choice import TEXT_BOOK_RADIUS, Spot, choose_spot, warn_of_radius
from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Suggest, Topic, When
from protocolapp.calc.form.fields import choice, quantity, text
from protocolapp.lab import Rotor
from protocolapp.quantity import LENGTH, RCF, RPM, Quantity, approx_sqrt, format_quantity, round_to

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
        """The speed to the nearest 10 rpm, below the rotor's limit if need be."""
        return settable(self.speed, self.rotor.max_rpm)

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


def settable(speed: Quantity, limit: Quantity | None = None) -> Quantity:
    """A speed to the nearest 10 rpm, exact; never above a limit that the speed itself keeps, nor nothing."""
    near = round_to(speed, SPEED_STEP)
    if limit is not None and speed <= limit < near:
        near = near - SPEED_STEP
    return speed if near.is_zero else Quantity(near.magnitude, near.unit)


def radius_for(force: Quantity, speed: Quantity) -> Quantity:
    """The radius at which a speed above zero gives a force, in cm."""
    metres = force.amount_in("x g") / (_PER_METRE * speed.amount_in("rpm") ** 2)
    return Quantity(metres * 100, _CENTIMETRE.unit, approximate=True)


_CENTIMETRE = Quantity.of(1, "cm")


def beyond_limit(sheet: Sheet, speed: Quantity, radius: Quantity, spot: Spot, about: str) -> bool:
    """Whether a speed is above the rotor's limit; then it blocks, and the largest force is what is left."""
    if spot.limit is None or speed <= spot.limit:
        return False
    most, wanted = force_of(spot.limit, radius), force_of(speed, radius)
    sheet.block(
        Code.ROTOR_LIMIT,
        f"{sheet.show(wanted)} takes {sheet.show(speed)}; {spot.words} may spin at {sheet.show(spot.limit)} "
        f"at the most.",
        f"Spin at {sheet.show(at_most(most))} at the most, {sheet.number(wanted.base / most.base)} times as long to "
        f"pellet the same, or take another rotor.",
        about,
    )
    sheet.value("largest_force", "Largest force", most, detail=f"at {sheet.show(spot.limit)}")
    return True


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    spot = choose_spot(given, sheet, "rotor", "radius", "limit")
    if spot is None:
        return sheet.outcome()
    force, speed, radius = given.maybe("force"), given.maybe("speed"), spot.radius
    about = "force" if speed is None else "speed"
    if radius is None and force is not None and speed is not None:
        radius = radius_for(force, speed)
        warn_of_radius(sheet, radius, "radius")
    elif speed is None and force is not None and radius is not None:
        speed = speed_for(force, radius)
    elif force is None and speed is not None and radius is not None:
        force = force_of(speed, radius)
    if force is None or speed is None or radius is None:  # the declaration leaves one of them out, no more
        return sheet.outcome()
    _convention(sheet, given)
    if not beyond_limit(sheet, speed, radius, spot, about):
        _write(sheet, given.unknown, force, speed, radius, spot)
    return sheet.outcome()


def _convention(sheet: Sheet, given: Given) -> None:
    if given.has("radius_is") and given.choice("radius_is") == "average":
        text = "The force is that at r_av, in the middle of the tube; at its tip it is larger."
    else:
        text = "The force is that at r_max, at the tip of the tube; higher up it is smaller."
    sheet.note(Code.RADIUS_CONVENTION, text, "radius")


_FORMULAS = {
    "force": ("RCF = 4π²·r·n² / (3600·g)", "1.11824e-5 × {cm} × {rpm}²"),
    "speed": ("n = √(RCF·3600·g / (4π²·r))", "√({rcf} / (1.11824e-5 × {cm}))"),
    "radius": ("r = RCF·3600·g / (4π²·n²)", "{rcf} / (1.11824e-5 × {rpm}²)"),
}


def _write(
    sheet: Sheet, unknown: str, force: Quantity, speed: Quantity, radius: Quantity, spot: Spot
) -> None:
    sheet.value("speed", "Speed", speed, main=unknown == "speed")
    if unknown == "speed":
        setting = settable(speed, spot.limit)
        sheet.value("set", "Set the centrifuge to", setting, detail="to 10 rpm")
        sheet.value("set_force", "That really gives", force_of(setting, radius))
    sheet.value("force", "Force", force, main=unknown == "force")
    sheet.value("radius", "Radius", radius, unit="cm", detail=spot.name, main=unknown == "radius")
    if spot.limit is not None:
        most = force_of(spot.limit, radius)
        sheet.value("largest_force", "Largest force", most, detail=f"at {sheet.show(spot.limit)}", main=False)
    formula, filled = _FORMULAS[unknown]
    texts = {
        "rcf": sheet.number(force.amount_in("x g")),
        "rpm": sheet.number(speed.amount_in("rpm")),
        "cm": sheet.number(radius.amount_in("cm")),
    }
    results = {"force": force, "speed": speed, "radius": radius}
    sheet.step(formula, filled.format(**texts), results[unknown])


CALCULATOR = Calculator(
    name="centrifuge",
    title="Centrifuge: force and speed",
    topic=Topic.BASICS,
    summary="Turn × g into rpm for a rotor of the lab or a radius, and back; find the radius from both.",
    fields=(
        quantity("force", "Force", RCF, unit="x g", start="14000 x g", also=("rcf", "g_force")),
        quantity("speed", "Speed", RPM, unit="rpm", also=("rpm",)),
        text(
            "rotor", "Rotor", optional=True, suggest=Suggest.ROTORS,
            help="its name in the lab's list, which has its r_max and its limit; empty: type the radius",
        ),
        quantity(
            "radius", "Radius", LENGTH, unit="cm", start="8.4 cm", also=("r_max", "r"),
            help="from the axis to the tip of the tube (r_max), as the rotor's manual gives it",
            when=When("rotor", ("",)),
        ),
        choice(
            "radius_is", "The radius is", {"max": "r_max, to the tip", "average": "r_av, to the middle"},
            help="which of the two the protocol's force is meant at; most mean r_max", when=When("rotor", ("",)),
        ),
        quantity(
            "limit", "Rotor's limit", RPM, unit="rpm", optional=True, also=("max_rpm",),
            help="the speed the rotor may reach; above it nothing is worked out", when=When("rotor", ("",)),
        ),
    ),
    work=_work,
    formulas=("RCF = 4π²·r·n² / (3600·g) = 1.11824e-5 · r(cm) · rpm²",),
    sources=(
        "centripetal acceleration ω²r over the standard gravity of 9.80665 m/s² (3rd CGPM, 1901)",
        TEXT_BOOK_RADIUS,
    ),
    words=("rcf", "rpm", "g force", "x g", "spin", "rotor", "relative centrifugal force"),
    solves=(
        Solve(("force", "speed", "radius"), "speed"),
        Solve(("force", "speed"), "speed"),
    ),
)  # fmt: skip
