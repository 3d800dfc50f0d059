"""A Co-IP on the sheet: what is impossible and what would do, the totals, and a row for each lysate."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.ip_plan import IpLysate, slurry_of
from protocolapp.calc.safe_figures import at_least, at_most
from protocolapp.calc.top_up import top_up
from protocolapp.quantity import MASS, PERCENT_VV, Quantity, QuantityError


def say_problems(sheet: Sheet, given: Given, lysates: Sequence[IpLysate]) -> None:
    """Blocks where an IP cannot hold its lysate, a lysate is short, or the antibody's stock is missing."""
    for one in lysates:
        if one.buffer.is_negative:
            _too_thin(sheet, one, "samples.concentration" if one.row else "concentration")
        if one.available is not None and one.need > one.available:
            _short(sheet, one, "samples.available" if one.row else "available")
    if given.quantity("antibody").dimension == MASS and not given.has("antibody_stock"):
        sheet.block(
            Code.MISSING,
            f"How much of the stock holds {sheet.show(given.quantity('antibody'))} of antibody is not known.",
            "Give the stock's concentration, or the antibody as a volume.",
            "antibody_stock",
        )
    if _share(given).magnitude > 1:
        raise QuantityError("The slurry holds more than 100 % of bed.", "Give the bed's share, usually 50 %.")


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
        f"there are {sheet.show(available)}, enough for {one.possible or 0}.",
        f"Take {sheet.show(at_most(most))} at the most in every IP, or make fewer of this lysate.",
        about,
        one.row,
    )


def _share(given: Given) -> Quantity:
    """The bed's share of the slurry as a plain number, whether % or % v/v was written."""
    share = given.quantity("slurry_share")
    return Quantity(share.base) if share.dimension == PERCENT_VV else Quantity(share.as_number())


def _slurry(given: Given, beads: Quantity) -> Quantity:
    """Beads as they are pipetted."""
    return slurry_of(beads, _share(given).magnitude) if given.choice("beads_as") == "bed" else beads


def write_totals(sheet: Sheet, given: Given, lysates: Sequence[IpLysate], ips: int, controls: int) -> None:
    """Everything for one IP and for all, as far as it does not hang on the lysate."""
    _antibody(sheet, given, ips - controls, controls)
    _beads(sheet, given, ips)
    grown = 1 + given.share("overage")
    wash = given.quantity("wash_volume") * (given.count("washes") * ips)
    made_up = sum((one.buffer * one.ips for one in lysates), Quantity.of(0, "µL"))
    sheet.value("wash_buffer", "Buffer for washes", wash * grown, use=not lysates)
    filled = f"{given.count('washes')} × {sheet.show(given.quantity('wash_volume'))} × {ips} × {sheet.number(grown)}"
    sheet.step("washes = n·V·IPs·(1 + overage)", filled, wash * grown)
    if lysates:
        sheet.value(
            "make_up_buffer", "Buffer to make up the IPs", made_up, detail="without overage", main=False
        )
        sheet.value("buffer", "Buffer in all", ((wash + made_up) * grown).to("mL"), use=True)
    sheet.value("elution_buffer", "Sample buffer to elute", given.quantity("elution") * ips * grown, use=True)


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
    sheet.value("capture_bed", "Bed in it", capture * share.magnitude, main=False)
    if not preclear.is_zero:
        sheet.volume("preclear_each", "Pre-clearing slurry for one IP", preclear)
        filled = f"{sheet.show(given.quantity('preclear'))} × {sheet.show(given.quantity('protein'))}"
        sheet.step("pre-clear = µL per mg × m", filled, preclear)
    if given.choice("beads_as") == "bed":
        sheet.step(
            "slurry = bed / slurry %",
            f"{sheet.show(given.quantity('capture'))} / {sheet.show(share, '%')}",
            capture,
        )
    sheet.value("beads_total", "Bead slurry in all", (capture + preclear) * ips, use=True)


def write_lysates(sheet: Sheet, lysates: Sequence[IpLysate]) -> None:
    """Lysate, buffer and input of each, and how many IPs there is enough for."""
    if not lysates:
        return
    rows = []
    for one in lysates:
        possible, about = one.possible, "samples.concentration" if one.row else "concentration"
        rows.append(
            (
                one.name, one.ips, sheet.pipetted(one.lysate, about, one.row),
                top_up(sheet, one.buffer),
                sheet.pipetted(one.input, about, one.row) if one.inputs else sheet.cell(""),
                one.inputs or sheet.cell(""),
                one.need, sheet.cell("") if possible is None else possible,
            )
        )  # fmt: skip
    columns = (
        ("name", "Lysate"), ("ips", "IPs"), ("lysate", "Lysate in one"), ("buffer", "Buffer in one"),
        ("input", "One input"), ("inputs", "Inputs"), ("need", "Lysate in all"), ("possible", "IPs possible"),
    )  # fmt: skip
    sheet.table("lysates", "Lysates", columns, rows, uses="need")
    sheet.value(
        "lysate_total", "Lysate in all", sum((one.need for one in lysates), lysates[0].need * 0), main=False
    )
    counted = [one.possible for one in lysates if one.possible is not None]
    first = lysates[0]
    if counted:
        sheet.value("ips_possible", "IPs that the lysates allow", sum(counted), main=False)
    sheet.step(
        "lysate = m / c", f"{sheet.show(first.protein)} / {sheet.show(first.concentration)}", first.lysate
    )
    sheet.step("buffer = V − m / c", f"{sheet.show(first.volume)} − {sheet.show(first.lysate)}", first.buffer)
    if first.inputs:
        filled = f"{sheet.show(Quantity(first.input_share), '%')} × {sheet.show(first.lysate)}"
        sheet.step("input = p·m / c", filled, first.input)
    if first.available is not None:
        total = (first.available * first.concentration).to(first.protein.unit)
        filled = (
            f"{sheet.show(total)} / ({sheet.show(first.protein)} × {sheet.number(1 + first.input_share)})"
        )
        sheet.step("IPs possible = floor(total / (m(1 + p)))", filled, first.possible or 0)
