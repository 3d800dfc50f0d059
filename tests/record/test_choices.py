"""Choices made in a run, as the record, its pages and the bench sheet tell of them."""

from __future__ import annotations

from protocolapp.plan import make_plan, typical_facts
from protocolapp.record.bench_sheet import bench_sheet
from protocolapp.record.model import RunRecord
from protocolapp.record.pdf.bench_sheet import render_bench_sheet
from protocolapp.record.pdf.report import render
from protocolapp.record.steps import NO_LONGER_PLANNED
from protocolapp.run import commands as c
from protocolapp.services.export import record_of
from tests.fakes.clock import START
from tests.plan.writing import protocol_of
from tests.record.pdf_reading import pages_of
from tests.run.bench import RUN_ID
from tests.run.forked import BCA, BRADFORD, LOOK, Fork, forked_protocol


def changed() -> RunRecord:
    """The transfer chosen freely; the assay changed once its first step was under way."""
    bench = Fork()
    bench.do(c.ChooseWay("transfer", "semi-dry"), by="B. Koch")
    bench.finish_before(BCA)
    bench.do(c.StartTimer(BCA))
    bench.do(c.ChooseWay("assay", "Bradford", "the kit is empty"))
    bench.do(c.CompleteStep(BRADFORD))
    return record_of(bench.store, RUN_ID, START)


def test_who_chose_what_and_when_is_told() -> None:
    record = changed()
    told = {line.label: line for line in record.parameters}
    assert told["Transfer"].value == "semi-dry"
    assert told["Transfer"].changed == "wet → semi-dry, 10:40, B. Koch"
    assert told["Protein assay"].changed == "BCA → Bradford, 10:40, AB: the kit is empty"
    assert told["Wavelength"].source == "does not apply"
    assert ("Transfer: semi-dry chosen instead of wet", "", "B. Koch") in [
        row[1:] for row in record.course.rows
    ]
    [exception] = record.exceptions
    assert (exception.kind, exception.planned) == ("choice changed", "Protein assay: BCA")


def test_what_was_begun_on_the_way_that_was_left_stays_in_the_record() -> None:
    left = next(section for section in changed().sections if section.title == NO_LONGER_PLANNED)
    [step] = left.steps
    assert step.status == "under way"
    assert any("choice was changed" in line for line in step.timers)


def test_what_never_applied_is_not_in_the_record() -> None:
    bench = Fork()
    record = record_of(bench.store, RUN_ID, START)
    assert [line.label for line in record.parameters] == ["Start", "Protein assay", "Wavelength", "Transfer"]
    assert "Protein" not in record.samples[0].header
    other = Fork(start="lysates")
    record = record_of(other.store, RUN_ID, START)
    assert [line.label for line in record.parameters] == ["Start", "Transfer"]
    assert "Protein" in record.samples[0].header


def test_the_pages_tell_it_too() -> None:
    text = " ".join(" ".join(pages_of(render(changed()).data)).split())
    assert "BCA → Bradford" in text
    assert NO_LONGER_PLANNED in text
    assert "choice changed" in text


def test_the_bench_sheet_is_that_of_the_chosen_way() -> None:
    facts = typical_facts(forked_protocol(), measured=False).with_parameter("assay", "Bradford")
    plan = make_plan(forked_protocol(), facts)
    sheet = bench_sheet(plan)
    assert ("Protein assay", "Bradford") in sheet.values.rows
    assert "Wavelength" not in [row[0] for row in sheet.values.rows]
    assert "Protein" not in sheet.samples.header
    steps = [step for section in sheet.sections for step in section.steps]
    [way] = [step.conditions for step in steps if step.text == "Add the dye and read."]
    assert way == "Protein assay: Bradford"
    text = " ".join(pages_of(render_bench_sheet(plan).data))
    assert "562" not in text


def test_a_way_chosen_at_a_step_is_in_the_course_of_the_run() -> None:
    bench = Fork(assay="none")
    bench.finish_before(LOOK)
    bench.do(c.EnterValue(LOOK, "outcome", "poor"), by="B. Koch")
    bench.do(c.EnterValue(LOOK, "outcome", "good", reason="read again"))
    record = record_of(bench.store, RUN_ID, START)
    assert [row[1:] for row in record.course.rows[1:]] == [
        ("Readings: poor chosen", "", "B. Koch"),
        ("Readings: good chosen instead of poor", "read again", "AB"),
    ]


def test_of_two_calculations_with_one_label_the_one_that_applies_is_listed() -> None:
    protocol = protocol_of(
        """
        parameters:
          assay: {label: Assay, choices: [BCA, Bradford], default: BCA}
        samples:
          columns: {protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}}
        calculations:
          by_bca: {per: sample, label: Load, value: 20 µg / protein, when: assay is BCA}
          by_bradford: {per: sample, label: Load, value: 30 µg / protein, when: assay is Bradford}
        """,
        """
        - {id: measure, do: Measure., per: sample, fills: [protein]}
        - choose one: assay
          of:
            BCA: [{id: bca, do: "Load {{ by_bca }}.", per: sample, show: [by_bca]}]
            Bradford: [{id: bradford, do: "Load {{ by_bradford }}.", per: sample, show: [by_bradford]}]
        """,
    )
    bench = Fork(protocol)
    bench.finish("work/measure")
    bench.finish("work/bca")
    assert record_of(bench.store, RUN_ID, START).samples[0].header == ("Sample", "Protein", "Load")
    bench.do(c.ChooseWay("assay", "Bradford", "read again"))
    assert record_of(bench.store, RUN_ID, START).samples[0].header == ("Sample", "Protein", "Load")
