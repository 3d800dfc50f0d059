"""What is said of runs to go on with, from real runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.resume_view import ResumeView, resume_views
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_text
from protocolapp.run.commands import CompleteStep, PauseRun, StartTimer
from protocolapp.run.setup import RunSetup
from tests.gui.folder_workplace import FolderWorkplace
from tests.services.folders import small_protocol


@pytest.fixture
def workplace(tmp_path: Path) -> FolderWorkplace:
    return FolderWorkplace(tmp_path)


@pytest.fixture
def desk(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def opened_later(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    """The program was closed and is open again."""
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


def _start(desk: Desk, **more: object) -> str:
    protocol = load_text(small_protocol(), "small.yaml").protocol
    assert protocol is not None
    return desk.start(RunSetup(protocol, samples=typical_facts(protocol).samples, **more))  # type: ignore[arg-type]


def _views(desk: Desk) -> tuple[ResumeView, ...]:
    return resume_views(desk.runs().values(), desk.workplace.clock.now())


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_run_of_this_session_says_where_it_is(desk: Desk) -> None:
    _start(desk)
    (view,) = _views(desk)
    assert view.title == "Small rinse"
    assert _plain(view.line) == "Under way at step 1 of 2. Next: Rinse with PBS."
    assert not view.alarm


def test_after_a_restart_it_was_interrupted_then(
    desk: Desk, opened_later: Desk, workplace: FolderWorkplace
) -> None:
    run_id = _start(desk)
    ref = next(iter(desk.runs()[run_id].plan.by_ref))
    assert desk.submit(run_id, CompleteStep(ref))
    workplace.clock.go_on(hours=3)
    opened_later.open_unfinished()
    (view,) = _views(opened_later)
    assert _plain(view.line) == "Interrupted at step 2 of 2, 10:40 today. Next: Let it rest."


def test_the_day_before_is_named(desk: Desk, opened_later: Desk, workplace: FolderWorkplace) -> None:
    _start(desk)
    workplace.clock.go_on(hours=20)
    opened_later.open_unfinished()
    (view,) = _views(opened_later)
    assert "yesterday 10:40" in _plain(view.line)


def test_a_timer_that_rang_while_closed_is_missed_and_comes_first(
    desk: Desk, opened_later: Desk, workplace: FolderWorkplace
) -> None:
    waiting, other = _start(desk), _start(desk, title="Another")
    steps = list(desk.runs()[waiting].plan.by_ref)
    desk.submit(waiting, CompleteStep(steps[0]))
    assert desk.submit(waiting, StartTimer(steps[1]))
    workplace.clock.go_on(minutes=2)
    desk.submit(other, CompleteStep(steps[0]))
    workplace.clock.go_on(hours=2)
    opened_later.open_unfinished()
    first, second = _views(opened_later)
    assert (first.run_id, second.run_id) == (waiting, other)
    assert first.alarm
    assert "Missed while the program was closed" in first.timers
    assert "11:00" in first.timers
    assert second.timers == ""


def test_a_paused_run_says_why(desk: Desk) -> None:
    run_id = _start(desk)
    assert desk.submit(run_id, PauseRun("waiting for the rotor"))
    (view,) = _views(desk)
    assert _plain(view.line) == "Paused 10:40 today (waiting for the rotor). Next: Rinse with PBS."


def test_a_rehearsal_is_marked(desk: Desk) -> None:
    _start(desk, rehearsal=True)
    assert _views(desk)[0].tag == "rehearsal"
