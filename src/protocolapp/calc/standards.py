"""BSA standards from a stock, and the working reagent of a protein assay for all wells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, parts, quantities, quantity, share
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.calc.mixtures.parts_mix import write_parts
from protocolapp.quantity import MASS_CONCENTRATION, VOLUME, Quantity


@dataclass(frozen=True, slots=True)
class Standard:
    """strength; take: of what it is made from; source: that one's place in the list, None for the stock;
    made: its whole volume, exact.
    """

    strength: Quantity
    take: Quantity
    source: int | None
    made: Quantity

    @property
    def diluent(self) -> Quantity:
        """Buffer that makes it up."""
        return self.made - self.take


def plan_standards(
    stock: Quantity, strengths: Sequence[Quantity], need: Quantity, *, chained: bool = False
) -> tuple[Standard, ...]:
    """Standards, the strongest first, each with at least `need` left: take = strength·made / source.

    chained: each is made from the one above it, which is made so much larger; a standard of 0 is buffer alone.
    None of the strengths may be above the stock's.
    """
    order = sorted(dict.fromkeys(strengths), reverse=True)
    planned: list[Standard] = []
    onward = need * 0
    for number in range(len(order) - 1, -1, -1):
        strength, made = order[number], need + onward
        source = number - 1 if chained and number and not strength.is_zero else None
        parent = stock if source is None else order[source]
        take = (made * (strength / parent)).to(made.unit)
        planned.append(Standard(strength, take, source, made))
        onward = take if source is not None else need * 0
    return tuple(reversed(planned))


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    grown = 1 + given.share("overage")
    need = given.quantity("sample_volume") * given.count("replicates") * grown
    each = max(need, given.maybe("standard_volume") or need)
    stock, strengths = given.quantity("stock"), given.quantities("concentrations")
    _reagent(sheet, given, len(dict.fromkeys(strengths)), grown)
    sheet.value("standard_need", "Each standard has to last for", need, main=False)
    filled = (
        f"{given.count('replicates')} × {sheet.show(given.quantity('sample_volume'))} × {sheet.number(grown)}"
    )
    sheet.step("need = replicates × volume × (1 + overage)", filled, need)
    if max(strengths) > stock:
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"A standard of {sheet.show(max(strengths))} cannot be made from a stock of {sheet.show(stock)}.",
            f"Use a stock of at least {sheet.show(max(strengths))}, or leave out what is stronger than it.",
            "concentrations",
        )
        return sheet.outcome()
    if given.has("standard_volume") and given.quantity("standard_volume") < need:
        sheet.note(
            Code.OVERAGE_RULE,
            f"{sheet.show(given.quantity('standard_volume'))} is not enough: {sheet.show(need)} are made of each.",
            "standard_volume",
        )
    planned = plan_standards(stock, strengths, each, chained=given.choice("way") == "chain")
    _series(sheet, given, planned)
    _short(sheet, given, planned, each, need)
    return sheet.outcome()


def _reagent(sheet: Sheet, given: Given, standards: int, grown: Fraction) -> None:
    samples, replicates = given.count("samples"), given.count("replicates")
    wells, each = (standards + samples) * replicates, given.quantity("reagent_volume")
    total = enough_for(each, wells, given.share("overage"))
    sheet.value(
        "wells", "Wells", wells, detail=f"standards {standards}, samples {samples}, each × {replicates}"
    )
    if given.choice("method") == "bca":
        sheet.value("reagent", "Working reagent", total, use=True)
    else:
        sheet.volume("reagent", "Assay reagent", total, use=True)
    sheet.step(
        "wells = (standards + samples) × replicates", f"({standards} + {samples}) × {replicates}", wells
    )
    filled = f"{wells} × {sheet.show(each)} × {sheet.number(grown)}"
    sheet.step("reagent = wells × volume × (1 + overage)", filled, total)
    if given.choice("method") == "bca":
        write_parts(sheet, total, given.parts("parts"), "parts")


def _series(sheet: Sheet, given: Given, planned: Sequence[Standard]) -> None:
    rows = []
    for number, one in enumerate(planned, start=1):
        source = "stock" if one.source is None else f"standard {one.source + 1}"
        rows.append(
            (
                str(number), one.strength, sheet.cell("buffer alone") if one.take.is_zero else sheet.cell(source),
                sheet.pipetted(one.take, "standards.take", number),
                sheet.pipetted(one.diluent, "standards.diluent", number), one.made,
            )
        )  # fmt: skip
    columns = (
        ("number", "Standard"), ("concentration", "Concentration"), ("source", "From"), ("take", "Take"),
        ("diluent", "Buffer of the samples"), ("made", "Makes"),
    )  # fmt: skip
    sheet.table("standards", "Standards", columns, rows)
    nothing = planned[0].made * 0
    stock = sum((one.take for one in planned if one.source is None), nothing)
    sheet.value("stock_volume", "BSA stock in all", stock, use=True)
    sheet.value("diluent", "Buffer in all", sum((one.diluent for one in planned), nothing), use=True)
    strongest = planned[0]
    filled = f"{sheet.show(strongest.strength)} × {sheet.show(strongest.made)} / {sheet.show(given.quantity('stock'))}"
    sheet.step("take = C·V / C(source)", filled, strongest.take)


def _short(sheet: Sheet, given: Given, planned: Sequence[Standard], each: Quantity, need: Quantity) -> None:
    """Blocks where there is too little stock, and says what it would be enough for."""
    available = given.maybe("available")
    stock = sum((one.take for one in planned if one.source is None), each * 0)
    if available is None or stock <= available:
        return
    lasts = each * (available / stock).as_number()
    remedy = f"Make {sheet.show(at_most(lasts))} of each standard."
    if lasts < need:
        well = given.quantity("sample_volume") * (lasts / need).as_number()
        remedy = f"Take {sheet.show(at_most(well))} in a well at the most, or fewer replicates."
    message = f"The standards take {sheet.show(stock)} of the stock; there are {sheet.show(available)}."
    sheet.block(Code.STOCK_SHORT, message, remedy, "available")


CALCULATOR = Calculator(
    name="standards",
    title="Protein standards and reagent",
    topic=Topic.PROTEIN,
    summary="BSA standards from a stock, and the working reagent (BCA 50:1) for standards and samples.",
    fields=(
        choice("method", "Assay", {"bca": "BCA (two reagents)", "bradford": "Bradford (one reagent)"}, also=("assay",)),
        quantity("stock", "BSA stock", MASS_CONCENTRATION, unit="mg/mL", start="2 mg/mL", default="2 mg/mL"),
        quantities(
            "concentrations", "Standards", MASS_CONCENTRATION, unit="µg/mL", zero=True,
            start="2000; 1500; 1000; 750; 500; 250; 125; 25; 0 µg/mL", help="0 is the blank: buffer alone",
        ),
        choice(
            "way", "Made", {"direct": "Each from the stock", "chain": "Each from the one above it"},
            help="one from another takes larger volumes, and hands its error on",
        ),
        count("samples", "Samples", start="6", zero=True, also=("n",)),
        count("replicates", "Replicates", start="2", default="2", help="of standards and samples; the lab's choice"),
        quantity(
            "sample_volume", "Volume in a well", VOLUME, unit="µL", start="25 µL",
            help="of standard or sample; the kit's manual says how much",
        ),
        quantity(
            "reagent_volume", "Reagent in a well", VOLUME, unit="µL", start="200 µL", also=("volume_per_well",),
            help="the kit's manual says how much",
        ),
        parts("parts", "Working reagent, A:B", start="50:1", default="50:1", when=When("method", ("bca",))),
        share("overage", "Overage", start="10 %", default="10 %", help="the lab's choice"),
        quantity(
            "standard_volume", "Make of each standard", VOLUME, unit="µL", optional=True,
            help="at least; without it as much as the wells take",
        ),
        quantity("available", "BSA stock at hand", VOLUME, unit="µL", optional=True),
    ),
    work=_work,
    formulas=(
        "reagent = (standards + samples) × replicates × volume × (1 + overage)", "B = total / 51 for 50:1",
        "take = C·V / C(stock)",
    ),
    sources=("bio-protocol.org/bio101/e44: 50 parts A and 1 part B", "conservation of the protein"),
    words=("BSA", "BCA", "Bradford", "working reagent", "protein assay", "standard curve"),
    size="samples",
)  # fmt: skip
