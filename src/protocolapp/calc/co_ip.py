"""Co-immunoprecipitation: lysate, antibody, beads, washes and inputs for all tubes, controls among them."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, share, table
from protocolapp.calc.proteins.co_ip_sheet import say_problems, write_lysates, write_totals
from protocolapp.calc.proteins.ip_plan import IpLysate
from protocolapp.calc.proteins.lysate_columns import lysate_columns
from protocolapp.quantity import (
    MASS,
    MASS_CONCENTRATION,
    NUMBER,
    PERCENT_VV,
    VOLUME,
    Quantity,
)

_PRECLEAR = VOLUME / MASS


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    controls = _controls(given)
    lysates = _lysates(sheet, given, controls)
    say_problems(sheet, given, lysates)
    ips = max(len(given.rows("samples")), 1) * given.count("ips") + controls
    detail = f"{controls} of them {'control' if controls == 1 else 'controls'}" if controls else "no control"
    sheet.value("tubes", "IPs in all", ips, detail=detail)
    write_lysates(sheet, given, lysates, ips)
    write_totals(sheet, given, lysates, ips, controls)
    return sheet.outcome()


def _controls(given: Given) -> int:
    return 0 if given.choice("control") == "none" else given.count("controls")


def _lysates(sheet: Sheet, given: Given, controls: int) -> list[IpLysate]:
    """The first lysate gives the controls, too. Without a table there is one, if its concentration is known."""
    rows = given.rows("samples") or ((given,) if given.has("concentration") else ())
    found: list[IpLysate] = []
    for place, row in enumerate(rows):
        concentration = row.maybe("concentration") or given.maybe("concentration")
        name = row.text("name") or (f"Lysate {row.row}" if row.row else "The lysate")
        if concentration is None:
            message, about = f"{name} has no concentration.", "samples.concentration"
            sheet.block(Code.MISSING, message, "Fill it in, or give one that holds for all.", about, row.row)
            continue
        ips = given.count("ips") + (controls if place == 0 else 0)
        found.append(_lysate(given, row, name, concentration, ips))
    return found


def _lysate(given: Given, row: Given, name: str, concentration: Quantity, ips: int) -> IpLysate:
    input_share = given.share("input_share")
    inputs = ips if given.choice("input_of") == "ip" else 1
    return IpLysate(
        name, concentration, ips, inputs if input_share else 0, given.quantity("protein"),
        given.quantity("ip_volume"), input_share, row.maybe("available") or given.maybe("available"), row.row,
    )  # fmt: skip


CALCULATOR = Calculator(
    name="co_ip",
    title="Co-IP amounts",
    topic=Topic.PROTEIN,
    summary="Lysate, antibody, beads, washes and input for immunoprecipitations, the controls counted in.",
    fields=(
        table(
            "samples", "Lysates",
            (
                *lysate_columns("Lysate"),
            ),
            rows=(
                {"name": "NCI-H3122 DMSO", "concentration": "4.2 mg/mL", "available": "800 µL"},
                {"name": "NCI-H3122 lorlatinib", "concentration": "3.8 mg/mL", "available": "800 µL"},
            ),
            help="the first gives the controls as well; without a table there is one lysate", optional=True, most=96,
        ),
        count("ips", "IPs of each lysate", start="1", default="1", also=("n",), help="without the controls"),
        quantity(
            "concentration", "Concentration of all", MASS_CONCENTRATION, unit="mg/mL", optional=True,
            help="of lysates without one of their own",
        ),
        quantity(
            "available", "At hand of each", VOLUME, unit="mL", optional=True,
            help="of lysates without a volume of their own",
        ),
        quantity("protein", "Protein in one IP", MASS, unit="mg", start="1 mg", also=("protein_per_ip",)),
        quantity("ip_volume", "Volume of one IP", VOLUME, unit="µL", default="500 µL", help="the lab's choice"),
        quantity(
            "antibody", "Antibody for one IP", MASS, VOLUME, unit="µg", start="2 µg", also=("antibody_per_ip",),
            help="1–5 µg, or a volume where the stock's concentration is not known",
        ),
        quantity(
            "antibody_stock", "Antibody stock", MASS_CONCENTRATION, unit="mg/mL", start="1 mg/mL", optional=True,
            help="where the antibody is given by mass",
        ),
        choice(
            "control", "Control", {"igg": "isotype IgG", "beads": "beads only", "none": "none"},
            help="the lab's choice",
        ),
        count("controls", "Controls", default="1", when=When("control", ("igg", "beads"))),
        quantity(
            "igg_stock", "Control IgG stock", MASS_CONCENTRATION, unit="mg/mL", optional=True,
            when=When("control", ("igg",)), help="as the antibody's where left empty",
        ),
        share(
            "input_share", "Input, share of one IP", default="5 %", help="taken before pre-clearing; the lab's choice",
        ),
        choice("input_of", "Input taken", {"ip": "for each IP", "lysate": "once from each lysate"}),
        quantity(
            "preclear", "Beads to pre-clear", _PRECLEAR, unit="µL/mg", default="20 µL/mg", zero=True,
            help="slurry as pipetted, for 1 mg of protein",
        ),
        quantity("capture", "Beads to capture", VOLUME, unit="µL", default="30 µL", help="for one IP"),
        choice("beads_as", "Beads are given as", {"slurry": "slurry, as pipetted", "bed": "packed bed"}),
        quantity(
            "slurry_share", "Bed in the slurry", NUMBER, PERCENT_VV, unit="%", default="50 %", help="the lab's choice",
            also=("slurry",),
        ),
        count("washes", "Washes", default="3", zero=True),
        quantity("wash_volume", "Buffer in a wash", VOLUME, unit="mL", default="1 mL"),
        quantity(
            "elution", "Sample buffer to elute", VOLUME, unit="µL", default="30 µL", help="2x Laemmli, for one IP",
            also=("elution_volume",),
        ),
        share("overage", "Overage of buffers", default="10 %", help="the lab's choice"),
    ),
    work=_work,
    formulas=(
        "lysate = m / c", "buffer = V − m / c", "antibody = µg / stock", "slurry = bed / slurry %",
        "washes = n·V·IPs·1.1", "input = p·m / c", "IPs possible = floor(total / (m(1 + p)))",
    ),
    sources=(
        "BenchChem guide to ALK signalling, 2025: 20 µL beads to 1 mg, 1–5 µg antibody, 30 µL beads, 3 × 1 mL, "
        "30 µL 2x Laemmli",
        "IP volume, input, control, 50 % slurry: the lab's choice",
    ),
    words=("immunoprecipitation", "IP", "pull-down", "Protein A/G", "agarose", "beads", "IgG", "lysate", "pre-clear"),
    size="ips",
)  # fmt: skip
