"""A rehearsal is a whole run by the engine itself: simulated time, typical or given entries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from protocolapp.lab import Lab
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.plan.facts import EntryKey, Facts, Sample
from protocolapp.protocol.load import load_protocol
from protocolapp.quantity import parse_quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.answers import REASON, StepAnswers, unknown_steps
from protocolapp.run.events import StepCompleted
from protocolapp.run.refusal import Refused
from protocolapp.run.rehearsal import Rehearsal, rehearse
from protocolapp.run.simulated_clock import SimulatedClock
from protocolapp.run.state import RunStatus
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import BIND, MEASURE, STAIN, WASH_2, small_protocol

H = 3_600_000


def rehearsed(answers: dict[str, StepAnswers] | None = None) -> Rehearsal:
    return rehearse(small_protocol(), MemoryStore(), Lab(), START, "run-1", answers=answers)


def test_a_rehearsal_goes_through_everything_without_a_deviation() -> None:
    done = rehearsed()
    state = done.service.state
    assert state.status is RunStatus.COMPLETED
    assert state.identity.rehearsal
    assert state.deviations == ()
    assert [line.ref for line in done.lines] == [step.ref for step in done.service.plan.steps]
    assert {line.status for line in done.lines} == {"done"}
    assert done.label == "2026-11-21-01"


def test_time_passes_as_planned() -> None:
    done = rehearsed()
    bind = next(line for line in done.lines if line.ref == BIND)
    assert bind.waited_ms == 14 * H
    assert bind.ended.utc - bind.begun.utc == timedelta(milliseconds=bind.waited_ms + bind.hands_on_ms)
    planned = timedelta(milliseconds=done.service.plan.total_ms)
    assert done.lines[-1].ended.utc - START.utc == planned
    assert all(early.ended == late.begun for early, late in zip(done.lines, done.lines[1:], strict=False))


def test_given_answers_go_before_typical_ones() -> None:
    answers = {
        MEASURE: StepAnswers({"protein": {"Sample A": "3.9 mg/mL", "s2": "12 mg/mL"}}, reason="dense cells"),
        STAIN: StepAnswers({"colour": "blue"}, note="the blue one"),
        "second/wash": StepAnswers(skip="no rotor"),
        WASH_2: StepAnswers(fail="beads lost"),
    }
    state = rehearsed(answers).service.state
    assert state.entries[EntryKey(MEASURE, "protein", "s1")].current.shown == "3.9\u00a0mg/mL"
    assert state.facts.entries[EntryKey(STAIN, "colour", "vial:s1")] == "blue"
    assert state.notes[0].text == "the blue one"
    assert [(one.kind, one.reason) for one in state.deviations] == [
        ("out_of_limits", "dense cells"),
        ("skipped", "no rotor"),
        ("failed", "beads lost"),
    ]


def test_what_the_sample_table_holds_is_not_replaced_by_what_is_typical() -> None:
    measured = Sample("s1", "Sample A", {"protein": parse_quantity("2.5 mg/mL")})
    facts = Facts(samples=(measured, Sample("s2", "Sample B")))
    done = rehearse(small_protocol(), MemoryStore(), Lab(), START, "run-1", facts=facts)
    found = [done.service.plan.value_at("protein", row) for row in ("s1", "s2")]
    assert [one.text for one in found if one is not None] == ["2.5\u00a0mg/mL", "4\u00a0mg/mL"]
    assert done.service.state.deviations == ()


def test_an_answer_that_cannot_be_entered_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        rehearsed({MEASURE: StepAnswers({"protein": "much"})})
    assert refused.value.refusal.code == "unreadable_value"


def test_answers_for_steps_that_are_not_there_are_found() -> None:
    steps = rehearsed().service.plan.steps
    assert unknown_steps({"first/stain": StepAnswers(), "first/stian": StepAnswers()}, steps) == (
        "first/stian",
    )


def test_simulated_time_does_not_run_back() -> None:
    with pytest.raises(ValueError, match="back"):
        SimulatedClock(START).advance(-1)


def test_the_co_ip_protocol_can_be_rehearsed_untouched() -> None:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    done = rehearse(protocol, MemoryStore(), Lab(pipettes=bundled_pipettes()), START, "run-1")
    state, plan = done.service.state, done.service.plan
    assert state.status is RunStatus.COMPLETED
    assert state.deviations == ()
    assert done.lines[-1].ended.utc - START.utc == timedelta(milliseconds=plan.total_ms)
    completed = [one.event for one in state.history if isinstance(one.event, StepCompleted)]
    assert len(completed) == len(plan.steps)
    assert not [shown for event in completed for shown in event.shown if shown.text.startswith("needs ")]
    assert all("{{" not in event.text for event in completed)


def test_what_the_plan_calls_impossible_is_done_only_with_a_reason() -> None:
    """1 mg of a lysate of 1.6 mg/mL takes 625 µL of the 500 µL there are; a P1000 is set in steps of 2 µL."""
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    facts = Facts({"control": "none"}, (Sample("s1", "Thin", {"protein": parse_quantity("1.6 mg/mL")}),))
    lab = Lab(pipettes=bundled_pipettes())
    state = rehearse(protocol, MemoryStore(), lab, START, "run-1", facts=facts).service.state
    (deviation,) = state.deviations
    assert (deviation.kind, deviation.ref, deviation.reason) == ("out_of_limits", "preclear/aliquot", REASON)
    assert deviation.actual == "Lysate, Thin: 626\u00a0µL is more than the 500\u00a0µL of “IP volume”"
