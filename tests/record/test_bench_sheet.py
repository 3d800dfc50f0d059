"""The sheet that is printed before the run and filled in by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.record.bench_sheet import BLANK, BOX, BenchSheet, SheetStep, bench_sheet
from protocolapp.record.pdf.bench_sheet import render_bench_sheet
from protocolapp.resources import protocols_folder
from tests.record.bench_days import SAMPLES, co_ip
from tests.record.pdf_reading import pages_of


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Nothing is measured yet."""
    return make_plan(co_ip(), Facts(samples=SAMPLES), Lab())


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> BenchSheet:
    return bench_sheet(plan)


def step(sheet: BenchSheet, number: int) -> SheetStep:
    return next(one for section in sheet.sections for one in section.steps if one.number == str(number))


def test_the_rounds_of_a_step_are_told_apart(sheet: BenchSheet) -> None:
    told = [step(sheet, number).text.rpartition("supernatant. ")[2] for number in (24, 25, 26)]
    assert told == ["(round 1 of 3)", "(round 2 of 3)", "(round 3 of 3)"]
    assert "round" not in step(sheet, 27).text


def test_each_tube_is_ticked_by_its_lid(sheet: BenchSheet) -> None:
    assert [row[1:] for row in sheet.tubes.rows][2:] == [
        ("3", "NCI-H2228, DMSO"),
        ("1B", "NCI-H3122, DMSO (isotype IgG control)"),
    ]
    assert f"{BOX}\u00a01B:\u00a0NCI-H3122, DMSO (isotype IgG control)" in step(sheet, 13).lines[1]
    assert step(sheet, 4).lines[1].startswith(f"{BOX}\u00a0NCI-H3122, DMSO")  # a dish has no lid


def test_what_is_not_known_yet_is_a_blank_line(plan: Plan, sheet: BenchSheet) -> None:
    assert step(sheet, 11).text == f"Set aside {BLANK} of each lysate as input."
    assert "[needs" not in "".join(pages_of(render_bench_sheet(plan).data))
    nobody = bench_sheet(make_plan(co_ip(), Facts(), Lab()))
    assert "needs" not in "".join(one.text for section in nobody.sections for one in section.steps)


def test_what_the_pipette_really_gives_stands_beside_its_setting(plan: Plan) -> None:
    base = plan.solutions[0].batches[0]
    nacl = next(one for one in base.components if one.key == "nacl")
    coarse = replace(nacl, pipette="P1000, set 560", delivered="149.7\u00a0mM")
    changed = replace(base, components=tuple(coarse if one is nacl else one for one in base.components))
    solution = replace(plan.solutions[0], batches=(changed,))
    table = bench_sheet(replace(plan, solutions=(solution,))).solutions[0].table
    cells = {row[1]: row[table.header.index("Pipette")] for row in table.rows}
    assert cells["NaCl"] == "P1000, set 560; gives 149.7\u00a0mM"
    assert cells["Water"] == "make up to 18.33\u00a0mL"


def _shipped(name: str) -> Plan:
    """A shipped protocol as it comes, with its typical samples."""
    loaded = load_protocol(protocols_folder() / name).protocol
    assert loaded is not None
    return make_plan(loaded, typical_facts(loaded, measured=False), Lab())


def test_a_plate_that_several_steps_show_is_drawn_once() -> None:
    sheet = bench_sheet(_shipped("kinase_alk.yaml"))
    steps = [one for section in sheet.sections for one in section.steps]
    plates = [one.number for one in steps for block in one.shown if block.plate is not None]
    assert len(plates) == 1
    told = [line for one in steps for line in one.lines if line.endswith(f"see step {plates[0]}")]
    assert len(told) >= 2
    assert all(line.startswith("Assay plate") for line in told)


@pytest.mark.parametrize("name", sorted(file.name for file in protocols_folder().glob("*.yaml")))
def test_no_step_is_parted_between_two_pages(name: str) -> None:
    """Each page of steps begins with a whole one: below the head of the columns comes a box to tick."""
    for page in pages_of(render_bench_sheet(_shipped(name)).data):
        if page.startswith("Step\nTime\nInitials\n"):
            assert page.splitlines()[3] == BOX
