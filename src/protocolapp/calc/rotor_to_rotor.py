"""The same force in another rotor: n2 = n1·√(r1/r2)."""

from __future__ import annotations

from protocolapp.calc.centrifuge import beyond_limit, force_of, settable
from protocolapp.calc.equipment.rotor_choice import TEXT_BOOK_RADIUS, Spot, choose_spot, warn_of_radius
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Suggest, Topic, When
from protocolapp.calc.form.fields import quantity, text
from protocolapp.quantity import LENGTH, RPM, Quantity, approx_sqrt

Two = tuple[Quantity, Quantity]


def same_force(speed: Quantity, radius: Quantity, other: Quantity) -> Quantity:
    """The speed that gives at `other` the force that `speed` gives at `radius`; both radii above zero."""
    root = approx_sqrt(radius.base / other.base)
    exact = root * root == radius.base / other.base
    return Quantity(speed.magnitude * root, speed.unit, approximate=speed.approximate or not exact)


def matching_radius(radius: Quantity, speed: Quantity, other: Quantity) -> Quantity:
    """The radius at which the `other` speed gives the force that `speed` gives at `radius`."""
    return radius * (speed.base / other.base) ** 2


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    before = choose_spot(given, sheet, "rotor_from", "radius_from", "limit_from")
    after = choose_spot(given, sheet, "rotor_to", "radius_to", "limit_to")
    if before is None or after is None:
        return sheet.outcome()
    speeds = given.maybe("speed_from"), given.maybe("speed_to")
    solved = _solved(speeds, (before.radius, after.radius))
    if solved is None:  # the declaration leaves one of the four out, no more
        return sheet.outcome()
    (first, second), (near, far) = solved
    for name, radius in (("radius_from", near), ("radius_to", far)):
        if given.unknown == name:
            warn_of_radius(sheet, radius, name)
    sheet.note(Code.RADIUS_CONVENTION, "Both radii must be of one kind: here r_max, to the tip of the tube.")
    about = {"speed_from": "speed_to"}.get(given.unknown, "speed_from")
    over = beyond_limit(sheet, first, near, before, about) or beyond_limit(sheet, second, far, after, about)
    if not over:
        _write(sheet, given.unknown, solved, (before, after))
    return sheet.outcome()


def _solved(
    speeds: tuple[Quantity | None, Quantity | None], radii: tuple[Quantity | None, Quantity | None]
) -> tuple[Two, Two] | None:
    """Both speeds and both radii, from all but one of them."""
    first, second = speeds
    near, far = radii
    if first is not None and near is not None and far is not None:
        return (first, same_force(first, near, far)), (near, far)
    if second is not None and near is not None and far is not None:
        return (same_force(second, far, near), second), (near, far)
    if first is not None and second is not None and near is not None:
        return (first, second), (near, matching_radius(near, first, second))
    if first is not None and second is not None and far is not None:
        return (first, second), (matching_radius(far, second, first), far)
    return None


_FORMULAS = {
    "speed_to": ("n2 = n1·√(r1/r2)", "{n1} × √({r1} / {r2})"),
    "speed_from": ("n1 = n2·√(r2/r1)", "{n2} × √({r2} / {r1})"),
    "radius_to": ("r2 = r1·(n1/n2)²", "{r1} × ({n1} / {n2})²"),
    "radius_from": ("r1 = r2·(n2/n1)²", "{r2} × ({n2} / {n1})²"),
}
_LABELS = {
    "speed_from": "Speed in the first rotor",
    "speed_to": "Speed in the second rotor",
    "radius_from": "Radius of the first rotor",
    "radius_to": "Radius of the second rotor",
}


def _write(sheet: Sheet, unknown: str, solved: tuple[Two, Two], spots: tuple[Spot, Spot]) -> None:
    (first, second), (near, far) = solved
    values = {"speed_from": first, "speed_to": second, "radius_from": near, "radius_to": far}
    sheet.value(unknown, _LABELS[unknown], values[unknown], unit="cm" if "radius" in unknown else None)
    if "speed" in unknown:
        place = 1 if unknown == "speed_to" else 0
        setting = settable(values[unknown], spots[place].limit)
        sheet.value("set", "Set the centrifuge to", setting, detail="to 10 rpm")
        sheet.value("set_force", "That really gives", force_of(setting, (near, far)[place]))
    sheet.value("force", "Force in both", force_of(first, near))
    shown = {"n1": sheet.show(first), "n2": sheet.show(second), "r1": sheet.show(near), "r2": sheet.show(far)}
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**shown), values[unknown])


CALCULATOR = Calculator(
    name="rotor_to_rotor",
    title="From rotor to rotor",
    topic=Topic.BASICS,
    summary="Find the speed that gives the same force in another rotor.",
    fields=(
        quantity("speed_from", "Speed in the first rotor", RPM, unit="rpm", start="13000 rpm", also=("rpm1", "n1")),
        text("rotor_from", "First rotor", optional=True, suggest=Suggest.ROTORS, help="by its name, or its radius"),
        quantity(
            "radius_from", "Radius of the first rotor", LENGTH, unit="cm", start="8.4 cm", also=("r1",),
            help="r_max, from the axis to the tip of the tube", when=When("rotor_from", ("",)),
        ),
        quantity(
            "limit_from", "Limit of the first rotor", RPM, unit="rpm", optional=True,
            when=When("rotor_from", ("",)),
        ),
        quantity("speed_to", "Speed in the second rotor", RPM, unit="rpm", also=("rpm2", "n2")),
        text("rotor_to", "Second rotor", optional=True, suggest=Suggest.ROTORS, help="by its name, or its radius"),
        quantity(
            "radius_to", "Radius of the second rotor", LENGTH, unit="cm", start="10.5 cm", also=("r2",),
            help="r_max, from the axis to the tip of the tube", when=When("rotor_to", ("",)),
        ),
        quantity(
            "limit_to", "Limit of the second rotor", RPM, unit="rpm", optional=True, also=("limit",),
            when=When("rotor_to", ("",)),
        ),
    ),
    work=_work,
    formulas=("n2 = n1·√(r1/r2)",),
    sources=("the same 4π²·r·n² in both", TEXT_BOOK_RADIUS),
    words=("rpm", "other centrifuge", "convert rotor", "equal force"),
    solves=(
        Solve(("speed_from", "speed_to", "radius_from", "radius_to"), "speed_to"),
        Solve(("speed_from", "speed_to", "radius_from"), "speed_to"),
        Solve(("speed_from", "speed_to", "radius_to"), "speed_to"),
        Solve(("speed_from", "speed_to"), "speed_to"),
    ),
)  # fmt: skip
