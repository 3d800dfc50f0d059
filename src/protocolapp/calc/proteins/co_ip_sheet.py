"""A Co-IP on the sheet: what is impossible and what would do, the totals, and a row for each lysate."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.equipment.top_up import top_up
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.proteins.ip_plan import IpLysate, slurry_of
from protocolapp.quantity import MASS, PERCENT_VV, Quantity

USUAL_ANTIBODY = Quantity.of(1, "µg"), Quantity.of(5, "µg")
"""For one IP: BenchChem guide to ALK signalling, 2025."""


def say_problems(sheet: Sheet, given: Given, lysates: Sequence[IpLysate]) -> None:
    """Blocks where an IP cannot hold its lysate, a lysate is short, or the antibody's stock is missing."""
    for one in lysates:
        if one.buffer.is_negative:
            _too_thin(sheet, one, "samples.concentration" if one.row else "concentration")
        if one.available is not None and one.need > one.available:
            _short(sheet, one, "samples.available" if one.row else "available")
    if given.has("available") and not given.has("concentration") and not given.rows("samples"):
        message = f"How far {sheet.show(given.quantity('available'))} of lysate go is not known."
        sheet.warn(Code.MISSING, message, "Give the concentration of the lysate.", "concentration")
    _say_antibody(sheet, given)
    if _share(given) > 1:
        message, remedy = "The slurry holds more than 100 % of bed.", "Give the bed's share, usually 50 %."
        sheet.block(Code.CANNOT_CALCULATE, message, remedy, "slurry_share")


def _say_antibody(sheet: Sheet, given: Given) -> None:
    amount, (least, most) = given.quantity("antibody"), USUAL_ANTIBODY
    if amount.dimension != MASS:
        return
    if not least <= amount <= most:
        message = f"{sheet.show(amount)} of antibody for one IP; usual are {sheet.show(least)} to {sheet.show(most)}."
        sheet.note(Code.OUTSIDE_RANGE, message, "antibody")
    if not given.has("antibody_stock"):
        sheet.block(
            Code.MISSING,
            f"How much of the stock holds {sheet.show(amount)} of antibody is not known.",
            "Give the stock's concentration, or the antibody as a volume.",
            "antibody_stock",
        )


def _too_thin(sheet: Sheet, one: IpLysate, about: str) -> None:
    most = at_most((one.volume * one.concentration).to(one.protein.unit))
    sheet.block(
        Code.DOES_NOT_FIT,
        f"{one.name}: {sheet.show(one.protein)} takes {sheet.show(one.lysate)} of lysate, "
        f"and an IP holds {sheet.show(one.volume)}.",
        f"Take {sheet.show(most)} at the most in every IP, or make them {sheet.show(at_least(one.lysate))}.",
        about,
        one.row,
    )


def _short(sheet: Sheet, one: IpLysate, about: str) -> None:
    """Blocks where the IPs and a single input do not fit; warns where only the further inputs do not."""
    most, available = one.most_protein, one.available
    if most is None or available is None:
        return
    count = f"{one.ips} {'IP' if one.ips == 1 else 'IPs'}"
    if one.need_with_one_input <= available:
        sheet.warn(
            Code.LYSATE_SHORT,
            f"{one.name} takes {sheet.show(one.need)} for {count} and an input for each; "
            f"there are {sheet.show(available)}.",
            "Take the input once from this lysate.",
            "input_of",
        )
        return
    sheet.block(
        Code.LYSATE_SHORT,
        f"{one.name} takes {sheet.show(one.need)} for {count} and input; "
        f"there are {sheet.show(available)}, enough for {one.possible or 'none'}.",
        f"Take {sheet.show(at_most(most))} at the most in every IP, or make fewer of this lysate.",
        about,
        one.row,
    )


def _share(given: Given) -> Fraction:
    """The bed's share of the slurry, whether % or % v/v was written."""
    share = given.quantity("slurry_share")
    return share.base if share.dimension == PERCENT_VV else share.as_number()


def _slurry(given: Given, beads: Quantity) -> Quantity:
    """Beads as they are pipetted."""
    return slurry_of(beads, _share(given)) if given.choice("beads_as") == "bed" else beads


def write_totals(sheet: Sheet, given: Given, lysates: Sequence[IpLysate], ips: int, controls: int) -> None:
    """Everything for one IP and for all that does not hang on the lysate; it holds where that does not do, too."""
    blocked = sheet.outcome().blocked
    if given.quantity("antibody").dimension != MASS or given.has("antibody_stock"):
        _antibody(sheet, given, ips - controls, controls)
    if _share(given) <= 1:
        _beads(sheet, given, ips)
    grown, wash = 1 + given.share("overage"), _washes(given, ips)
    filled = f"{given.count('washes')} × {sheet.show(given.quantity('wash_volume'))} × {ips} × {sheet.number(grown)}"
    sheet.value("wash_buffer", "Buffer for washes", wash, use=blocked or not lysates)
    sheet.step("washes = n·V·IPs·(1 + overage)", filled, wash)
    sheet.value("elution_buffer", "Sample buffer to elute", given.quantity("elution") * ips * grown, use=True)


def _washes(given: Given, ips: int) -> Quantity:
    """n·V·IPs·(1 + overage)."""
    return given.quantity("wash_volume") * (given.count("washes") * ips) * (1 + given.share("overage"))


def _antibody(sheet: Sheet, given: Given, tubes: int, controls: int) -> None:
    amount, stock = given.quantity("antibody"), given.maybe("antibody_stock")
    by_mass = amount.dimension == MASS
    each = (amount / stock).to("µL") if by_mass and stock is not None else amount
    sheet.volume("antibody_each", "Antibody for one IP", each)
    if by_mass and stock is not None:
        sheet.step("antibody = µg / stock", f"{sheet.show(amount)} / {sheet.show(stock)}", each)
    sheet.value("antibody_total", "Antibody in all", each * tubes, use=True)
    if given.choice("control") != "igg":
        return
    igg_stock = given.maybe("igg_stock") or stock
    igg = (amount / igg_stock).to("µL") if by_mass and igg_stock is not None else each
    sheet.volume("igg_each", "Control IgG for one control", igg)
    sheet.value("igg_total", "Control IgG in all", igg * controls, use=True)


def _beads(sheet: Sheet, given: Given, ips: int) -> None:
    share = _share(given)
    capture = _slurry(given, given.quantity("capture"))
    preclear = _slurry(given, (given.quantity("preclear") * given.quantity("protein")).to("µL"))
    sheet.volume("capture_each", "Capture slurry for one IP", capture)
    sheet.value("capture_bed", "Bed in it", capture * share, main=False)
    if not preclear.is_zero:
        sheet.volume("preclear_each", "Pre-clearing slurry for one IP", preclear)
        filled = f"{sheet.show(given.quantity('preclear'))} × {sheet.show(given.quantity('protein'))}"
        sheet.step("pre-clear = µL per mg × m", filled, preclear)
    if given.choice("beads_as") == "bed":
        filled = f"{sheet.show(given.quantity('capture'))} / {sheet.percent(share)}"
        sheet.step("slurry = bed / slurry %", filled, capture)
    sheet.value("beads_total", "Bead slurry in all", (capture + preclear) * ips, use=True)


def write_lysates(sheet: Sheet, given: Given, lysates: Sequence[IpLysate], ips: int) -> None:
    """Of each lysate what goes into an IP, and how many there is enough for; nothing that is impossible."""
    if not lysates:
        return
    if not sheet.outcome().blocked:
        _buffers(sheet, given, lysates, _washes(given, ips))
        sheet.table("lysates", "Lysates", _COLUMNS, [_row(sheet, one) for one in lysates], uses="need")
    needs = [one.need for one in lysates]
    sheet.value("lysate_total", "Lysate in all", sum(needs[1:], needs[0]), main=False)
    counted = [one.possible for one in lysates if one.possible is not None]
    if counted:
        sheet.value("ips_possible", "IPs that the lysates allow", sum(counted), main=False)
    _steps(sheet, lysates[0])


def _buffers(sheet: Sheet, given: Given, lysates: Sequence[IpLysate], wash: Quantity) -> None:
    """Of a single lysate also what goes into one tube."""
    made_up = sum((one.buffer * one.ips for one in lysates), Quantity.of(0, "µL"))
    if len(lysates) == 1:
        (one,) = lysates
        sheet.value("lysate_each", "Lysate for one IP", one.lysate)
        sheet.value("make_up_each", "Buffer to make it up", one.buffer)
        if one.inputs:
            sheet.value("input_each", "One input", one.input)
    sheet.value("make_up_buffer", "Buffer to make up the IPs", made_up, detail="without overage", main=False)
    buffer = wash + made_up * (1 + given.share("overage"))
    sheet.value("buffer", "Buffer in all, with washes", buffer.to("mL"), use=True)


_COLUMNS = (
    ("name", "Lysate"), ("ips", "IPs"), ("lysate", "Lysate in one"), ("buffer", "Buffer in one"),
    ("input", "One input"), ("inputs", "Inputs"), ("need", "Lysate in all"), ("possible", "IPs possible"),
)  # fmt: skip


def _row(sheet: Sheet, one: IpLysate) -> tuple[Shown, ...]:
    about, possible = "samples.concentration" if one.row else "concentration", one.possible
    return (
        one.name, one.ips, sheet.pipetted(one.lysate, about, one.row), top_up(sheet, one.buffer),
        sheet.pipetted(one.input, about, one.row) if one.inputs else "", one.inputs or "",
        one.need, "" if possible is None else possible,
    )  # fmt: skip


def _steps(sheet: Sheet, first: IpLysate) -> None:
    """How those of the first lysate were worked out."""
    protein, strength = sheet.show(first.protein), sheet.show(first.concentration)
    sheet.step("lysate = m / c", f"{protein} / {strength}", first.lysate)
    if first.buffer.is_negative:
        return
    sheet.step("buffer = V − m / c", f"{sheet.show(first.volume)} − {sheet.show(first.lysate)}", first.buffer)
    if first.inputs:
        filled = f"{sheet.percent(first.input_share)} × {sheet.show(first.lysate)}"
        sheet.step("input = p·m / c", filled, first.input)
    if first.available is not None:
        total = (first.available * first.concentration).to(first.protein.unit)
        filled = f"{sheet.show(total)} / ({protein} × {sheet.number(1 + first.input_share)})"
        sheet.step("IPs possible = floor(total / (m(1 + p)))", filled, first.possible or 0)
