"""What the record screen shows, without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolapp.gui.record.record_view import (
    NoticeKind,
    bar_view,
    chain_line,
    exceptions_block,
    notices_of,
    time_view,
)
from protocolapp.gui.record.run_reading import ReadRun, UnreadableRun, read_run
from protocolapp.gui.record.steps_view import LineKind, step_view
from protocolapp.gui.widgets.state_mark import Mark
from protocolapp.run import commands as c
from tests.fakes.clock import START
from tests.gui.past_runs import tampered
from tests.record.bench_days import RUN_ID, BenchDay, eventful_day, rehearsed_record


def read(day: BenchDay) -> ReadRun:
    run = read_run(RUN_ID, day.store.read(RUN_ID), day.clock.now())
    assert isinstance(run, ReadRun)
    return run


def test_an_unfinished_run_is_gone_on_with_and_not_reopened() -> None:
    view = bar_view(read(BenchDay()))
    assert (view.go_on, view.reopen) == (True, False)
    assert "unfinished" in view.tags


def test_a_completed_run_is_reopened_and_not_gone_on_with() -> None:
    view = bar_view(read(eventful_day()))
    assert (view.go_on, view.reopen, view.tags) == (False, True, ())


def test_a_hidden_run_says_so() -> None:
    day = BenchDay()
    day.do(c.HideRun())
    view = bar_view(read(day))
    assert view.hidden
    assert "hidden" in view.tags


def test_a_broken_chain_is_told_first_and_loudest_and_nothing_can_be_changed() -> None:
    day = BenchDay()
    day.do(c.PauseRun("lunch"))
    day.do(c.ResumeRun())
    tampered(day.store, version=2)
    run = read(day)
    view, notices = bar_view(run), notices_of(run.record)
    assert notices[0].kind is NoticeKind.BROKEN
    assert "event 2" in notices[0].text
    assert (view.go_on, view.reopen, view.editable) == (False, False, False)
    assert "read only" in view.tags
    assert "broken" in chain_line(run.record)


def test_a_run_whose_beginning_is_lost_says_what_can_be_done() -> None:
    run = read_run(RUN_ID, (), START)
    assert isinstance(run, UnreadableRun)
    assert "backup" in run.remedy


def test_a_rehearsal_is_warned_of() -> None:
    notices = notices_of(rehearsed_record())
    assert [(one.kind, one.word) for one in notices] == [(NoticeKind.WARNING, "Rehearsal")]


def test_the_exceptions_are_those_of_the_record_with_when_and_who() -> None:
    record = eventful_day().record()
    rows = exceptions_block(record.exceptions).rows
    assert len(rows) == len(record.exceptions) > 0
    assert rows[0][:2] == (record.exceptions[0].step, record.exceptions[0].kind)
    assert all("A. Meyer" in row[-1] or "B. Okafor" in row[-1] for row in rows)


def test_both_bars_fill_the_same_length() -> None:
    view = time_view(eventful_day().record())
    for bar in (view.planned, view.actual):
        assert sum(share for _, share in bar) == pytest.approx(1)
        assert all(share > 0 for _, share in bar)
    assert "late" in view.kinds
    assert "hands-on" in view.actual_said


def test_a_step_says_all_that_is_printed_of_it() -> None:
    record = eventful_day().record()
    for step in (step for section in record.sections for step in section.steps):
        said = step_view(step).said
        for text in (step.text, step.reason, step.started, step.took, step.by, *step.timers, *step.remarks):
            assert text in said
        for label, value in (*step.values, *step.entries, *step.notes):
            assert label in said
            assert value in said
        for cell in (cell for row in step.table.rows for cell in row) if step.table else ():
            assert cell in said


def test_what_departs_is_marked_by_shape_and_line() -> None:
    record = eventful_day().record()
    steps = [step for section in record.sections for step in section.steps]
    skipped = step_view(next(step for step in steps if step.status == "skipped"))
    late = step_view(next(step for step in steps if step.remarks))
    done = step_view(next(step for step in steps if step.status == "done" and not step.remarks))
    assert skipped.mark is Mark.SKIPPED
    assert any(line.kind is LineKind.ALARM for line in skipped.above)
    assert any(line.kind is LineKind.ALARM for line in late.below)
    assert all(line.kind is not LineKind.ALARM for line in (*done.above, *done.below))


def test_a_status_that_is_not_known_is_still_shown_in_words() -> None:
    step = replace(eventful_day().record().sections[0].steps[0], status="thawed")
    assert "Thawed" in step_view(step).said
