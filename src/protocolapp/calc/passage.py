"""Passaging cells: what of the suspension goes into each new vessel at a split of 1 in N by area."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from protocolapp.calc.cultures.vessels import FLASKS, OTHER, SOURCE, VESSEL_CHOICES, chosen_area
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, ratio, share
from protocolapp.quantity import AREA, PERCENT, VOLUME, Quantity, QuantityError


@dataclass(frozen=True, slots=True)
class Passage:
    """volume: suspension from the old vessel, of area `old`; take: of it into each new vessel, of area `new`."""

    volume: Quantity
    take: Quantity
    old: Quantity
    new: Quantity

    @property
    def split(self) -> Fraction:
        """N of 1:N: the cells of 1 cm² are spread over N cm²."""
        return (self.volume.base / self.take.base) * (self.new.base / self.old.base)

    @property
    def most_vessels(self) -> int:
        """The new vessels that the suspension is enough for, rounded down."""
        return floor(self.volume.base / self.take.base)

    def rest(self, vessels: int) -> Quantity:
        """What is left of the suspension; negative where it is not enough."""
        return self.volume - self.take * vessels


def take_for(volume: Quantity, split: Fraction, old: Quantity, new: Quantity) -> Quantity:
    """What goes into each new vessel: V·A2 / (A1·N)."""
    return volume * ((new.base / old.base) / split)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    old, new = chosen_area(given, "vessel", "area"), chosen_area(given, "new_vessel", "new_area")
    volume, take = given.maybe("volume"), given.maybe("take")
    if take is None:
        volume = given.quantity("volume")
        take = take_for(volume, given.ratio("split"), old, new)
    elif volume is None:
        volume = take * (given.ratio("split") * old.base / new.base)
    made = Passage(volume, take, old, new)
    vessels = given.count("vessels")
    _write(sheet, given, made)
    if made.most_vessels < vessels:
        sheet.block(
            Code.CELLS_SHORT,
            f"It takes {sheet.show(made.take * vessels)} of the suspension; there are "
            f"{sheet.show(made.volume)}.",
            f"It is enough for {made.most_vessels}; split more thinly for more."
            if made.most_vessels
            else f"It is not enough for one: {_less(sheet, given.unknown, made)}.",
            "vessels",
        )
        return sheet.outcome()
    _volumes(sheet, made, vessels, given.maybe("medium"))
    return sheet.outcome()


def _less(sheet: Sheet, unknown: str, made: Passage) -> str:
    """What makes one vessel's share no more than the whole suspension."""
    if unknown == "split":
        return f"take {sheet.show(at_most(made.volume))} at the most"
    split = at_least(Quantity(max(Fraction(1), made.new.base / made.old.base)))
    return f"split by 1:{sheet.show(split)} or more thinly"


_FORMULAS = {
    "take": ("take = V·A2 / (A1·N)", "{volume} × {new} / ({old} × {split})"),
    "volume": ("V = take·N·A1 / A2", "{take} × {split} × {old} / {new}"),
    "split": ("N = V·A2 / (take·A1)", "{volume} × {new} / ({take} × {old})"),
}


def _write(sheet: Sheet, given: Given, made: Passage) -> None:
    unknown = given.unknown
    sheet.value("split", "Split, 1 in", made.split, main=unknown == "split")
    sheet.value("volume", "Suspension", made.volume, main=unknown == "volume")
    texts = {
        "volume": sheet.show(made.volume), "take": sheet.show(made.take), "split": sheet.number(made.split),
        "old": sheet.show(made.old), "new": sheet.show(made.new),
    }  # fmt: skip
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**texts), texts[unknown])
    sheet.note(
        Code.ONE_IN_N,
        f"A split of 1:{texts['split']} spreads the cells of 1 cm² over {texts['split']} cm².",
        "split",
    )
    if given.has("confluence"):
        if given.share("confluence") > 1:
            raise QuantityError(
                "Cells cannot cover more than the whole area.", "Write a confluence up to 100 %."
            )
        after = Quantity(given.share("confluence") / made.split).to(PERCENT)
        sheet.value("confluence_after", "Confluence after the split", after, unit=PERCENT)


def _volumes(sheet: Sheet, made: Passage, vessels: int, medium: Quantity | None) -> None:
    if medium is not None and made.take > medium:
        message = (
            f"{sheet.show(made.take)} of the suspension is more than the {sheet.show(medium)} of a vessel."
        )
        sheet.block(Code.DOES_NOT_FIT, message, "Spin the cells down and take them up in less.", "medium")
        return
    sheet.volume("take", "Suspension into each new vessel", made.take)
    if medium is not None:
        sheet.volume("fresh_medium", "Fresh medium beside it", medium - made.take)
        fresh = (medium - made.take) * vessels
        sheet.value("fresh_medium_total", "Fresh medium in all", fresh, main=False, use=True)
    sheet.value("used", "Suspension used", made.take * vessels, main=False, use=True)
    sheet.value("rest", "Suspension left", made.rest(vessels), main=False)
    sheet.value("most_vessels", "It is enough for", made.most_vessels, detail="new vessels", main=False)


CALCULATOR = Calculator(
    name="passage",
    title="Passaging cells",
    topic=Topic.CELLS,
    summary="Split a culture 1 in N by area: what of the suspension goes into each new vessel.",
    fields=(
        choice("vessel", "From", VESSEL_CHOICES, default="t75", also=("from",)),
        quantity("area", "Its growth area", AREA, unit="cm²", start="75 cm²", when=When("vessel", (OTHER,))),
        quantity(
            "volume", "Suspension", VOLUME, unit="mL", start="10 mL", help="all of the cells, after detaching them",
            also=("suspension",),
        ),
        ratio("split", "Split", start="1:5", help="by area: 1:5 is 1 part in 5", also=("split_ratio",)),
        choice("new_vessel", "Into", VESSEL_CHOICES, default="t75", also=("into", "to")),
        quantity(
            "new_area", "Growth area of the new vessel", AREA, unit="cm²", start="75 cm²",
            when=When("new_vessel", (OTHER,)),
        ),
        count("vessels", "New vessels", start="2", default="1", help="or wells"),
        quantity("take", "Suspension into each new vessel", VOLUME, unit="mL"),
        quantity(
            "medium", "Volume in a new vessel", VOLUME, unit="mL", optional=True, start="15 mL",
            help="with the suspension in it",
        ),
        share("confluence", "Confluence now", optional=True, zero=False),
    ),
    work=_work,
    formulas=("take = V·A2 / (A1·N)",),
    sources=("the same cells on N times the area", SOURCE, FLASKS),
    words=("split", "subculture", "passage", "split ratio", "trypsin"),
    solves=(Solve(("split", "take", "volume"), "take"),),
    size="vessels",
)  # fmt: skip
