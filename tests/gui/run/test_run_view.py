"""What the run screen shows, without a screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.gui.run.run_view import RunView, view_run
from protocolapp.gui.run.section_view import SectionMark
from protocolapp.gui.run.step_view import WarningKind
from protocolapp.plan.facts import Sample
from protocolapp.plan.schedule import SegmentKind
from protocolapp.protocol.model import Protocol
from protocolapp.run.commands import (
    AddNote,
    CompleteStep,
    EnterValue,
    FailStep,
    PauseTimer,
    SkipStep,
    StartTimer,
    TickRow,
    Undo,
)
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.state import StepStatus
from tests.fakes.clock import START
from tests.gui.run.at_the_bench import co_ip
from tests.run.bench import BIND, LOOK, MEASURE, RUN_ID, STAIN, WASH_1, Bench


class CoIp(Bench):
    """The Co-IP with three lysates."""

    def __init__(self, protocol: Protocol | None = None) -> None:
        super().__init__()
        names = ("NCI-H3122 DMSO", "NCI-H3122 lorlatinib", "NCI-H2228 DMSO")
        samples = tuple(Sample(f"s{number}", name) for number, name in enumerate(names, 1))
        setup = RunSetup(protocol or co_ip(), title="Partners of ALK", samples=samples)
        run_id = RUN_ID[:-1] + "1"
        self.service = RunService.start(
            setup, self.store, self.clock, self.service.lab, by="AB", run_id=run_id
        )


def _view(bench: Bench, chosen: str = "") -> RunView:
    return view_run(bench.state, bench.plan, bench.service.readings(), bench.clock.now(), chosen)


def test_the_header_names_the_run_and_counts_what_it_holds() -> None:
    header = _view(CoIp()).header
    assert header.title == "Co-immunoprecipitation of ALK complexes"
    assert header.about == "v1.0.0 · Run 2026-11-21-02"
    assert header.holds == "3\u00a0lysates, 4\u00a0tubes"
    assert header.own == "Partners of ALK"
    assert not header.rehearsal


def test_a_step_shows_its_place_conditions_and_warnings_before_the_action() -> None:
    bench = CoIp()
    bench.finish_before("ip/antibody")
    step = _view(bench).step
    assert step is not None
    assert step.place == "Step 17 of 31 · Immunoprecipitation"
    assert step.conditions == "on ice"
    assert [warning.kind for warning in step.warnings] == [WarningKind.CAUTION]
    assert [row.label for row in step.rows][-1] == "NCI-H3122 DMSO (isotype IgG control)"
    assert step.row_title == "Tube"
    assert step.headings == ("Antibody",)
    assert step.rows[0].cells == (("anti-ALK antibody", ""),)


def test_a_cell_has_the_detail_of_how_it_is_taken() -> None:
    step = _view(CoIp()).step
    assert step is not None
    assert step.headings == ("Final", "Stock", "Take")
    assert step.rows[0].label == "Water"
    assert step.rows[0].cells[-1] == ("14.92\u00a0mL", "make up to 18.33\u00a0mL")


def test_a_spin_is_said_once_with_its_temperature() -> None:
    bench = CoIp()
    step = _view(bench, "lysis/clear").step
    assert step is not None
    assert step.conditions.endswith("×\u00a0g, 15\u00a0min, 4\u00a0°C")


def test_lots_of_a_recipe_stand_in_their_rows_under_short_headings() -> None:
    step = _view(CoIp()).step
    assert step is not None
    assert step.row_title == "Component"
    assert step.field_headings == ("Lot", "Expiry")
    tris = next(row for row in step.rows if row.label.startswith("Tris"))
    assert [field.name for field in tris.fields] == ["Tris-HCl pH 7.4: lot", "Tris-HCl pH 7.4: expiry"]
    assert {field.hint for field in tris.fields} == {"optional"}


def test_rounds_are_counted() -> None:
    step = _view(Bench(), WASH_1).step
    assert step is not None
    assert "round 1 of 2" in step.place


def test_ticks_and_entries_say_who_and_when() -> None:
    bench = Bench()
    bench.do(EnterValue(MEASURE, "protein", "4.20", "s1"))
    bench.clock.go_on(minutes=2)
    bench.do(TickRow(MEASURE, "s1"), by="CD")
    step = _view(bench).step
    assert step is not None
    row = step.rows[0]
    assert row.ticked == "10:42, CD"
    assert (row.fields[0].text, row.fields[0].history) == ("4.20\u00a0mg/mL", "10:40, AB")
    assert step.rows[1].ticked == ""
    assert step.rows[1].fields[0].hint == "e.g. 4"


def test_outside_its_limits_is_said_at_the_field() -> None:
    bench = Bench()
    bench.do(EnterValue(MEASURE, "protein", "30", "s1", reason="twice"))
    step = _view(bench).step
    assert step is not None
    assert step.rows[0].fields[0].warning.startswith("Outside ")
    assert step.rows[1].fields[0].warning == ""


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        (SkipStep(MEASURE, "no time"), StepStatus.SKIPPED, "Skipped 10:40, AB: no time"),
        (FailStep(MEASURE, "spilled"), StepStatus.FAILED, "Failed 10:40, AB: spilled"),
        (CompleteStep(MEASURE, "by hand"), StepStatus.DONE, "Done 10:40, AB"),
    ],
)
def test_how_a_step_ended_is_said(command: SkipStep, status: StepStatus, said: str) -> None:
    bench = Bench()
    bench.do(command)
    step = _view(bench, MEASURE).step
    assert step is not None
    assert (step.status, step.said) == (status, said)
    assert not any(row.enabled for row in step.rows)
    assert all(field.enabled for row in step.rows for field in row.fields)


def test_sections_are_marked_and_only_the_one_on_the_card_is_unfolded() -> None:
    bench = Bench()
    bench.do(SkipStep(MEASURE, "no time"))
    bench.finish(STAIN)
    bench.finish(LOOK)
    sections = _view(bench).sections
    assert [section.mark for section in sections] == [SectionMark.UNEVEN, SectionMark.CURRENT]
    assert [section.count for section in sections] == ["3 / 3", "0 / 4"]
    assert [bool(section.steps) for section in sections] == [False, True]
    assert sections[0].said == "First, 3 of 3 steps, ended, not all done"


def test_the_next_line_names_the_step_and_when_its_timer_starts() -> None:
    bench = Bench()
    bench.finish(MEASURE)
    bench.finish(STAIN)
    coming = _view(bench).coming
    assert coming.text == "Rotate overnight"
    assert coming.tail.startswith("overnight, 8–18\u00a0h · 4\u00a0°C")
    assert coming.tail.endswith("timer starts when you confirm")


def test_the_time_line_says_when_hands_are_needed_and_what_follows() -> None:
    bench = Bench()
    bench.finish(MEASURE)
    bench.finish(STAIN)
    line = _view(bench).time_line
    assert line.started == "Started 10:40"
    assert line.said == "Hands-on until 11:12, then overnight, 8–18\u00a0h at 4\u00a0°C"
    assert line.ends.startswith("Ends tomorrow")
    assert line.free_until is None
    past = [piece.kind for piece in line.pieces if piece.past]
    assert SegmentKind.WAIT in past
    assert 0 < line.now < 1
    bench.finish(LOOK)
    bench.do(StartTimer(BIND))
    bench.clock.go_on(hours=1)
    assert _view(bench).time_line.said == "Waiting until tomorrow\u00a001:10, then hands-on"


def test_the_wait_says_what_lies_ahead() -> None:
    bench = Bench()
    bench.finish_before(BIND)
    bench.do(StartTimer(BIND))
    bench.clock.go_on(hours=1)
    step = _view(bench).step
    assert step is not None
    assert step.wait is not None
    assert step.wait.digits == "13:00:00"
    assert step.wait.said == "left"
    assert step.wait.ahead.startswith("May continue from 19:")
    bench.do(PauseTimer(bench.timer(BIND).id, "rotator stopped"))
    step = _view(bench).step
    assert step is not None
    assert step.wait is not None
    assert step.wait.said == "left, paused"


def test_what_the_one_key_offers_and_what_undo_would_take_back() -> None:
    bench = Bench()
    assert _view(bench).action.undo == ""
    bench.do(EnterValue(MEASURE, "protein", "4", "s1"))
    assert _view(bench).action.undo == "Protein entered"
    assert _view(bench).action.label == "Enter Protein"
    bench.do(Undo())
    assert _view(bench).action.undo == ""
    assert _view(bench).action.anyway


def test_remarks_stand_at_their_step_in_order() -> None:
    bench = Bench()
    bench.do(AddNote("first", MEASURE))
    bench.clock.go_on(minutes=1)
    bench.do(CompleteStep(MEASURE, "by hand"))
    bench.clock.go_on(minutes=1)
    bench.do(AddNote("last", MEASURE))
    step = _view(bench, MEASURE).step
    assert step is not None
    assert [remark.split(":")[-1] for remark in step.remarks] == [" first", *[" by hand"] * 2, " last"]


def test_a_chosen_step_that_is_no_longer_planned_is_passed_over() -> None:
    view = _view(Bench(), "first/gone")
    assert view.step is not None
    assert view.step.current


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(), "10:40"),
        (timedelta(hours=13, minutes=20), "tomorrow\u00a000:00"),
        (timedelta(hours=-11), "yesterday\u00a023:40"),
        (timedelta(days=3), "Tue\u00a010:40"),
        (timedelta(days=10), "2026-12-01\u00a010:40"),
    ],
)
def test_the_day_is_named_only_where_it_is_another(span: timedelta, text: str) -> None:
    assert clock_text(START.utc + span, START) == text
