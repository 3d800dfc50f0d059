"""The additions of a kinase reaction, and their working solutions from the stocks: the part written on the sheet."""

from __future__ import annotations

from protocolapp.calc.assays.kinase_reaction import Enzyme, Part, Split, strength_of, take_of
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import MOLAR, Quantity

WITH_ATP, WITH_ENZYME, ALONE = "atp", "enzyme", "alone"
"""Where the substrate is."""


def write_additions(sheet: Sheet, given: Given, split: Split, reaction: Quantity) -> None:
    """Each addition's volume in a well and its strength, V_reaction / V_added."""
    named = (
        ("Compound or vehicle", split.compound), ("Enzyme", split.enzyme), ("Substrate", split.substrate),
        ("ATP", split.atp), ("Buffer", split.buffer),
    )  # fmt: skip
    rows: list[tuple[Shown, ...]] = []
    for name, volume in named:
        if volume.is_zero:
            continue
        factor = strength_of(volume, reaction)
        taken = sheet.pipetted(volume, "additions.volume", len(rows) + 1)
        strength: Shown = "" if volume is split.buffer else factor
        rows.append((name, taken, strength, volume * given.count("wells")))
        if volume is not split.buffer:
            sheet.step(f"strength of {_in_a_sentence(name)} = V_reaction / V_added",
                       f"{sheet.show(reaction)} / {sheet.show(volume)}", factor)  # fmt: skip
    heads = (
        ("addition", "Addition"),
        ("volume", "Each well"),
        ("strength", "Strength"),
        ("in_all", "All wells"),
    )
    sheet.table("additions", "Additions", heads, rows)
    sheet.value("reaction_volume", "Reaction volume", reaction, main=False)


Solution = tuple[str, str, Quantity, tuple[Part, ...]]
"""Key, name, volume in a well, what is in it."""


def working_solutions(
    given: Given, split: Split, reaction: Quantity, enzyme: Enzyme, atp: Quantity
) -> list[Solution]:
    """The working solutions: enzyme, ATP, and the substrate in one of them or alone."""
    place = given.choice("substrate_in")
    substrate = given.maybe("substrate")

    def part(key: str, what: str, final: Quantity, volume: Quantity) -> Part:
        return Part(
            key, what, final * strength_of(volume, reaction).magnitude, given.maybe(f"{key}_stock"), final
        )

    def with_substrate(here: str, volume: Quantity) -> tuple[Part, ...]:
        return (
            (part("substrate", "Substrate", substrate, volume),)
            if place == here and substrate is not None
            else ()
        )

    amount = _enzyme_strength(given, enzyme, reaction)
    made: list[Solution] = [
        ("enzyme", "enzyme solution", split.enzyme,
         (part("enzyme", "Enzyme", amount, split.enzyme), *with_substrate(WITH_ENZYME, split.enzyme))),
    ]  # fmt: skip
    if place == ALONE:
        made.append(
            ("substrate", "substrate solution", split.substrate, with_substrate(ALONE, split.substrate))
        )
    start = (part("atp", "ATP", atp, split.atp), *with_substrate(WITH_ATP, split.atp))
    return [*made, ("atp", "ATP solution", split.atp, start)]


def _enzyme_strength(given: Given, enzyme: Enzyme, reaction: Quantity) -> Quantity:
    """The enzyme's concentration in the reaction, in the kind of its stock where both are known."""
    stock = given.maybe("enzyme_stock")
    if enzyme.molar is not None and (enzyme.mass is None or (stock is not None and stock.dimension == MOLAR)):
        return enzyme.molar
    assert enzyme.mass is not None  # noqa: S101 - one of the two is always known
    return (enzyme.mass / reaction).to("µg/mL")


def write_solution(
    sheet: Sheet, given: Given, named: tuple[str, str], per_well: Quantity, parts: tuple[Part, ...]
) -> None:
    """A working solution: what to take of each stock, buffer by subtraction."""
    key, name = named
    made = enough_for(per_well, given.count("wells"), given.share("overage"), given.quantity("dead_volume"))
    sheet.volume(f"{key}_solution", f"{capitalised(name)}, make up to", made)
    taken = [take_of(part, made, given.maybe(f"{part.key}_mw")) for part in parts]
    possible = True
    for one in taken:
        part = one.part
        sheet.value(f"{part.key}_working", f"{part.what} in the {name}", part.strength, main=False)
        if part.stock is not None and one.volume is None:
            message = f"{part.what}: mass and molar strength meet only through the molar mass."
            sheet.block(Code.MW_MISSING, message, "Fill in the molar mass.", f"{part.key}_mw")
        elif part.stock is not None and one.volume is not None and one.volume > made:
            _too_dilute(sheet, part, name)
        else:
            continue
        possible = False
    volumes = [one.volume for one in taken if one.volume is not None]
    total = sum(volumes, start=made * 0)
    if possible and total > made:
        message = f"{capitalised(name)}: the stocks take {sheet.show(total)}, more than the {sheet.show(made)} to make."
        sheet.block(
            Code.DOES_NOT_FIT, message, "Use stronger stocks, or larger additions.", f"{parts[-1].key}_stock"
        )
        possible = False
    if not possible:
        return
    for one in taken:
        if one.volume is not None:
            _take(sheet, one.part, one.volume, made)
    if len(volumes) == len(taken) and volumes:
        sheet.volume(f"{key}_buffer", f"Buffer for the {name}, about", made - total)


def _take(sheet: Sheet, part: Part, volume: Quantity, made: Quantity) -> None:
    sheet.volume(
        f"{part.key}_take",
        f"{part.what} stock",
        volume,
        gives=part.final,
        about=f"{part.key}_stock",
        use=True,
    )
    if part.stock is not None:
        filled = f"{sheet.show(part.strength)} × {sheet.show(made)} / {sheet.show(part.stock)}"
        sheet.step(f"V_{_in_a_sentence(part.what)} = C·V / stock", filled, volume)


def _too_dilute(sheet: Sheet, part: Part, name: str) -> None:
    assert part.stock is not None  # noqa: S101 - the caller has looked
    sheet.block(
        Code.STOCK_TOO_DILUTE,
        f"{part.what}: the {name} needs {sheet.show(part.strength)}; the stock has {sheet.show(part.stock)}.",
        f"Use a stock of at least {sheet.show(part.strength)}, or add more of the {name} to each well.",
        f"{part.key}_stock",
    )


def _in_a_sentence(name: str) -> str:
    """`Enzyme` becomes `enzyme`; `ATP` stays."""
    return name if name.isupper() else name.lower()
