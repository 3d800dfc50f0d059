"""Forks on the protocol page: the way that is gone marked, the others beside it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from protocolapp.gui.protocol.step_block import StepBlock
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan import make_plan, typical_facts
from protocolapp.record.protocol_page.steps import StepText, sections_text
from tests.run.forked import forked_protocol


def steps() -> dict[str, StepText]:
    plan = make_plan(forked_protocol(), typical_facts(forked_protocol()))
    return {step.text: step for section in sections_text(plan) for step in section.steps}


def test_the_first_step_of_a_way_names_the_others() -> None:
    [ways] = steps()["Add 400\u00a0µL of working reagent."].ways
    assert ways.taken == "Protein assay: BCA"
    assert ways.others == ("or Bradford: Add the dye and read.", "or none: no steps")
    assert steps()["Look at the readings."].ways == ()


def test_a_way_without_steps_is_told_at_the_step_that_follows() -> None:
    readings, transfer = steps()["Transfer in the tank."].ways
    assert readings.taken == "Readings: good (no steps)"
    assert readings.others == ("or poor: Dilute and read again.",)
    assert transfer.taken == "Transfer: wet"


def test_both_are_on_the_page(qtbot: QtBot) -> None:
    block = StepBlock(steps()["Transfer in the tank."])
    qtbot.addWidget(block)
    said = {label.text() for label in block.findChildren(PlainLabel)}
    assert {"Transfer: wet", "or semi-dry: Transfer between plates."} <= said
