"""Calculators inside calculations: filled from the run's values, answered exactly, told with their flags and tables."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Typed, compute
from protocolapp.calc.registry import calculator
from protocolapp.lab import Lab
from protocolapp.plan import make_plan, plan_as_text, typical_facts
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.expression import Value
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.readings import TableValue
from protocolapp.quantity import Quantity
from tests.calc.pipettes import ALL
from tests.plan.writing import protocol_of, samples

BODY = """
    parameters:
      load: {label: Protein per lane, default: 20 µg, range: [5 µg, 60 µg], cite: lab}
      lane_volume: {label: Lane, default: 20 µL, range: [5 µL, 60 µL], cite: lab}
      protein_per_ip: {label: Protein per IP, default: 1 mg, cite: lab}
      buffer: {label: Sample buffer, default: 4 X, choices: [4 X, 5 X], cite: lab}
      mode: {label: What is made, default: Lanes with equal protein, cite: lab,
             choices: [Lanes with equal protein, Lysates at one concentration]}
      top_dose: {label: Top dose, default: 10 µM, cite: lab}
      dilution: {label: Diluted, kind: text, default: "1:5", cite: lab}
    samples:
      label: Lysate
      plural: lysates
      columns:
        a562: {label: A562, kind: number, typical: "0.6", range: [0, 4], cite: lab}
        protein: {label: Protein, unit: mg/mL, range: [0.1 mg/mL, 20 mg/mL], value: a562 * 5 mg/mL, cite: lab}
    calculations:
      lysate_per_ip: {per: sample, label: Lysate per IP, value: protein_per_ip / protein}
      lane_sample:
        label: Lysate in a lane
        per: sample
        calculator: lane_loading
        with: {load: load, lane_volume: lane_volume, samples: {concentration: protein}}
        gives: lanes.sample
        unit: µL
      lane_fill:
        label: Fill in a lane
        per: sample
        calculator: lane_loading
        with: {load: load, lane_volume: lane_volume, samples: {concentration: protein}}
        gives: lanes.fill
        unit: µL
      buffer_in_all:
        label: Sample buffer in all
        calculator: lane_loading
        with: {load: load, lane_volume: lane_volume, samples: {concentration: protein}}
        gives: sample_buffer_total
        unit: µL
      doses:
        label: Dilution series
        calculator: series
        with: {top: top_dose, fold: half-log, points: "8", volume: 100 µL}
        gives: bottom
        unit: nM
"""
STEPS = """
    - id: read
      do: Read the absorbance.
      per: sample
      fills: [a562]
    - id: load
      do: Mix {{ lane_sample }} lysate with {{ lane_fill }} lysis buffer.
      per: sample
    - id: series
      do: Make the series.
      show: [doses, buffer_in_all]
"""
LANES = calculator("lane_loading")


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return protocol_of(BODY, STEPS)


def read(facts: Facts, **values: str) -> Facts:
    """The facts with A562 of these samples entered at the first step."""
    for row, text in values.items():
        facts = facts.with_entry(EntryKey("work/read", "a562", row), Fraction(text))
    return facts


def value(plan: Plan, name: str, row: str = "") -> Value | None:
    found = plan.value_at(name, row)
    assert found is not None
    return found.value


def test_a_reading_fills_the_chain_down_to_the_lanes(protocol: Protocol) -> None:
    """A562 -> protein -> lysate per IP -> what goes into a lane, on one sample table."""
    plan = make_plan(protocol, read(samples("DMSO", "lorlatinib"), s1="0.64", s2="0.5"))
    assert value(plan, "protein", "s1") == Quantity.of("3.2", "mg/mL")
    assert value(plan, "lysate_per_ip", "s1") == Quantity.of("312.5", "µL")
    assert value(plan, "lane_sample", "s1") == Quantity.of("6.25", "µL")
    assert value(plan, "lane_sample", "s2") == Quantity.of(8, "µL")
    assert value(plan, "lane_fill", "s2") == Quantity.of(7, "µL")
    assert value(plan, "buffer_in_all") == Quantity.of(11, "µL")
    assert "6.25\u00a0µL" in plan.by_ref["work/load"].text or plan.by_ref["work/load"].rows[0].cells


def test_what_is_typed_holds_against_what_is_worked_out(protocol: Protocol) -> None:
    facts = read(samples("DMSO", "lorlatinib"), s1="0.64", s2="0.5")
    typed = replace(facts.samples[1], values={"protein": Quantity.of(4, "mg/mL")})
    plan = make_plan(protocol, replace(facts, samples=(facts.samples[0], typed)))
    assert value(plan, "protein", "s2") == Quantity.of(4, "mg/mL")
    assert value(plan, "lane_sample", "s2") == Quantity.of(5, "µL")


def test_what_is_missing_waits_with_its_step(protocol: Protocol) -> None:
    plan = make_plan(protocol, read(samples("DMSO", "lorlatinib"), s1="0.64"))
    assert value(plan, "protein", "s1") is not None
    waiting = plan.value_at("lane_sample", "s1")
    assert waiting is not None
    assert waiting.text == "needs A562, step 1"
    assert [(one.name, one.row, one.number) for one in waiting.waits_for] == [("a562", "s2", 1)]
    assert not plan.blocked
    (series, lanes) = plan.by_ref["work/series"].exhibits
    assert (series.name, lanes.name, lanes.waits) == ("doses", "buffer_in_all", "needs A562, step 1")


def test_a_dropped_sample_holds_nothing_up(protocol: Protocol) -> None:
    facts = read(samples("DMSO", "lorlatinib"), s1="0.64")
    dropped = replace(facts, samples=(facts.samples[0], replace(facts.samples[1], dropped="spilt")))
    assert value(make_plan(protocol, dropped), "lane_sample", "s1") == Quantity.of("6.25", "µL")


def test_no_text_rounds_on_the_way(protocol: Protocol) -> None:
    """7 µg of what reads as a third: nothing is rounded before it is shown."""
    facts = read(samples("one"), s1="1/3").with_parameter("load", Quantity.of(7, "µg"))
    plan = make_plan(protocol, facts)
    assert value(plan, "protein", "s1") == Quantity(Fraction(5, 3)) * Quantity.of(1, "mg/mL")
    assert value(plan, "lane_sample", "s1") == Quantity(Fraction(21, 5)) * Quantity.of(1, "µL")


def test_the_calculators_flags_name_the_sample(protocol: Protocol) -> None:
    plan = make_plan(protocol, read(samples("DMSO", "thin"), s1="0.64", s2="0.1"))
    blocking = [flag for flag in plan.flags if flag.severity is Severity.BLOCK]
    assert {flag.about for flag in blocking} == {"lane_sample"}
    assert any(flag.code == Code.LIMITING_SAMPLE and "thin" in flag.message for flag in plan.flags)
    waiting = plan.value_at("lane_sample", "s1")
    assert waiting is not None
    assert waiting.text == "cannot be worked out"
    assert len([flag for flag in blocking if flag.code == Code.CANNOT_CALCULATE]) == 0


def test_a_flag_about_a_row_stands_at_its_sample(protocol: Protocol) -> None:
    facts = read(samples("thick", "DMSO"), s1="4", s2="0.64").with_parameter("load", Quantity.of(2, "µg"))
    plan = make_plan(protocol, facts, Lab(pipettes=ALL))
    rows = {
        flag.row for flag in plan.flags if flag.code == Code.BELOW_MIN_PIPETTE and flag.about == "lane_sample"
    }
    assert rows == {"s1"}


def test_how_it_came_about_goes_along(protocol: Protocol) -> None:
    plan = make_plan(protocol, read(samples("DMSO"), s1="0.64"))
    resolved = plan.value_at("lane_sample", "s1")
    assert resolved is not None
    assert any(step.startswith("V(sample) = m / c = 20\u00a0µg / 3.2\u00a0mg/mL") for step in resolved.steps)
    assert "Protein = 3.2\u00a0mg/mL" in resolved.inputs


def test_the_step_shows_tables_and_picture(protocol: Protocol) -> None:
    plan = make_plan(protocol, read(samples("DMSO"), s1="0.64"))
    series, lanes = plan.by_ref["work/series"].exhibits
    assert series.picture is not None
    assert [table.name for table in lanes.tables] == ["lanes", "mixes"]
    assert "  Tube  Strength" in plan_as_text(plan)


CHOICES = """
    parameters:
      mode: {label: What is made, default: lanes, choices: [lanes, lysates], cite: lab}
      assay: {label: Assay, default: BCA, choices: [BCA, Bradford], cite: lab}
      reagent: {label: Reagent, kind: text, default: NaCl, cite: lab}
      half: {label: Dilution, kind: number, default: 2, range: [1, 10], cite: lab}
    calculations:
      antibody:
        label: Antibody
        calculator: antibody
        with: {dilution: "1:1000", volume: 10 mL}
        gives: antibody
        unit: µL
      again:
        label: Antibody, by a number
        calculator: antibody
        with: {dilution: half * 500, volume: 5 mL + 5 mL}
        gives: antibody
        unit: mL
"""


def test_a_ratio_is_written_or_worked_out_and_a_unit_of_choice_shown() -> None:
    plan = make_plan(
        protocol_of(CHOICES, "- id: look\n  do: Take {{ antibody }}, or {{ again }}.\n"), samples("one")
    )
    assert value(plan, "antibody") == value(plan, "again") == Quantity.of(10, "µL")
    assert plan.values["again"].text == "0.01\u00a0mL"


def test_a_result_of_another_kind_than_its_unit_blocks() -> None:
    """Which kind comes out may hang on what is given: a chance that no check of the file can see."""
    body = """
        parameters:
          given: {label: Given, default: 5 mM, cite: lab}
        calculations:
          other: {label: Other, calculator: convert, with: {value: given, to: µM}, gives: converted, unit: µM}
    """
    protocol = protocol_of(body, "- id: look\n  do: See {{ other }}.\n")
    changed = protocol.calculations["other"].model_copy(update={"unit": "mg"})
    plan = make_plan(protocol.model_copy(update={"calculations": {"other": changed}}), samples("one"))
    (flag,) = [flag for flag in plan.flags if flag.severity is Severity.BLOCK]
    assert (flag.about, flag.code) == ("other", Code.CANNOT_CALCULATE)
    assert "molar concentration, not a mass" in flag.message


@given(
    readings=st.lists(st.fractions(Fraction(1, 10), 4, max_denominator=1000), min_size=1, max_size=6),
    load=st.fractions(5, 20, max_denominator=50),
)  # fmt: skip
def test_inside_is_as_outside(protocol: Protocol, readings: list[Fraction], load: Fraction) -> None:
    """Law: the same inputs give the same results, in a run and at the calculator."""
    facts = samples(*(f"S{number}" for number in range(len(readings))))
    facts = read(facts, **{f"s{number}": str(one) for number, one in enumerate(readings, 1)})
    plan = make_plan(protocol, facts.with_parameter("load", Quantity(load) * Quantity.of(1, "µg")))
    exact = {("load", 0, ""): (Quantity(load) * Quantity.of(1, "µg"),)}
    exact |= {
        ("samples", number, "concentration"): (Quantity(one * 5) * Quantity.of(1, "mg/mL"),)
        for number, one in enumerate(readings, 1)
    }
    typed: Typed = {
        "load": "1 µg", "lane_volume": "20 µL",
        "samples": [{"name": f"S{number}", "concentration": "1 mg/mL"} for number in range(len(readings))],
    }  # fmt: skip
    table = compute(LANES, typed, Bench(), exact).table("lanes")
    inside = [value(plan, "lane_sample", sample.id) for sample in plan.samples]
    if table is None:
        assert inside == [None] * len(readings)
    else:
        place = [column.name for column in table.columns].index("sample")
        assert inside == [row[place].value for row in table.rows]


BCA = BODY.replace("value: a562 * 5 mg/mL", "value: bca_protein").replace(
    "    calculations:\n",
    """    calculations:
      bca_protein:
        label: Protein by BCA
        per: sample
        calculator: standard_curve
        with: {method: bca, standards: standards, samples: {absorbance: a562, dilution: dilution_in}}
        gives: concentrations.concentration
        unit: mg/mL
""",
).replace(
    "    samples:\n",
    "      dilution_in: {label: Diluted 1 in, kind: count, default: 5, range: [1, 50], cite: lab}\n    samples:\n",
)  # fmt: skip
STANDARDS = """
    - id: standards
      do: Read the standards.
      enter:
        standards:
          label: Standards
          kind: table
          columns:
            concentration: {label: Standard, unit: µg/mL, range: [0 µg/mL, 2000 µg/mL]}
            absorbance: {label: A562, kind: number}
          typical: "0; 0.1\\n1000; 1.1\\n2000; 1.9"
"""


def test_bca_readings_fill_the_protein_and_the_lanes_follow() -> None:
    """The whole chain: a table of standards, A562 per lysate, concentration, lysate per IP, lane."""
    protocol = protocol_of(BCA, STANDARDS + STEPS)
    facts = read(samples("DMSO", "lorlatinib"), s1="0.74")
    waiting = make_plan(protocol, facts).value_at("protein", "s1")
    assert waiting is not None
    assert waiting.text == "needs Standards, step 1"
    rows = (("0", "0.1"), ("1000", "1.1"), ("2000", "1.9"))
    table = TableValue(("concentration", "absorbance"), rows)
    plan = make_plan(protocol, facts.with_entry(EntryKey("work/standards", "standards"), table))
    # (0.74 - 0.1) / 1.0 per mg/mL = 640 µg/mL read, times 5
    assert value(plan, "protein", "s1") == Quantity.of("3.2", "mg/mL")
    assert value(plan, "lysate_per_ip", "s1") == Quantity.of("312.5", "µL")
    other = plan.value_at("protein", "s2")
    assert other is not None
    assert other.text == "needs A562, step 2", "one lysate holds up no other"
    whole = make_plan(
        protocol, read(facts, s2="0.5").with_entry(EntryKey("work/standards", "standards"), table)
    )
    assert value(whole, "lane_sample", "s1") == Quantity.of("6.25", "µL")
    assert value(whole, "lane_sample", "s2") == Quantity.of(10, "µL")
    assert value(whole, "lane_fill", "s2") == Quantity.of(5, "µL")


def test_the_chain_can_be_rehearsed_untouched() -> None:
    protocol = protocol_of(BCA, STANDARDS + STEPS)
    plan = make_plan(protocol, typical_facts(protocol))
    assert plan.value_at("lane_sample", "s1").text == "needs Standards, step 1"  # type: ignore[union-attr]
    assert not plan.blocked
