"""Specific activity of hot and cold ATP mixed, and counts per minute into pmol of phosphate, or back."""

from __future__ import annotations

from protocolapp.calc.assays.decay import remaining
from protocolapp.calc.assays.decay_form import (
    half_life_of,
    nuclide_fields,
    say_when,
    show_time,
    time_between,
)
from protocolapp.calc.assays.labelled_atp import Counting
from protocolapp.calc.assays.labelled_counts import write_counts
from protocolapp.calc.assays.labelled_source import PER_COUNT, write_source
from protocolapp.calc.assays.nuclides import NUCLIDE_SOURCES
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, date, quantity, share, table, text
from protocolapp.quantity import (
    AMOUNT,
    COUNT_RATE,
    MASS,
    MOLAR,
    RADIOACTIVE_CONCENTRATION,
    SPECIFIC_RADIOACTIVITY,
    TIME,
    VOLUME,
    Quantity,
)

_WHOLE = Quantity.of(1)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    above = [name for name in ("efficiency", "counted", "conversion") if given.share(name) > 1]
    for name in above:
        message = f"{sheet.percent(given.quantity(name))} is more than all of it."
        sheet.block(Code.OUTSIDE_RANGE, message, "Write a share up to 100 %.", name)
    left = None if above else _left(sheet, given)
    if left is None:
        return sheet.outcome()
    per_pmol = write_source(sheet, given, left)
    if per_pmol is None:
        return sheet.outcome()
    counting = Counting(
        per_pmol, given.share("efficiency"), given.quantity("background"), given.share("counted")
    )
    sheet.value("specific_activity", "Specific activity", per_pmol.to("dpm/pmol"))
    sheet.value("ci_per_mmol", "Specific activity in Ci/mmol", per_pmol, unit="Ci/mmol", main=False)
    sheet.value("cpm_per_pmol", "Counts for each pmol", counting.counts_per_amount)
    efficiency = sheet.percent(given.quantity("efficiency"))
    sheet.step("cpm/pmol = efficiency·specific activity", f"{efficiency} × {sheet.show(per_pmol)}",
               counting.counts_per_amount)  # fmt: skip
    write_counts(sheet, given, counting)
    return sheet.outcome()


def _left(sheet: Sheet, given: Given) -> Quantity | None:
    """The share of the label left on the day of use; None where the half-life is missing."""
    timing = given.choice("timing")
    if timing == "none":
        return _WHOLE
    half_life = half_life_of(given, sheet)
    if half_life is None:
        return None
    if timing == "dates":
        elapsed = time_between(given.date("reference_date"), given.date("use_date"))
    else:
        elapsed = given.quantity("elapsed")
    left = remaining(elapsed, half_life)
    sheet.value("remaining", "Share of the label left", left, unit="%", main=False)
    sheet.step("share left = 2^(-t/T)", f"2^(-{show_time(sheet, elapsed)} / {show_time(sheet, half_life)})",
               sheet.percent(left))  # fmt: skip
    say_when(sheet, elapsed, left, "elapsed" if timing == "elapsed" else "use_date")
    return left


_MIXED, _KNOWN, _WANTED = (When("known_by", (key,)) for key in ("mixed", "known", "wanted"))
_HOT = When("known_by", ("mixed", "wanted"))
_DECAYS = When("timing", ("elapsed", "dates"))
_SPECIFIC = (SPECIFIC_RADIOACTIVITY, PER_COUNT)

_SOURCE_FIELDS = (
    choice(
        "known_by", "Specific activity",
        {
            "mixed": "from the hot and cold ATP that were mixed",
            "known": "is known",
            "wanted": "is wanted: work out what to mix",
        },
    ),
    quantity(
        "hot_concentration", "Hot ATP, radioactivity per volume", RADIOACTIVE_CONCENTRATION, unit="µCi/µL",
        start="10 µCi/µL", when=_HOT, help="on the reference date, as the label says",
    ),
    quantity("hot_volume", "Hot ATP taken", VOLUME, unit="µL", start="2 µL", when=_MIXED),
    quantity(
        "hot_specific_activity", "Hot ATP, specific activity", SPECIFIC_RADIOACTIVITY, unit="Ci/mmol",
        start="3000 Ci/mmol", optional=True, when=_HOT,
        help="on the label; left empty, its ATP is taken as nothing beside the cold ATP",
    ),
    quantity("cold_stock", "Cold ATP", MOLAR, unit="mM", start="1 mM", optional=True, when=_HOT),
    quantity("cold_volume", "Cold ATP taken", VOLUME, unit="µL", start="10 µL", default="0 µL", zero=True,
             when=_MIXED),
    quantity("mixed_volume", "Made up to", VOLUME, unit="µL", optional=True, when=_MIXED),
    quantity(
        "typed_specific_activity", "Known specific activity", *_SPECIFIC, unit="dpm/pmol", start="4000 dpm/pmol",
        when=_KNOWN, also=("sa",), help="on the reference date; Ci/mmol, dpm/pmol, or cpm/pmol",
    ),
    quantity(
        "wanted_specific_activity", "Wanted specific activity", *_SPECIFIC, unit="dpm/pmol",
        start="4000 dpm/pmol", when=_WANTED, help="on the day of use; Ci/mmol, dpm/pmol, or cpm/pmol",
    ),
    quantity("mix_atp", "ATP in the mixture", MOLAR, unit="µM", start="50 µM", when=_WANTED,
             help="hot and cold together"),
    quantity("mix_volume", "Make up to", VOLUME, unit="µL", start="500 µL", when=_WANTED),
)  # fmt: skip

_DECAY_FIELDS = (
    choice(
        "timing", "Decay",
        {
            "none": "as given: no decay to allow for",
            "elapsed": "time since the reference date",
            "dates": "two dates",
        },
    ),
    *nuclide_fields(_DECAYS),
    quantity(
        "elapsed", "Time since the reference date", TIME, unit="d", start="7 d", zero=True, negative=True,
        when=When("timing", ("elapsed",)), help="negative: before the reference date",
    ),
    date("reference_date", "Reference date", start="2026-11-06", when=When("timing", ("dates",)),
         help="on the label; a day alone counts from noon"),
    date("use_date", "Day of use", start="2026-11-13", when=When("timing", ("dates",))),
)  # fmt: skip

_COUNT_FIELDS = (
    share(
        "efficiency", "Counting efficiency", default="100 %", zero=False,
        help="counts per disintegration, from a standard counted the same way; 100 % unless said",
    ),
    quantity("background", "Background", COUNT_RATE, unit="cpm", default="0 cpm", zero=True, also=("blank",),
             help="a blank, such as a well without enzyme"),
    share("counted", "Share of the reaction counted", default="100 %", zero=False,
          help="20 of 25 µL spotted are 80 %"),
    quantity("counts", "Counts", COUNT_RATE, unit="cpm", start="12000 cpm", zero=True, optional=True,
             also=("cpm",), help="to be turned into pmol"),
    quantity("product", "Product", AMOUNT, unit="pmol", optional=True, also=("pmol",),
             help="to be turned into the counts to expect"),
    table(
        "samples", "Samples",
        (
            text("name", "Sample", optional=True, also=("sample name",)),
            quantity("counts", "Counts", COUNT_RATE, unit="cpm", zero=True, also=("cpm", "count rate")),
        ),
        optional=True, rows=({"name": "vehicle", "counts": "12000 cpm"}, {"name": "crizotinib", "counts": "3500 cpm"}),
    ),
    quantity("time", "Reaction time", TIME, unit="min", start="30 min", optional=True, help="for the rate"),
    quantity("protein", "Enzyme in the reaction", MASS, unit="ng", start="50 ng", optional=True,
             help="for the rate per mg"),
    quantity("atp", "ATP in the reaction", MOLAR, unit="µM", optional=True, help="hot and cold together"),
    quantity("reaction_volume", "Reaction volume", VOLUME, unit="µL", optional=True,
             help="with the ATP: the counts to expect, and how much of the ATP was used"),
    share("conversion", "ATP used up, at the most", default="10 %", zero=False,
          help="10 %: below it the rate stays the initial one (the usual limit)"),
)  # fmt: skip

CALCULATOR = Calculator(
    name="specific_activity",
    title="Specific activity, cpm and pmol",
    topic=Topic.ASSAYS,
    summary="Specific activity of hot and cold ATP, or what to mix for one; counts into pmol and back.",
    fields=(*_SOURCE_FIELDS, *_DECAY_FIELDS, *_COUNT_FIELDS),
    work=_work,
    formulas=(
        "specific activity = radioactivity today / (hot + cold ATP)",
        "pmol = (cpm − background) / (efficiency · specific activity · share counted)",
        "V_hot = specific activity·ATP·V / (radioactivity per volume today)",
        "1 Ci/mmol = 2220 dpm/pmol",
    ),
    sources=(
        "1 Ci = 2.22e12 dpm, cpm = efficiency · dpm: revvity.com, Radiochemical Calculations",
        "Assay Guidance Manual: counting efficiency; initial rates below 10 % turnover",
        *NUCLIDE_SOURCES,
    ),
    words=("cpm", "dpm", "pmol", "hot ATP", "cold ATP", "32P", "33P", "scintillation", "counting efficiency", "P81"),
    size="mix_volume",
)  # fmt: skip
