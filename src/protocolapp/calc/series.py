"""A dilution series: its shape (top, fold, points), then the tubes, one after the other or straight from the stock."""

from __future__ import annotations

from protocolapp.calc.doses.series_plan import Volumes
from protocolapp.calc.doses.series_shape import MOST_POINTS, Shape, bottom_given, shape_given, shape_possible
from protocolapp.calc.doses.series_sheet import write_direct, write_serial
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, ratio, share, yes_no
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.calc.substances.asked import LINKS_TWO_KINDS, molar_mass_field
from protocolapp.calc.substances.one_kind import brought_to
from protocolapp.calc.substances.strengths import DILUTABLE
from protocolapp.quantity import VOLUME, Quantity


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if not shape_possible(sheet, given):
        return sheet.outcome()
    shape = shape_given(given)
    _write_shape(sheet, given, shape)
    kept = _kept(sheet, given)
    stock = given.maybe("stock")
    if stock is not None:
        stock = brought_to(sheet, stock, shape.top, given.maybe("mw"), "stock")
        if stock is None or _too_weak(sheet, stock, shape.top):
            return sheet.outcome()
    zero = kept if given.yes("zero") else None
    if given.choice("method") == "direct":
        _direct(sheet, shape, kept, stock, zero)
    else:
        volumes = Volumes(given.choice("method"))
        discard = volumes is Volumes.ENOUGH or given.choice("last") == "discard"
        write_serial(sheet, shape.strengths, shape.fold, kept, volumes, discard, stock, zero)
    return sheet.outcome()


def _too_weak(sheet: Sheet, stock: Quantity, top: Quantity) -> bool:
    if stock >= top:
        return False
    needed, reached = sheet.show(at_least(top)), sheet.show(at_most(stock))
    sheet.block(
        Code.STOCK_TOO_DILUTE,
        f"The stock ({sheet.show(stock)}) is weaker than the highest strength ({sheet.show(top)}).",
        f"Use a stock of at least {needed}, or start the series at {reached}.",
        "stock",
    )
    return True


def _direct(
    sheet: Sheet, shape: Shape, kept: Quantity, stock: Quantity | None, zero: Quantity | None
) -> None:
    if stock is None:
        sheet.block(
            Code.MISSING, "Points are diluted straight from a stock.", "Give the stock's strength.", "stock"
        )
        return
    write_direct(sheet, shape.strengths, kept, stock, zero)


_FORMULAS = {
    "bottom": ("bottom = top / f^(n−1)", "{top} / {fold}^{steps}", "bottom"),
    "top": ("top = bottom × f^(n−1)", "{bottom} × {fold}^{steps}", "top"),
    "fold": ("f = (top / bottom)^(1/(n−1))", "({top} / {bottom})^(1/{steps})", "fold"),
    "points": (
        "n = 1 + log(top / bottom) / log f, rounded up",
        "1 + log({top} / {wanted}) / log {fold}",
        "points",
    ),
    "": ("top = centre × f^((n−1)/2)", "{centre} × {fold}^({steps}/2)", "top"),
}


def _write_shape(sheet: Sheet, given: Given, shape: Shape) -> None:
    unknown = given.unknown
    centred = given.choice("mode") == "centre"
    sheet.value("top", "Highest strength", shape.top, main=unknown == "top" or centred)
    sheet.value("bottom", "Lowest strength", shape.bottom, main=unknown in ("bottom", "points") or centred)
    sheet.value("fold", "Fold from point to point", shape.fold.quantity, main=unknown == "fold")
    sheet.value("points", "Points", shape.points, main=unknown == "points")
    words = {
        "top": sheet.show(shape.top), "bottom": sheet.show(shape.bottom), "points": str(shape.points),
        "fold": sheet.show(shape.fold.quantity), "steps": str(shape.points - 1),
        "wanted": sheet.show(given.quantity("bottom")) if unknown == "points" else "",
        "centre": sheet.show(given.quantity("centre")) if centred else "",
    }  # fmt: skip
    formula, filled, result = _FORMULAS["" if centred else unknown]
    sheet.step(formula, filled.format(**words), words[result])
    _conventions(sheet, given, shape)


def _conventions(sheet: Sheet, given: Given, shape: Shape) -> None:
    fold = sheet.show(shape.fold.quantity)
    text = f"A fold of {fold} is 1 part in {fold} in all."
    if shape.fold.base == 10 and shape.fold.approximate:
        text += " Half-log is √10, worked out to 40 digits: two steps are exactly ten."
    sheet.note(Code.SERIES_CONVENTION, text, "fold")
    wanted = bottom_given(given) if given.unknown == "points" else None
    if wanted is not None and shape.bottom != wanted:
        last = sheet.show(shape.bottom)
        if shape.bottom < wanted:
            text = f"The points are rounded up: the last one, {last}, lies below {sheet.show(wanted)}."
        else:
            text = f"The last point is {last}, which is {sheet.show(wanted)} to three figures."
        sheet.note(Code.SERIES_CONVENTION, text, "points")
    if given.choice("mode") == "centre" and shape.points % 2 == 0:
        sheet.note(
            Code.SERIES_CONVENTION,
            f"An even number of points leaves {sheet.show(given.quantity('centre'))} half-way between two of them; "
            f"{shape.points + 1} would put one on it.",
            "points",
        )


def _kept(sheet: Sheet, given: Given) -> Quantity:
    """What each tube has to give in the end."""
    volume, wells, overage = given.quantity("volume"), given.count("wells"), given.share("overage")
    dead = given.maybe("dead_volume")
    need = enough_for(volume, wells, overage, dead)
    if wells > 1 or overage or dead is not None:
        percent = sheet.percent(overage)
        filled = f"{wells} × {sheet.show(volume)} × (1 + {percent})"
        filled += f" + {sheet.show(dead)}" if dead is not None else ""
        sheet.step("V = wells × volume × (1 + overage) + dead volume", filled, sheet.show(need))
    sheet.value("kept", "Needed from each tube", need, main=False)
    return need


_ENDS = When("mode", ("ends",))
_CENTRE = When("mode", ("centre",))

CALCULATOR = Calculator(
    name="series",
    title="Serial dilution",
    topic=Topic.SERIES,
    summary="Tubes of a dilution series: by fold, between two ends or around a potency, with every transfer.",
    fields=(
        choice(
            "mode", "Series", {"ends": "From the highest strength down", "centre": "Around a known potency"},
        ),
        quantity(
            "top", "Highest strength", *DILUTABLE, unit="µM", start="10 µM", when=_ENDS,
            also=("highest", "high", "hi", "c1"),
        ),
        quantity(
            "bottom", "Lowest strength", *DILUTABLE, unit="nM", when=_ENDS, also=("lowest", "low", "lo"),
        ),
        quantity(
            "centre", "Known potency", *DILUTABLE, unit="nM", start="100 nM", when=_CENTRE,
            also=("center", "ic50", "potency"), help="an IC50, EC50 or Kd; as many points above as below",
        ),
        ratio(
            "fold", "Fold from point to point", start="3", also=("factor", "f", "dilution_factor"),
            help="3 is 1 part in 3; half-log is √10",
        ),
        count(
            "points", "Points", start="8", most=MOST_POINTS, also=("n", "tubes", "steps"),
            help="without the tube of diluent alone",
        ),
        choice(
            "method", "How",
            {
                "equal": "Serially, equal volumes",
                "enough": "Serially, no more than needed",
                "direct": "Each point from the stock",
            },
            help="serially: each tube from the one before; from the stock: pre-diluted where it takes too little",
        ),
        quantity(
            "volume", "Volume needed", VOLUME, unit="µL", start="100 µL", also=("v", "tube_volume", "well_volume"),
            help="for each well; with one well, what stays in each tube",
        ),
        count("wells", "Wells for each point", default="1", also=("replicates",)),
        share("overage", "Overage", default="0 %"),
        quantity(
            "dead_volume", "Stays behind in each tube", VOLUME, unit="µL", optional=True, zero=True,
            help="what a trough or a multichannel pipette cannot take up",
        ),
        choice(
            "last", "Last tube",
            {"discard": "Discard its transfer", "keep": "Keep it all"},
            help="discarded, all hold the same volume", when=When("method", ("equal",)),
        ),
        yes_no("zero", "A tube of diluent alone", default=True, help="the vehicle control"),
        quantity(
            "stock", "Stock", *DILUTABLE, unit="mM", start="1 mM", optional=True, also=("stock_strength",),
            help="what the first tube is made from; left out, the highest strength stands ready",
        ),
        molar_mass_field(help=LINKS_TWO_KINDS),
    ),
    work=_work,
    formulas=("t = V / (f − 1)", "f = (top / bottom)^(1/(n−1))", "made = V + next transfer"),
    sources=("conservation of the solute",),
    words=("dose response", "dilution series", "half-log", "IC50", "titration", "1:3", "two-fold"),
    solves=(Solve(("top", "bottom", "fold", "points"), "bottom"),),
    size="volume",
)  # fmt: skip
