"""Plates and calculators on paper: at their steps of the bench sheet and of the record."""

from __future__ import annotations

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Facts
from protocolapp.record.bench_sheet import bench_sheet
from protocolapp.record.exhibits import exhibit_parts, exhibits_once
from protocolapp.record.model import PartBlock
from protocolapp.record.pdf.bench_sheet import render_bench_sheet
from protocolapp.record.pdf.page import lay_out, text_width
from protocolapp.record.pdf.parts import part_whole
from tests.plan.plated import BODY, STEPS, plated_protocol
from tests.plan.writing import protocol_of
from tests.record.pdf_reading import pages_of, squeezed

PROTOCOL = plated_protocol()
PLAN = make_plan(PROTOCOL, typical_facts(PROTOCOL), Lab())


def test_the_bench_sheet_has_the_map_and_what_its_signs_stand_for() -> None:
    text = squeezed("".join(pages_of(render_bench_sheet(PLAN).data)))
    for words in ("Assay plate, 96 wells", "What stands in the wells", "crizotinib", "no enzyme", "1.524 nM"):
        assert squeezed(words) in text, words


def test_the_record_says_that_a_map_is_the_plans() -> None:
    parts = exhibit_parts(PLAN.by_ref["work/fill"].exhibits, planned=True)
    assert [part.label for part in parts] == [
        "Assay plate, 96 wells, as planned",
        "Assay plate, 96 wells: What stands in the wells",
        "Assay plate, 96 wells: Doses",
    ]
    assert parts[0].plate is not None
    width = text_width("A4")
    story = [flowable for part in parts for flowable in part_whole(part, width)]
    text = squeezed("".join(pages_of(lay_out(story, size="A4", title="x", footer="x").data)))
    assert squeezed("Assay plate, 96 wells, as planned") in text


def test_tubes_are_drawn_above_their_table() -> None:
    tubes, table = exhibit_parts(PLAN.by_ref["work/dilute"].exhibits)
    assert tubes.tubes is not None
    assert table.table is not None
    assert len(table.table.rows) == 10


def test_what_still_waits_is_not_printed() -> None:
    plan = make_plan(PROTOCOL, Facts(), Lab())
    assert exhibit_parts(plan.by_ref["work/fill"].exhibits) == ()
    assert all(
        step.shown == ()
        for section in bench_sheet(plan).sections
        for step in section.steps
        if "Fill" in step.text
    )


def test_what_two_steps_show_stands_in_the_record_once() -> None:
    steps = STEPS + "\n    - {id: read, do: Read the plate., show: [assay_plate]}\n"
    protocol = protocol_of(BODY, steps)
    plan = make_plan(protocol, typical_facts(protocol), Lab())
    read = plan.by_ref["work/read"]
    assert exhibits_once(plan, read, lambda _: True) == (PartBlock("Assay plate, 96 wells: see step 2"),)
    never_filled = exhibits_once(plan, read, lambda ref: ref != "work/fill")
    assert never_filled == exhibit_parts(read.exhibits, planned=True)
