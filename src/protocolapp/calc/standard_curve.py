"""BCA or Bradford: absorbances of samples read back from standards, times their dilution."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Cell, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, quantities, quantity, ratio, share, table, text, yes_no
from protocolapp.calc.proteins.curve_flags import (
    Reads,
    say_about_curve,
    say_about_reading,
    say_below_range,
    say_interferences,
    scatter,
)
from protocolapp.calc.proteins.protein_curve import Curve, ReadBack, standard_curve
from protocolapp.quantity import ABSORBANCE, MASS_CONCENTRATION, NUMBER, Quantity, QuantityError


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    standards = _standards(given)
    say_interferences(sheet, given)
    try:
        curve = standard_curve(standards, max(standards).unit, straight=given.choice("fit") == "line")
    except QuantityError as error:
        sheet.block(Code.CANNOT_CALCULATE, error.message, error.remedy, "standards")
        return sheet.outcome()
    say_about_curve(sheet, curve, given.choice("method"))
    _write_samples(sheet, curve, given)
    _write_curve(sheet, curve)
    _write_standards(sheet, curve, standards, given.share("cv_limit"))
    return sheet.outcome()


def _reads(given: Given, name: str) -> tuple[Fraction, ...]:
    """Absorbances as numbers, whether AU was written or not."""
    return tuple(one.base for one in given.quantities(name))


def _standards(given: Given) -> dict[Quantity, tuple[Fraction, ...]]:
    """Rows of one concentration are replicates of each other; blanks are the standard of 0."""
    found: dict[Quantity, tuple[Fraction, ...]] = {}
    for row in given.rows("standards"):
        strength = row.quantity("concentration")
        found[strength] = (*found.get(strength, ()), *_reads(row, "absorbance"))
    blanks = _reads(given, "blank")
    if blanks:
        nothing = max(found) * 0
        found[nothing] = (*found.get(nothing, ()), *blanks)
    return found


def _write_curve(sheet: Sheet, curve: Curve) -> None:
    if curve.blank is not None:
        sheet.value("blank_mean", "Blank, mean", curve.blank, detail="subtracted from all", main=False)
    if curve.line is None:
        return
    line, per = curve.line, f"absorbance per {curve.unit}"
    sheet.value("slope", "Slope of the line", line.slope, detail=per, main=False)
    sheet.value("intercept", "The line's absorbance at 0", line.intercept, detail="less blank", main=False)
    sheet.value("r_squared", "R²", line.r_squared, main=False)
    count = f"{len(curve.points)} standards"
    sheet.step("a = Σ(c − c̄)(A − Ā) / Σ(c − c̄)²", count, line.slope)
    sheet.step("b = Ā − a·c̄", "", line.intercept)


def _write_samples(sheet: Sheet, curve: Curve, given: Given) -> None:
    samples = given.rows("samples")
    written = [_sample(sheet, curve, row, given) for row in samples]
    columns = (
        ("name", "Sample"), ("absorbance", "Absorbance, mean"), ("corrected", "Less blank"), ("cv", "CV"),
        ("read", "Read"), ("dilution", "Diluted 1 in"), ("concentration", "Concentration"), ("curve", "Curve"),
    )  # fmt: skip
    flagged = [row.row for row, (_, fine) in zip(samples, written, strict=True) if not fine]
    sheet.table("concentrations", "Samples", columns, [cells for cells, _ in written], flagged)
    if any(row.ratio("dilution") > 1 for row in samples):
        sheet.note(
            Code.ONE_IN_N, "1:5 is 1 part of sample in 5 parts in all; what is read is multiplied by 5."
        )


def _sample(sheet: Sheet, curve: Curve, row: Given, given: Given) -> tuple[list[str | Fraction | Cell], bool]:
    """The cells of a sample, and whether there is nothing to say against it."""
    name, fold = row.text("name") or f"Sample {row.row}", row.ratio("dilution")
    reads, samples = Reads.of(_reads(row, "absorbance")), given.rows("samples")
    corrected, found = curve.corrected(reads.mean), curve.read(reads.mean)
    inside = say_about_reading(sheet, curve, found, corrected, row)
    if given.choice("method") == "bca" and inside:
        say_below_range(sheet, curve, found.concentration, name, row.row)
    spread = scatter(sheet, reads, given.share("cv_limit"), name, "samples.absorbance", row.row)
    total = found.concentration * fold
    if row is samples[0]:
        _steps(sheet, curve, found, reads.mean, total)
    if len(samples) == 1 and not total.is_negative:
        remark = "" if inside else "extrapolated"
        sheet.value("concentration", f"{name}, undiluted", total, unit=curve.unit, detail=remark)
    if total.is_negative:
        read = whole = sheet.cell("none to read")
    else:
        read = sheet.cell(found.concentration, unit=curve.unit)
        whole = sheet.cell(total, unit=curve.unit)
    where = "within" if inside else "below" if total.is_negative else "extrapolated"
    cells: list[str | Fraction | Cell] = [
        name,
        reads.mean,
        corrected,
        _cv(sheet, reads),
        read,
        fold,
        whole,
        sheet.cell(where),
    ]
    return cells, inside and not spread


def _cv(sheet: Sheet, reads: Reads) -> Cell:
    """Empty for a single reading."""
    return sheet.cell(reads.variation, unit="%") if reads.variation is not None else sheet.cell("")


def _steps(sheet: Sheet, curve: Curve, found: ReadBack, average: Fraction, total: Quantity) -> None:
    """How the first sample was read."""
    if total.is_negative:
        return
    corrected = curve.corrected(average)
    if curve.blank is not None:
        sheet.step("A = mean − blank", f"{sheet.number(average)} − {sheet.number(curve.blank)}", corrected)
    shown = sheet.show(found.concentration, curve.unit)
    if curve.line is not None:
        line, b = curve.line, curve.line.intercept
        filled = f"({sheet.number(corrected)} − {sheet.number(b)}) / {sheet.number(line.slope)}"
        sheet.step("c = (A − b) / a", filled, shown)
    else:
        low, high = found.low, found.high
        filled = (
            f"{sheet.number(low.x)} + ({sheet.number(corrected)} − {sheet.number(low.y)}) × "
            f"({sheet.number(high.x)} − {sheet.number(low.x)}) / ({sheet.number(high.y)} − {sheet.number(low.y)})"
        )
        sheet.step("c = c1 + (A − A1)·(c2 − c1) / (A2 − A1)", filled, shown)
    fold = total.base / found.concentration.base if not total.is_zero else Fraction(1)
    sheet.step(
        "concentration = c × dilution", f"{shown} × {sheet.number(fold)}", sheet.show(total, curve.unit)
    )


def _write_standards(
    sheet: Sheet, curve: Curve, standards: dict[Quantity, tuple[Fraction, ...]], limit: Fraction
) -> None:
    rows: list[list[Cell | Fraction]] = []
    for strength in sorted(standards):
        reads = Reads.of(standards[strength])
        if not strength.is_zero:  # the spread of a blank, as a share of next to nothing, means nothing
            what = f"the standard {sheet.show(strength, curve.unit)}"
            scatter(sheet, reads, limit, what, "standards.absorbance", 0)
        back = curve.read(reads.mean).concentration if curve.line is not None else strength
        rows.append(
            [
                sheet.cell(strength, unit=curve.unit), reads.mean, curve.corrected(reads.mean), _cv(sheet, reads),
                sheet.cell(back, unit=curve.unit),
            ]
        )  # fmt: skip
    columns = (
        ("concentration", "Standard"), ("absorbance", "Absorbance, mean"), ("corrected", "Less blank"), ("cv", "CV"),
        ("read", "Reads as"),
    )  # fmt: skip
    sheet.table("curve", "Standards", columns, rows)


_ABSORBANCE = quantities(
    "absorbance", "Absorbance", NUMBER, ABSORBANCE, unit="", negative=True, zero=True,
    help="replicates parted by semicolons; not blank-corrected",
    also=("a562", "a595", "od", "abs"),
)  # fmt: skip

CALCULATOR = Calculator(
    name="standard_curve",
    title="BCA or Bradford",
    topic=Topic.PROTEIN,
    summary="Read protein concentrations back from a standard curve, point to point or by a straight line.",
    fields=(
        choice(
            "method", "Assay",
            {"bca": "BCA (562 nm)", "bradford": "Bradford (595 nm)", "compatible": "Bradford, detergent-compatible"},
            also=("assay",),
        ),
        choice(
            "fit", "Curve", {"points": "Point to point", "line": "Straight line (least squares)"},
            help="of the means of replicates; a BCA curve bends, so its manuals read it from point to point",
            also=("curve",),
        ),
        table(
            "samples", "Samples",
            (
                text("name", "Sample", optional=True, also=("sample", "sample name")),
                _ABSORBANCE,
                ratio("dilution", "Dilution", default="1:1", help="1:5 is 1 part in 5", also=("dilution_factor",)),
            ),
            rows=(
                {"name": "DMSO", "absorbance": "0.612; 0.598", "dilution": "1:5"},
                {"name": "lorlatinib", "absorbance": "0.541; 0.553", "dilution": "1:5"},
            ),
            most=96,
        ),
        table(
            "standards", "Standards",
            (
                quantity(
                    "concentration", "Concentration", MASS_CONCENTRATION, unit="µg/mL", zero=True,
                    also=("standard", "bsa", "conc"),
                ),
                _ABSORBANCE,
            ),
            rows=(
                {"concentration": "0 µg/mL", "absorbance": "0.091; 0.089"},
                {"concentration": "125 µg/mL", "absorbance": "0.207; 0.213"},
                {"concentration": "250 µg/mL", "absorbance": "0.318; 0.326"},
                {"concentration": "500 µg/mL", "absorbance": "0.541; 0.549"},
                {"concentration": "1000 µg/mL", "absorbance": "0.952; 0.940"},
                {"concentration": "2000 µg/mL", "absorbance": "1.661; 1.683"},
            ),
            help="the standard of 0 is the blank", most=48,
        ),
        quantities(
            "blank", "Blank", NUMBER, ABSORBANCE, unit="", zero=True, negative=True, optional=True,
            help="absorbance without protein, if it does not stand among the standards; it counts as the standard of 0",
        ),
        share("cv_limit", "Replicates may scatter by", default="15 %", help="CV; 10 to 15 % is the lab's choice"),
        yes_no("dtt", "DTT in the samples", default=False, when=When("method", ("bca",))),
        yes_no("edta", "EDTA or EGTA in the samples", default=False, when=When("method", ("bca",))),
        yes_no("detergent", "Detergent (NP-40) in the samples", default=False, when=When("method", ("bradford",))),
    ),
    work=_work,
    formulas=(
        "c = c1 + (A − A1)·(c2 − c1) / (A2 − A1)", "c = (A − b) / a", "concentration = c × dilution",
        "CV = standard deviation (n − 1) / mean",
    ),
    sources=(
        "Pierce BCA user guide 23225: 562 nm, working range 20–2000 µg/mL",
        "bio-protocol.org/bio101/e44: DTT, EDTA and EGTA interfere with BCA",
        "R² of 0.98 and CV of 15 %: the lab's choice",
    ),
    apart=True,
    words=("protein assay", "protein concentration", "standard curve", "Coomassie", "absorbance", "read back"),
)  # fmt: skip
