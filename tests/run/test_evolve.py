"""Folding events: live and replay are one, undone gestures leave no trace in the state and stay in the history."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan.facts import EntryKey
from protocolapp.quantity import parse_quantity
from protocolapp.run import events as e
from protocolapp.run.codec import REGISTRY, decode
from protocolapp.run.events import Envelope, Event, Recorded
from protocolapp.run.evolve import LASTING, UNDOABLE, ReplayError, evolve, replay
from protocolapp.run.ports import LIFECYCLE
from protocolapp.run.state import RunStatus, StepStatus, TimerOutcome
from protocolapp.run.status import STATUS_AFTER
from tests.fakes.clock import START, FakeClock
from tests.run.long_run import STARTED, long_run, step_events

REF = "section/step.1"


def recorded(events: Sequence[Event], causes: Sequence[str] = ()) -> list[Recorded]:
    """The start of a run and these events, a minute apart, each a gesture of its own unless causes are given."""
    clock = FakeClock()
    names = ["1", *(causes or [str(number) for number in range(2, len(events) + 2)])]
    return [
        Recorded(Envelope(number, clock.go_on(minutes=1), "AB", cause), event)
        for number, (event, cause) in enumerate(zip([STARTED, *events], names, strict=True), 1)
    ]


def test_every_event_is_folded_one_way_or_the_other() -> None:
    assert set(UNDOABLE) | set(LASTING) == set(REGISTRY.values())
    assert not set(UNDOABLE) & set(LASTING)


def test_the_lifecycle_events_that_lists_go_by_are_those_that_decide_the_status() -> None:
    assert set(STATUS_AFTER) == set(LIFECYCLE)


def test_a_step_from_its_first_gesture_to_its_end() -> None:
    state = replay(recorded(step_events(1)))
    step = state.step(REF)
    assert (step.status, len(step.ticks), step.occurrence) == (StepStatus.DONE, 10, 1)
    assert step.started is not None
    assert step.ended is not None
    assert (step.ended.at.utc - step.started.at.utc).total_seconds() == 19 * 60
    entry = state.entries[EntryKey(REF, "protein", "s1")]
    assert [version.value for version in entry.versions] == [
        parse_quantity("4.2 mg/mL"),
        parse_quantity("2.4 mg/mL"),
    ]
    assert state.facts.entries[EntryKey(REF, "protein", "s1")] == parse_quantity("2.4 mg/mL")
    timer = state.timers["t1"]
    assert (timer.outcome, timer.elapsed_ms) == (TimerOutcome.CONFIRMED, 61_000)
    assert timer.pauses[0].reason == "rotor stopped"
    assert state.step("section/other").status is StepStatus.OPEN


def test_an_undone_gesture_leaves_the_state_as_if_it_had_not_been_and_stays_in_the_history() -> None:
    before = [e.StepStarted(REF, 1), e.StepTicked(REF, 1, "s1", True)]
    gesture = [e.StepTicked(REF, 1, "s2", True), e.NoteAdded(REF, "spilled")]
    after = [e.ActionUndone("9", "s2 ticked"), e.StepTicked(REF, 1, "s3", True)]
    state = replay(recorded([*before, *gesture, *after], ["2", "3", "9", "9", "10", "11"]))
    assert set(state.step(REF).ticks) == {"s1", "s3"}
    assert state.notes == ()
    assert state.version == 7
    assert state.undone == {"9"}


def test_what_the_run_went_through_is_not_undone_with_the_gesture_that_caused_it() -> None:
    events = [
        e.RunPaused("lunch"),
        e.RunResumed(),
        e.StepStarted(REF, 1),
        e.ActionUndone("3", "step started"),
    ]
    state = replay(recorded(events, ["2", "3", "3", "4"]))
    assert state.status is RunStatus.RUNNING
    assert state.step(REF).status is StepStatus.OPEN


def test_what_followed_an_undone_timer_start_is_harmless() -> None:
    events = [
        e.TimerStarted("t2", "", 0, "x", 1, 1, 2),
        e.TimerPaused("t2", ""),
        e.ActionUndone("2", "timer started"),
    ]
    assert replay(recorded(events)).timers == {}


def test_an_undone_confirmation_lets_the_timer_run_on() -> None:
    events = [
        e.TimerStarted("t2", "", 0, "x", 1, 1, 2),
        e.TimerConfirmed("t2", 60_000),
        e.ActionUndone("3", "ended"),
    ]
    assert replay(recorded(events)).timers["t2"].active


def test_repeating_and_reopening_keep_what_was() -> None:
    events = [
        e.StepStarted(REF, 1),
        e.StepCompleted(REF, 1, 1, "S", "Wash."),
        e.StepRepeated(REF, 2, "spilled"),
        e.StepStarted(REF, 2),
        e.StepFailed(REF, 2, 1, "Wash.", "tube broke"),
        e.StepReopened(REF, 2, "found another"),
    ]
    state = replay(recorded(events))
    first, second = state.steps[REF]
    assert (first.status, second.status, second.reopened) == (StepStatus.DONE, StepStatus.STARTED, 1)
    assert state.step(REF) is second


def test_facts_stay_the_same_object_while_nothing_changes_them() -> None:
    history = recorded([e.StepStarted(REF, 1), e.SampleDropped("s1", "DMSO", "lost")])
    state = replay(history[:1])
    ticked = evolve(state, history[1])
    assert ticked.facts is state.facts
    dropped = evolve(ticked, history[2])
    assert dropped.facts is not state.facts
    assert dropped.facts.samples[0].dropped == "lost"
    assert state.facts.samples[0].dropped == ""


def test_a_history_without_a_beginning_is_refused() -> None:
    with pytest.raises(ReplayError):
        replay([])
    with pytest.raises(ReplayError):
        replay([Recorded(Envelope(1, START, "AB", "1"), e.RunResumed())])


@given(st.lists(st.integers(0, 19), max_size=30), st.data())
def test_live_and_replay_agree_at_every_moment(picks: list[int], data: st.DataObject) -> None:
    pool = step_events(1)
    events: list[Event] = []
    for pick in picks:
        undo = data.draw(st.booleans()) and len(events) > 1
        target = data.draw(st.integers(2, len(events) + 1)) if undo else 0
        events.append(e.ActionUndone(str(target), "x") if undo else pool[pick])
    history = recorded(events)
    state = replay(history[:1])
    for number, one in enumerate(history[1:], 2):
        state = evolve(state, one)
        assert state == replay(history[:number])


def test_ten_thousand_events_are_replayed_well_within_a_second() -> None:
    stored = list(long_run(10_000))
    begun = time.perf_counter()
    state = replay(decode(one) for one in stored)
    took = time.perf_counter() - begun
    assert state.version == 10_000
    assert len(state.steps) == 500
    assert took < 2.0  # 0.2 s on an idle computer; the suite's shares its cores
