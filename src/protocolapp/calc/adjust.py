"""Bringing what one has to another strength: x = V·(w − h) / (S − w), by more of the stock or by diluent."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import quantity
from protocolapp.calc.mixtures.adjust_law import Adjustment, Sources, add_for, add_this
from protocolapp.calc.mixtures.adjust_sheet import write_adjustment
from protocolapp.calc.substances.asked import LINKS_TWO_KINDS, molar_mass_field, substance_field
from protocolapp.calc.substances.one_kind import Linked, alike_as_given, say_by_weight
from protocolapp.calc.substances.strengths import in_kind_of
from protocolapp.quantity import STRENGTHS, VOLUME, Quantity

__all__ = ["CALCULATOR", "Adjustment", "add_for", "add_this"]


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    have, want, stock = given.quantity("have"), given.maybe("want"), given.maybe("stock")
    if stock is not None and stock.is_zero:
        stock = None  # none of it in what is added: that is diluent
    linked = alike_as_given(sheet, given, (have, want, stock), "want")
    if linked is None:
        return sheet.outcome()
    say_by_weight(sheet, (have, want, stock), "have")
    alike_have, alike_want, alike_stock = linked.strengths
    assert alike_have is not None  # noqa: S101 - it has to be given
    sources = Sources(given.quantity("volume"), alike_have, alike_stock)
    if alike_want is None:
        _what_it_gives(sheet, given, sources, stock, linked)
    elif alike_want > alike_have and alike_stock is None:
        shown = sheet.full(have)
        message = f"To go up from {shown} to {_full(sheet, want)}, something stronger is added."
        sheet.block(Code.MISSING, message, "Fill in the stock.", "stock")
    else:
        _what_to_add(sheet, given, sources, alike_want)
    return sheet.outcome()


def _what_it_gives(
    sheet: Sheet, given: Given, sources: Sources, stock: Quantity | None, linked: Linked
) -> None:
    have = given.quantity("have")
    if have.is_zero and stock is None:
        message = "Nothing of it is there, and what is added has none of it."
        sheet.block(Code.MISSING, message, "Fill in the stock that is added.", "stock")
        return
    made = add_this(sources.volume, sources.have, given.quantity("add"), sources.added)
    like = stock if have.is_zero and stock is not None else have
    write_adjustment(sheet, given, sources, made, in_kind_of(made.strength, like, linked.mw, linked.density))


def _what_to_add(sheet: Sheet, given: Given, sources: Sources, want: Quantity) -> None:
    # A stock stronger than what is wanted cannot dilute; plain diluent does.
    if sources.stock is not None and want <= sources.have and sources.stock >= want:
        sources = Sources(sources.volume, sources.have)
    found = add_for(sources.volume, sources.have, want, sources.added)
    if found is None:
        stock, shown = _full(sheet, given.maybe("stock")), _full(sheet, given.maybe("want"))
        message = f"No amount of a stock of {stock} brings it to {shown}."
        remedy = f"Use a stock stronger than {shown}; the nearer it is, the more it takes."
        sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "stock")
        return
    write_adjustment(sheet, given, sources, found, given.quantity("want"))


def _full(sheet: Sheet, strength: Quantity | None) -> str:
    return sheet.full(strength) if strength is not None else ""


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
            "stock", "Strength of what is added", *STRENGTHS, unit="M", start="5 M", zero=True, optional=True,
            also=("s",), help="empty: diluent",
        ),
        substance_field(help="where molar and mass meet"),
        molar_mass_field(help=LINKS_TWO_KINDS),
    ),
    work=_work,
    formulas=("x = V·(w − h) / (S − w)", "w = (V·h + x·S) / (V + x)"),
    sources=("conservation of the solute; volumes are taken to add up",),
    words=("two sources", "top up", "spike", "raise", "correct", "dilute further"),
    solves=(Solve(("want", "add"), "add"),),
    size="volume",
)  # fmt: skip
