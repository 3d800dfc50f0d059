"""What is left of a radioactive label today, when it has fallen to a given activity, and what to take of it."""

from __future__ import annotations

from protocolapp.calc.assays.decay import remaining, time_until
from protocolapp.calc.assays.decay_form import (
    LITTLE_LEFT,
    half_life_of,
    moment_after,
    nuclide_fields,
    say_when,
    show_time,
    time_between,
)
from protocolapp.calc.assays.nuclides import NUCLIDE_SOURCES
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, date, quantity, share
from protocolapp.quantity import (
    COUNT_RATE,
    RADIOACTIVE_CONCENTRATION,
    RADIOACTIVITY,
    SPECIFIC_RADIOACTIVITY,
    TIME,
    Quantity,
    QuantityError,
)


def activity_after(reference: Quantity, elapsed: Quantity, half_life: Quantity) -> Quantity:
    """A = A0·2^(-t/T), in the unit of A0: an activity, one per volume or amount, or a count rate.

    Raises QuantityError beyond 1000 half-lives.
    """
    return reference * remaining(elapsed, half_life)


def activity_before(activity: Quantity, elapsed: Quantity, half_life: Quantity) -> Quantity:
    """A0 = A·2^(t/T), in the unit of A. Raises QuantityError beyond 1000 half-lives."""
    return activity * remaining(-elapsed, half_life)


def elapsed_between(reference: Quantity, activity: Quantity, half_life: Quantity) -> Quantity:
    """t = T·log2(A0/A); negative where A is above A0.

    Raises DimensionError where the two measure different things.
    """
    ratio = activity / reference
    time = time_until(ratio.as_number(), half_life)
    return Quantity(time.magnitude, time.unit, time.approximate or ratio.approximate)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    half_life = half_life_of(given, sheet)
    if half_life is None:
        return sheet.outcome()
    reference, activity = given.maybe("reference_activity"), given.maybe("activity")
    if not _alike(sheet, reference, activity):
        return sheet.outcome()
    reference, activity, elapsed = _solved(reference, activity, _elapsed(given), half_life)
    left = activity / reference
    _write(sheet, given, (reference, activity, elapsed.to("d")), left, half_life)
    say_when(sheet, elapsed, left, "elapsed" if given.choice("timing") == "elapsed" else "use_date")
    _take(sheet, given, reference, activity, left)
    _until(sheet, given, half_life, elapsed)
    return sheet.outcome()


def _alike(sheet: Sheet, reference: Quantity | None, activity: Quantity | None) -> bool:
    """Whether both activities, where both are given, measure the same thing."""
    if reference is None or activity is None or reference.dimension == activity.dimension:
        return True
    one, other = reference.dimension.with_article, activity.dimension.with_article
    sheet.block(
        Code.NO_CONVERSION,
        f"{sheet.show(reference)} is {one}, {sheet.show(activity)} {other}: the one does not decay into the other.",
        "Give both in all, both per volume, both per amount, or both as a count rate.",
        "activity",
    )
    return False


def _solved(
    reference: Quantity | None, activity: Quantity | None, elapsed: Quantity | None, half_life: Quantity
) -> tuple[Quantity, Quantity, Quantity]:
    """All three, one of them worked out from the others."""
    if reference is None and activity is not None and elapsed is not None:
        reference = activity_before(activity, elapsed, half_life)
    elif activity is None and reference is not None and elapsed is not None:
        activity = activity_after(reference, elapsed, half_life)
    elif elapsed is None and reference is not None and activity is not None:
        elapsed = elapsed_between(reference, activity, half_life)
    if reference is None or activity is None or elapsed is None:
        raise QuantityError("Two of the values are left out.", "Leave exactly one of them out.")
    return reference, activity, elapsed


def _elapsed(given: Given) -> Quantity | None:
    """The time since the reference date; None where it is what is asked for."""
    if given.has("elapsed"):
        return given.quantity("elapsed")
    if given.has("use_date"):
        return time_between(given.date("reference_date"), given.date("use_date"))
    return None


_FORMULAS = {
    "activity": ("A = A0·2^(-t/T)", "{reference_activity} × 2^(-{elapsed} / {half_life})"),
    "reference_activity": ("A0 = A·2^(t/T)", "{activity} × 2^({elapsed} / {half_life})"),
    "elapsed": ("t = T·log2(A0/A)", "{half_life} × log2({reference_activity} / {activity})"),
}


def _write(
    sheet: Sheet, given: Given, made: tuple[Quantity, Quantity, Quantity], left: Quantity, half_life: Quantity
) -> None:
    """made: activity on the reference date, activity, time between."""
    reference, activity, elapsed = made
    unknown = given.unknown
    if unknown == "use_date":
        sheet.text("use_date", "Day of use", moment_after(given.date("reference_date"), elapsed))
    sheet.value("activity", "Activity", activity, main=unknown == "activity")
    sheet.value(
        "reference_activity",
        "Activity on the reference date",
        reference,
        main=unknown == "reference_activity",
    )
    sheet.value("elapsed", "Time since the reference date", elapsed, unit="d", main=unknown == "elapsed")
    sheet.value("remaining", "Share left", left, unit="%")
    sheet.value("half_lives", "Half-lives passed", elapsed / half_life, main=False)
    if activity.dimension == RADIOACTIVITY:
        for name, unit in (("in_uci", "µCi"), ("in_kbq", "kBq"), ("in_dpm", "dpm")):
            sheet.value(name, f"Activity in {unit}", activity, unit=unit, main=False)
    shown = {
        "activity": sheet.show(activity), "reference_activity": sheet.show(reference),
        "elapsed": show_time(sheet, elapsed), "half_life": show_time(sheet, half_life),
    }  # fmt: skip
    solved = "elapsed" if unknown == "use_date" else unknown
    formula, filled = _FORMULAS[solved]
    sheet.step(formula, filled.format(**shown), shown[solved])


def _take(sheet: Sheet, given: Given, reference: Quantity, activity: Quantity, left: Quantity) -> None:
    """The volume that holds the activity wanted, at what a volume holds today."""
    per_volume, there = given.maybe("concentration"), None
    if activity.dimension == RADIOACTIVE_CONCENTRATION:
        today = activity
    elif per_volume is not None:
        today = per_volume * left
        there = (reference / per_volume).to("µL") if reference.dimension == RADIOACTIVITY else None
        sheet.value("concentration_today", "Activity per volume", today)
    elif given.has("wanted"):
        message = "How much to take cannot be worked out without the activity per volume."
        sheet.block(Code.MISSING, message, "Fill it in, as on the reference date.", "concentration")
        return
    else:
        return
    wanted = given.maybe("wanted")
    if wanted is None:
        return
    volume = (wanted / today).to("µL")
    sheet.step("V = A_wanted / (A/V)", f"{sheet.show(wanted)} / {sheet.show(today)}", volume)
    if there is not None and volume > there:
        sheet.block(
            Code.STOCK_SHORT,
            f"{sheet.show(wanted)} is more than the vial still holds ({sheet.show(activity)} in {sheet.show(there)}).",
            f"Take {sheet.show(activity)} at the most, or use a fresh lot.",
            "wanted",
        )
        return
    sheet.volume("take", "Take", volume, gives=wanted, about="wanted")


def _until(sheet: Sheet, given: Given, half_life: Quantity, elapsed: Quantity) -> None:
    """When the label will have fallen to a share of the activity on the reference date."""
    if not given.has("until"):
        return
    target = given.share("until")
    if target >= 1:
        message = f"{sheet.percent(given.quantity('until'))} is not a share that decay leads to."
        sheet.block(Code.OUTSIDE_RANGE, message, "Write a share below 100 %.", "until")
        return
    time = time_until(target, half_life)
    sheet.value("until_time", "Fallen to that share after", time, unit=half_life.unit)
    sheet.value(
        "until_left", "which from the day of use on is", (time - elapsed).to("d"), unit="d", main=False
    )
    if given.has("reference_date"):
        sheet.text("until_date", "Fallen to that share on", moment_after(given.date("reference_date"), time))
    filled = f"{show_time(sheet, half_life)} × log2(1 / {sheet.number(target)})"
    sheet.step("t = T·log2(1/share)", filled, show_time(sheet, time))


_BY_TIME, _BY_DATES = When("timing", ("elapsed",)), When("timing", ("dates",))
_ACTIVITIES = (RADIOACTIVITY, RADIOACTIVE_CONCENTRATION, SPECIFIC_RADIOACTIVITY, COUNT_RATE)

CALCULATOR = Calculator(
    name="radiolabel",
    title="Radioactive decay",
    topic=Topic.ASSAYS,
    summary="What is left of a label today, what it was, or when it falls to an activity; and how much to take of it.",
    fields=(
        *nuclide_fields(),
        choice(
            "timing", "Time given as",
            {"elapsed": "time since the reference date", "dates": "two dates"}, also=("by",),
        ),
        quantity(
            "reference_activity", "Activity on the reference date", *_ACTIVITIES, unit="µCi", start="250 µCi",
            also=("a0", "initial_activity"), help="in all, per volume, per amount, or as a count rate",
        ),
        quantity("activity", "Activity on the day of use", *_ACTIVITIES, unit="µCi", also=("a", "activity_now")),
        quantity(
            "elapsed", "Time since the reference date", TIME, unit="d", start="10 d", zero=True, negative=True,
            when=_BY_TIME, also=("t", "time"), help="negative: before the reference date",
        ),
        date("reference_date", "Reference date", start="2026-11-06", when=_BY_DATES,
             help="on the label; a day alone counts from noon"),
        date("use_date", "Day of use", start="2026-11-16", when=_BY_DATES),
        quantity(
            "concentration", "Activity per volume on the reference date", RADIOACTIVE_CONCENTRATION,
            unit="µCi/µL", optional=True, start="10 µCi/µL",
        ),
        quantity("wanted", "Activity wanted", RADIOACTIVITY, unit="µCi", optional=True, start="20 µCi"),
        share("until", "When has it fallen to", optional=True, zero=False, also=("share",),
              help="of the activity on the reference date"),
    ),
    work=_work,
    formulas=("A = A0·2^(-t/T)", "V = A_wanted / (activity per volume)", "1 µCi = 37 kBq = 2.22e6 dpm"),
    sources=(
        *NUCLIDE_SOURCES,
        "1 Ci = 3.7e10 Bq = 2.22e12 dpm: revvity.com, Radiochemical Calculations",
        f"the warning below {LITTLE_LEFT.numerator * 100 // LITTLE_LEFT.denominator} % is the lab's choice",
    ),
    words=("decay", "half-life", "32P", "33P", "35S", "125I", "3H", "curie", "becquerel", "isotope", "ATP"),
    solves=(
        Solve(("reference_activity", "activity", "elapsed"), "activity"),
        Solve(("reference_activity", "activity", "use_date"), "activity"),
    ),
)  # fmt: skip
