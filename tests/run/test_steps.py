"""Steps: what is done, left out, failed, done again; every departure asks for one reason, nothing is blocked."""

from __future__ import annotations

import pytest

from protocolapp.plan.facts import EntryKey
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deviation import DEVIATIONS, DeviationKind
from protocolapp.run.progress import current_ref, section_progress, tickable
from protocolapp.run.state import RunStatus, StepStatus
from tests.run.bench import BIND, KEEP, LOOK, MEASURE, RUN_ID, STAIN, WASH_1, WASH_2, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def deviations(bench: Bench) -> list[tuple[str, str, str]]:
    """Kind, step and reason of what departed."""
    return [(one.kind, one.ref, one.reason) for one in bench.state.deviations]


def test_the_first_gesture_starts_a_step(bench: Bench) -> None:
    assert bench.types(c.TickRow(MEASURE, "s1")) == ["step_started", "step_ticked"]
    assert bench.types(c.TickRow(MEASURE, "s2")) == ["step_ticked"]
    assert bench.state.step(MEASURE).status is StepStatus.STARTED
    assert current_ref(bench.plan, bench.state) == MEASURE


def test_a_step_can_be_started_by_itself_but_not_twice(bench: Bench) -> None:
    assert bench.types(c.StartStep(MEASURE)) == ["step_started"]
    assert bench.refused(c.StartStep(MEASURE)).code == "already_started"


def test_a_second_press_on_a_tick_changes_nothing(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    assert bench.do(c.TickRow(MEASURE, "s1")) == ()
    assert bench.types(c.TickRow(MEASURE, "s1", done=False)) == ["step_ticked"]
    assert bench.do(c.TickRow(MEASURE, "s1", done=False)) == ()
    assert bench.state.step(MEASURE).ticks == {}


def test_rows_and_checks_are_ticked(bench: Bench) -> None:
    assert [one.id for one in tickable(bench.step(STAIN))] == ["vial:s1", "vial:s2", "check:1"]
    event = bench.do(c.TickRow(STAIN, "check:1"))[-1]
    assert isinstance(event, e.StepTicked)
    assert event.row_label == "Lights are off"


@pytest.mark.parametrize("row", ["s3", "vial:s1", "check:1", ""])
def test_a_row_that_is_not_there_cannot_be_ticked(bench: Bench, row: str) -> None:
    assert bench.refused(c.TickRow(MEASURE, row)).code == "unknown_row"


@pytest.mark.parametrize(
    "command",
    [
        c.StartStep("no/step"),
        c.TickRow("no/step", "s1"),
        c.CompleteStep("no/step"),
        c.SkipStep("no/step", "x"),
        c.FailStep("no/step", "x"),
        c.RepeatStep("no/step", "x"),
        c.ReopenStep("no/step", "x"),
        c.EnterValue("no/step", "protein", "4"),
        c.StartTimer("no/step"),
        c.AddNote("x", "no/step"),
        c.RecordDeviation("x", "no/step"),
    ],
)
def test_a_step_that_is_not_in_the_run_is_refused(bench: Bench, command: c.Command) -> None:
    refusal = bench.refused(command)
    assert (refusal.code, refusal.needs_reason) == ("unknown_step", False)


def test_done_as_planned_departs_from_nothing(bench: Bench) -> None:
    bench.fill(MEASURE)
    event = bench.do(c.CompleteStep(MEASURE))[-1]
    assert isinstance(event, e.StepCompleted)
    assert (event.number, event.section, event.text) == (1, "First", "Measure the protein.")
    assert bench.state.deviations == ()
    assert current_ref(bench.plan, bench.state) == STAIN


def test_a_done_step_keeps_the_values_that_were_shown(bench: Bench) -> None:
    bench.finish_before(BIND)
    events = [one.event for one in bench.state.history if isinstance(one.event, e.StepCompleted)]
    stain = next(one for one in events if one.ref == STAIN)
    assert stain.text == "Add 10\u00a0µL dye to each tube."
    assert {shown.text for shown in stain.shown} >= {chip.text for chip in bench.step(STAIN).chips}
    assert "30\u00a0min" in stain.planned
    assert "on ice" in stain.planned


def test_a_spin_tells_its_temperature_once(bench: Bench) -> None:
    bench.finish_before(WASH_1)
    bench.finish(WASH_1)
    completed = [one.event for one in bench.state.history if isinstance(one.event, e.StepCompleted)][-1]
    assert completed.planned.replace("\u00a0", " ") == "1000 × g, 5–10 min, 4 °C"


def test_done_with_gaps_asks_for_one_reason_and_opens_deviations(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    refusal = bench.refused(c.CompleteStep(MEASURE))
    assert (refusal.code, refusal.needs_reason, refusal.kind) == ("gap", True, DeviationKind.GAP)
    assert refusal.actual == "not ticked: Sample B"
    assert "Protein (Sample A)" in refusal.message
    types = bench.types(c.CompleteStep(MEASURE, "  no sample left "))
    assert types == ["deviation_recorded", "deviation_recorded", "step_completed"]
    assert deviations(bench) == [("gap", MEASURE, "no sample left")] * 2


def test_what_is_not_required_is_no_gap(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.finish(STAIN)  # its remark stays empty
    assert bench.state.deviations == ()


def test_out_of_order_asks_for_a_reason(bench: Bench) -> None:
    refusal = bench.refused(c.CompleteStep(KEEP))
    assert refusal.kind is DeviationKind.OUT_OF_ORDER
    assert refusal.actual.startswith("steps 1, 2, 4 and 2 more")
    bench.do(c.CompleteStep(KEEP, "freezer was free"))
    assert deviations(bench) == [("out_of_order", KEEP, "freezer was free")]
    assert current_ref(bench.plan, bench.state) == MEASURE


def test_an_optional_step_is_passed_by_or_skipped_without_a_reason(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.finish(STAIN)
    bench.finish(BIND)
    assert bench.state.deviations == ()
    assert bench.types(c.SkipStep(LOOK)) == ["step_skipped"]
    assert bench.state.deviations == ()


def test_skipping_needs_a_reason_and_is_a_deviation(bench: Bench) -> None:
    refusal = bench.refused(c.SkipStep(MEASURE, "  "))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.SKIPPED)
    assert bench.types(c.SkipStep(MEASURE, "known already")) == ["deviation_recorded", "step_skipped"]
    assert bench.state.step(MEASURE).status is StepStatus.SKIPPED
    assert deviations(bench) == [("skipped", MEASURE, "known already")]


def test_skipping_or_failing_a_step_ends_its_timer(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.do(c.StartTimer(STAIN))
    assert bench.types(c.FailStep(STAIN, "tube broke")) == [
        "timer_cancelled",
        "deviation_recorded",
        "step_failed",
    ]
    assert bench.state.step(STAIN).status is StepStatus.FAILED
    assert bench.state.active_timers() == ()
    assert deviations(bench) == [("failed", STAIN, "tube broke")]


def test_failing_needs_a_reason(bench: Bench) -> None:
    assert bench.refused(c.FailStep(MEASURE)).kind is DeviationKind.FAILED


@pytest.mark.parametrize(
    "end", [c.CompleteStep(MEASURE, "x"), c.SkipStep(MEASURE, "x"), c.FailStep(MEASURE, "x")]
)
def test_a_step_that_has_ended_is_not_worked_at(bench: Bench, end: c.Command) -> None:
    bench.do(end)
    status = bench.state.step(MEASURE).status
    for command in (
        c.TickRow(MEASURE, "s1"),
        c.CompleteStep(MEASURE, "x"),
        c.SkipStep(MEASURE, "x"),
        c.FailStep(MEASURE, "x"),
        c.StartStep(MEASURE),
        c.StartTimer(MEASURE),
    ):
        refusal = bench.refused(command)
        assert (refusal.code, refusal.needs_reason) == (f"step_{status}", False)
        assert "Reopen" in refusal.remedy


def test_a_step_can_be_done_again_as_a_new_occurrence(bench: Bench) -> None:
    bench.finish(MEASURE)
    assert bench.refused(c.RepeatStep(MEASURE)).kind is DeviationKind.REPEATED
    bench.do(c.RepeatStep(MEASURE, "bubble in the cuvette"))
    step = bench.state.step(MEASURE)
    assert (step.occurrence, step.status, step.ticks) == (2, StepStatus.OPEN, {})
    assert current_ref(bench.plan, bench.state) == MEASURE
    bench.do(
        c.EnterValue(MEASURE, "protein", "4 mg/mL", "s1")
    )  # measured anew, the same value: kept, no correction
    entry = bench.state.entries[EntryKey(MEASURE, "protein", "s1")]
    assert [(one.occurrence, one.reason) for one in entry.versions] == [(1, ""), (2, "")]
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.TickRow(MEASURE, "s2"))
    bench.do(c.CompleteStep(MEASURE))
    assert [one.status for one in bench.state.steps[MEASURE]] == [StepStatus.DONE, StepStatus.DONE]
    assert deviations(bench) == [("repeated", MEASURE, "bubble in the cuvette")]


def test_only_what_has_ended_is_done_again_or_reopened(bench: Bench) -> None:
    assert bench.refused(c.RepeatStep(MEASURE, "x")).code == "step_open"
    assert bench.refused(c.ReopenStep(MEASURE, "x")).code == "step_open"


def test_a_reopened_step_is_the_same_occurrence_with_its_ticks(bench: Bench) -> None:
    bench.finish(MEASURE)
    refusal = bench.refused(c.ReopenStep(MEASURE))
    assert (refusal.needs_reason, refusal.kind) == (True, None)
    bench.do(c.ReopenStep(MEASURE, "wrong row"))
    step = bench.state.step(MEASURE)
    assert (step.occurrence, step.status, set(step.ticks)) == (1, StepStatus.STARTED, {"s1", "s2"})
    assert step.ended is None
    bench.do(c.CompleteStep(MEASURE))
    assert bench.state.deviations == ()


def test_the_rounds_of_a_step_are_steps_of_their_own(bench: Bench) -> None:
    bench.finish_before(WASH_2)
    assert bench.state.step(WASH_1).closed
    assert not bench.state.step(WASH_2).closed
    assert current_ref(bench.plan, bench.state) == WASH_2


def test_the_sections_count_what_has_ended(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.do(c.SkipStep(STAIN, "no dye"))
    first, second = section_progress(bench.plan, bench.state)[-2:]
    assert (first.done, first.skipped, first.failed, first.total, first.current) == (1, 1, 0, 3, True)
    assert (second.closed, second.total, second.current) == (0, 4, False)


def test_work_at_a_paused_run_resumes_it(bench: Bench) -> None:
    bench.do(c.PauseRun("lunch"))
    assert bench.types(c.TickRow(MEASURE, "s1")) == ["run_resumed", "step_started", "step_ticked"]
    assert bench.state.status is RunStatus.RUNNING


def test_every_kind_of_deviation_has_its_words() -> None:
    assert set(DEVIATIONS) == set(DeviationKind)
    assert len({text.label for text in DEVIATIONS.values()}) == len(DEVIATIONS)


def test_several_departures_share_one_reason_the_weightiest_named_first(bench: Bench) -> None:
    refusal = bench.refused(c.CompleteStep(STAIN))
    assert [one.kind.value for one in refusal.departures] == ["untimed", "gap", "gap", "out_of_order"]
    bench.do(c.CompleteStep(STAIN, "power cut"))
    assert {reason for _, _, reason in deviations(bench)} == {"power cut"}
    assert len(bench.store.read(RUN_ID)) == 1 + 1 + 4 + 1
