"""What may be written in calculations, conditions, quantities and times: examples of each, which a test reads."""

from __future__ import annotations

from typing import NamedTuple


class Written(NamedTuple):
    """Something as it is written, and what it means."""

    text: str
    meaning: str


class Trap(NamedTuple):
    """What YAML reads as something else, what to write instead, and why."""

    wrong: str
    right: str
    why: str


CALCULATIONS = (
    Written("protein_per_ip / protein", "names of parameters, columns, entries and other calculations; a mass "
            "divided by a mass concentration is a volume"),
    Written("ip_volume - lysate_volume", "+ and - put together only what measures the same"),
    Written("2 * (ip_volume + 10 µL)", "quantities with their unit, and brackets; × and ÷ will do as well"),
    Written("count(samples) * 1 mL", "how many samples there are"),
    Written("count(tubes) * 1 mL", "how many tubes there are"),
    Written("count(tubes of sample) * protein_per_ip", "per sample: how many tubes are made from this one"),
    Written("count(ip)", "how many tubes of this kind there are"),
    Written("count(assay_plate) * 10 µL", "how many wells of this plate are in use, the edge left out"),
    Written("count(vehicle wells of assay_plate)", "those for one thing: sample, vehicle, blank, untreated, reference, "
            "standard, no enzyme, no substrate, edge"),
    Written("count(wells of assay_plate but no enzyme)", "all in use but those"),
    Written("count(plates of assay_plate)", "how many of these plates it takes"),
    Written("count(doses of assay_plate)", "how many doses its series has"),
    Written("dose(top of assay_plate)", "its strongest dose; bottom is the weakest, dose(3 of assay_plate) the third"),
    Written("dose(top of assay_plate) / half-log", "half-log is √10"),
)  # fmt: skip

CONDITIONS = (
    Written("control is isotype IgG", "this is the choice that was made"),
    Written("control is not none", "another one was made"),
    Written('control is "salt and pepper"', "a choice that holds an “and” or an “or” stands in quotes"),
    Written("clear", "the yes/no value clear is yes"),
    Written("not clear", "it is no"),
    Written("ip_volume > 1 mL", "comparisons: <, <=, >=, >, between calculations of one kind"),
    Written("count(samples) > 4", "more than four samples"),
    Written("start is cells and (control is none or ip_volume > 1 mL)", "joined by and, or, with brackets"),
)

QUANTITIES = (
    Written("50 mM", "a number, a space, a unit"),
    Written("0.5 mg/mL", "a point for decimals, whatever the language of the computer"),
    Written(
        '"14,000 x g"', "a comma only in full groups of thousands, and in quotes: YAML takes it for its own"
    ),
    Written("1.5e6 cells/mL", "powers of ten; also 1.5×10⁶ cells/mL"),
    Written("2 µg/cm²", "units joined by /, with powers"),
    Written("10 %", "a share of something said beside it"),
    Written("1 % v/v", "a strength says its basis: w/v, v/v or w/w"),
    Written("5 uL", "read as 5 µL; l stands for L"),
)

TIMES = (
    Written("30 min", "in s, min, h or d (wk is read as well)"),
    Written("1 h 30 min", "the units fall"),
    Written("5-10 min", "a range, where a range may stand: the timer rings in its middle"),
    Written("30 min - 1 h", "a range with two units"),
)

TEMPERATURES = (
    Written("4 °C", "a temperature"),
    Written("-80 °C", "below zero"),
    Written("95-100 °C", "a range"),
    Written("on ice", "a place that stands for one"),
    Written("room temperature", "another"),
)

TRAPS = (
    Trap("do: Measure: use a clean tip", 'do: "Measure: use a clean tip"', "a colon and a space inside a text"),
    Trap("do: {{ ip_volume }} of buffer is added.", 'do: "{{ ip_volume }} of buffer is added."',
         "a text that begins with {{"),
    Trap("spin: {force: 14,000 x g, for: 15 min}", "spin: {force: 14000 x g, for: 15 min}",
         "a comma inside braces parts two keys"),
    Trap("do: Use tube #3 of the rack.", 'do: "Use tube #3 of the rack."', "a space and # begin a comment"),
)  # fmt: skip
"""Each as a line of a step."""
