"""Bringing what one has to another strength: x = V·(w − h) / (S − w), by more of the stock or by diluent."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.field import quantity
from protocolapp.calc.strength_kinds import alike, say_two_kinds
from protocolapp.quantity import MOLAR_MASS, STRENGTHS, VOLUME, Quantity, QuantityError


@dataclass(frozen=True, slots=True)
class Adjustment:
    """add: so much of what is added; volume: what there is then; strength: how strong it is then."""

    add: Quantity
    volume: Quantity
    strength: Quantity


def add_for(volume: Quantity, have: Quantity, want: Quantity, added: Quantity) -> Adjustment | None:
    """What to add of something of strength `added` (zero for diluent) so that `have` becomes `want`.

    x = V·(w − h) / (S − w). None where no amount of it gets there. Raises DimensionError for strengths of two kinds.
    """
    up, room = want - have, added - want
    if up.is_zero:
        return Adjustment(volume * 0, volume, want)
    if room.is_zero or up.is_negative != room.is_negative:
        return None
    add = (volume * (up / room)).to(volume.unit)
    return Adjustment(add, volume + add, want)


def add_this(volume: Quantity, have: Quantity, add: Quantity, added: Quantity) -> Adjustment:
    """The strength after adding: w = (V·h + x·S) / (V + x)."""
    total = volume + add
    there = have.base * volume.base + added.base * add.base
    unit = have.unit if not have.is_zero else added.unit
    return Adjustment(add, total, Quantity(there / total.base / unit.factor, unit))


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    volume, have = given.quantity("volume"), given.quantity("have")
    want, stock = given.maybe("want"), given.maybe("stock")
    kinds = alike((have, want, stock), given.maybe("mw"))
    if kinds is None:
        say_two_kinds(sheet, (have, want, stock), "want")
        return sheet.outcome()
    alike_have, alike_want, alike_stock = kinds
    assert alike_have is not None  # noqa: S101 - it has to be given
    nothing = alike_have * 0
    if alike_want is None:
        if have.is_zero and stock is None:
            raise QuantityError(
                "Nothing of it is there and no stock is given.", "Fill in the stock that is added."
            )
        made = add_this(volume, alike_have, given.quantity("add"), alike_stock or nothing)
        _write(sheet, given, made, stock, "want")
        return sheet.outcome()
    upwards = alike_want > alike_have
    if upwards and alike_stock is None:
        message = f"To go up from {sheet.show(have)} to {_shown(sheet, want)}, something stronger is added."
        sheet.block(Code.MISSING, message, "Fill in the stock.", "stock")
        return sheet.outcome()
    # A stock stronger than what is wanted cannot dilute; plain diluent does.
    thins = alike_stock is None or (not upwards and alike_stock >= alike_want)
    found = add_for(volume, alike_have, alike_want, nothing if thins or alike_stock is None else alike_stock)
    if found is None:
        _cannot(sheet, want, stock)
        return sheet.outcome()
    _write(sheet, given, found, None if thins else stock, "add")
    return sheet.outcome()


def _shown(sheet: Sheet, strength: Quantity | None) -> str:
    return sheet.show(strength) if strength is not None else ""


def _cannot(sheet: Sheet, want: Quantity | None, stock: Quantity | None) -> None:
    message = f"No amount of a stock of {_shown(sheet, stock)} brings it to {_shown(sheet, want)}."
    remedy = f"Use a stock stronger than {_shown(sheet, want)}; the nearer it is, the more it takes."
    sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "stock")


def _write(sheet: Sheet, given: Given, made: Adjustment, stock: Quantity | None, unknown: str) -> None:
    volume, have = given.quantity("volume"), given.quantity("have")
    want = given.maybe("want") or made.strength
    what = "diluent" if stock is None else "the stock"
    taken = sheet.volume("add", f"Add of {what}", made.add, use=True)
    really = add_this(volume, have, taken.delivered, stock if stock is not None else have * 0)
    sheet.value("final_volume", "Makes in all", made.volume, main=unknown == "add")
    sheet.value("want", "Strength then", want, main=unknown == "want")
    if stock is None or stock.dimension == have.dimension:
        sheet.value("gives", "Really gives", really.strength, main=False)
    others = Quantity((volume / made.volume).as_number())
    sheet.value("others", "All else is then", others, detail="times as strong as before", main=False)
    strong = sheet.show(stock) if stock is not None else "0"
    first, second = sheet.show(volume), sheet.show(have)
    if unknown == "add":
        filled = f"{first} × ({sheet.show(want)} − {second}) / ({strong} − {sheet.show(want)})"
        sheet.step("x = V·(w − h) / (S − w)", filled, taken.text)
    else:
        filled = f"({first} × {second} + {sheet.show(made.add)} × {strong}) / {sheet.show(made.volume)}"
        sheet.step("w = (V·h + x·S) / (V + x)", filled, sheet.show(want))


CALCULATOR = Calculator(
    name="adjust",
    title="Bring to another strength",
    topic=Topic.SOLUTIONS,
    summary="What to add to what you have, of a stock or of diluent, to reach another strength; or what adding gives.",
    fields=(
        quantity("volume", "Volume at hand", VOLUME, unit="mL", start="50 mL", also=("v",)),
        quantity("have", "Its strength", *STRENGTHS, unit="mM", start="100 mM", zero=True, also=("h",)),
        quantity("want", "Strength wanted", *STRENGTHS, unit="mM", start="150 mM", also=("w", "final")),
        quantity("add", "Add", VOLUME, unit="mL", also=("x",)),
        quantity(
            "stock", "Strength of what is added", *STRENGTHS, unit="M", start="5 M", optional=True, also=("s",),
            help="empty: diluent",
        ),
        quantity("mw", "Molar mass", MOLAR_MASS, unit="g/mol", optional=True, help="where molar and mass meet"),
    ),
    work=_work,
    formulas=("x = V·(w − h) / (S − w)", "w = (V·h + x·S) / (V + x)"),
    sources=("conservation of the solute; volumes are taken to add up",),
    words=("two sources", "top up", "spike", "raise", "correct", "dilute further"),
    solves=(Solve(("want", "add"), "add"),),
    size="volume",
)  # fmt: skip
