"""Thick liquids, which a pipette takes up badly."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.substances.liquids import Liquid
from protocolapp.calc.substances.reagent_kind import clings, is_viscous
from protocolapp.quantity import PERCENT_VV, PERCENT_WV, PERCENT_WW, Quantity

PIPETTED_NEAT = Quantity.of(1, "mL")
"""Up to so much is taken with an air-displacement pipette; more is measured in a cylinder, and does less harm."""

NEARLY_NEAT = Quantity.of(50, "% v/v")
"""From here on a stock is as thick as the pure liquid. The lab's choice."""

PRESTOCK = Quantity.of(10, "% v/v")
"""Thin enough to pipette; the usual stock of detergents."""


def is_neat(stock: Quantity | None) -> bool:
    """Whether what is taken is (nearly) the pure liquid. stock: None for what is taken as it is."""
    if stock is None:
        return True
    return stock.dimension in (PERCENT_VV, PERCENT_WV, PERCENT_WW) and stock.base >= NEARLY_NEAT.base


def say_if_thick(
    sheet: Sheet, what: str, taken: Quantity, about: str, *, row: int = 0, density: Quantity | None = None,
    thinner: Quantity | None = None, known: bool = True,
) -> None:  # fmt: skip
    """A warning where little of a neat thick liquid is pipetted, a note where it is much or not so thick.

    taken: the volume. thinner: what would be taken of the 10 % stock instead; None where that does not do.
    known: whether it is known to be neat; a note where it is only likely.
    """
    if not is_viscous(what):
        return
    ways = [f"weigh {sheet.show((taken * density).to('mg'))} instead"] if density is not None else []
    if thinner is not None:
        ways.append(f"take {sheet.show(thinner)} of a stock of {sheet.show(PRESTOCK)}")
    _say(sheet, what, taken if known and clings(what) else None, ways, about, row)


def say_thick(sheet: Sheet, liquid: Liquid, taken: Quantity | None, ways: Sequence[str], about: str) -> None:
    """The same of a liquid that is known to be thick. taken: None where no volume of it is. ways: out of it."""
    _say(sheet, liquid.label, taken, ways, about, 0)


def _say(sheet: Sheet, what: str, taken: Quantity | None, ways: Sequence[str], about: str, row: int) -> None:
    remedy = (
        capitalised(", or ".join(ways) or "use positive displacement, weigh it, or dilute it first") + "."
    )
    if taken is not None and taken <= PIPETTED_NEAT:
        message = f"{capitalised(what)} clings to the tip: a pipette delivers less than {sheet.show(taken)}."
        sheet.warn(Code.VISCOUS, message, remedy, about, row)
    else:
        message = f"{capitalised(what)} is viscous, so an air-displacement pipette delivers too little."
        sheet.note(Code.VISCOUS, f"{message} {remedy}", about, row)
