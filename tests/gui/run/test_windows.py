"""A step's window on the run screen and in the dock: quiet, then urgent, then missed; it never makes a sound."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.window_chip import WindowChip
from protocolapp.gui.theme import Ink
from protocolapp.gui.timers.dock_view import OpenRun, dock_view
from protocolapp.gui.timers.window_keys import WindowKeys
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan.facts import Sample
from protocolapp.run import commands as c
from protocolapp.run.setup import RunSetup
from protocolapp.run.window import WindowPhase
from tests.gui.run.at_the_bench import AtTheBench
from tests.gui.timers.at_the_dock import AtTheDock
from tests.run.windowed import READ, STAIN, WASH, WindowBench, windowed_protocol


@pytest.fixture
def bench(qtbot: QtBot) -> AtTheBench:
    """The wash has just ended, at 9:40 UTC, 10:40 here."""
    bench = AtTheBench(qtbot, windowed_protocol())
    bench.do(c.CompleteStep("work/wash.1"))
    bench.do(c.CompleteStep(WASH))
    return bench


def looks(chip: WindowChip) -> tuple[str, str]:
    """Its icon and ink."""
    icon, label = chip.findChild(IconLabel), chip.findChild(PlainLabel)
    assert icon is not None
    assert label is not None
    return icon._icon, label._ink


def test_it_counts_down_quietly_then_warns_then_says_it_is_missed(bench: AtTheBench) -> None:
    chip = bench.screen.card.body.chip
    assert chip.text == "Begin by 11:10, 30\u00a0min left"
    assert looks(chip) == ("hourglass", Ink.SECOND)
    bench.go_on(minutes=18)
    assert chip.text == "Begin by 11:10, 12\u00a0min left"
    bench.go_on(minutes=9)
    assert chip.text == "Closing soon: begin by 11:10, 3\u00a0min left"
    assert looks(chip) == ("triangle-alert", Ink.WARN)
    bench.go_on(minutes=7)
    assert chip.text == "Missed: begin was by 11:10, 4\u00a0min ago"
    assert looks(chip) == ("octagon-alert", Ink.ALARM)
    assert chip.accessibleName() == chip.text


def test_the_one_key_begins_the_step_and_the_window_is_gone(bench: AtTheBench) -> None:
    assert bench.view.action.label == "Begin"
    bench.press(Qt.Key.Key_Space)
    assert bench.state.step(STAIN).started is not None
    assert bench.screen.card.body.chip.isHidden()
    assert bench.state.deviations == ()


def test_beginning_late_asks_for_a_reason_and_goes_on(bench: AtTheBench) -> None:
    bench.go_on(minutes=34)
    bench.press(Qt.Key.Key_Space)
    assert bench.screen.card.reason.isVisible()
    bench.type("Centrifuge in use")
    bench.press(Qt.Key.Key_Return)
    (deviation,) = bench.state.deviations
    assert (deviation.kind, deviation.reason) == ("window", "Centrifuge in use")
    assert (
        bench.screen.card.body.chip.text == "Begun 34\u00a0min after it; planned within 30\u00a0min of step 2"
    )


def test_the_coming_line_tells_of_the_next_steps_window(bench: AtTheBench) -> None:
    bench.do(c.StartStep(STAIN))
    coming = bench.view.coming
    assert coming.window is not None
    assert coming.window.text == "begin 5–15\u00a0min after step 3"
    assert coming.said.endswith(coming.window.text)
    bench.do(c.StartTimer(STAIN))
    bench.go_on(minutes=10)
    bench.do(c.CompleteStep(STAIN))
    assert bench.screen.card.body.chip.text == "Begin from 10:55, in 5\u00a0min"


def test_the_time_line_says_what_the_next_wait_is_for(bench: AtTheBench) -> None:
    bench.do(c.StartStep(STAIN))
    bench.do(c.StartTimer(STAIN))
    bench.go_on(minutes=10)
    bench.do(c.CompleteStep(STAIN))
    bench.go_on(minutes=6)
    assert bench.view.time_line.said == "Hands-on until 10:57, then nothing before step 5 may begin"


def test_the_heart_beats_when_a_window_changes_though_no_timer_runs(bench: AtTheBench, qtbot: QtBot) -> None:
    beats: list[object] = []
    bench.desk.beat.connect(beats.append)
    bench.clock.go_on(minutes=30, milliseconds=-20)
    bench.desk.beat_now()
    bench.clock.go_on(milliseconds=21)
    qtbot.waitUntil(lambda: len(beats) > 1, timeout=2000)
    assert bench.step.window is not None
    assert bench.step.window.phase is WindowPhase.MISSED


def test_the_dock_lists_what_is_urgent_and_nothing_else() -> None:
    bench = WindowBench()
    bench.finish("work/wash.1")
    bench.finish(WASH)

    def windows() -> list[tuple[str, str, bool]]:
        now = bench.clock.now()
        run = OpenRun(bench.state, {}, bench.next(), bench.plan, bench.service.windows(now))
        return [(one.step, one.short, one.missed) for one in dock_view({"r": run}, now).windows]

    assert windows() == []
    bench.clock.go_on(minutes=26)
    assert windows() == [("Step 3", "by 11:10, 4\u00a0min left", False)]
    bench.clock.go_on(minutes=5)
    assert windows() == [("Step 3", "missed 11:10", True)]
    bench.do(c.StartStep(STAIN, "Busy"))
    assert windows() == []
    assert bench.window(READ).phase is WindowPhase.NOT_BEGUN


def test_a_missed_window_stands_in_the_dock_makes_no_sound_and_leads_to_its_run(qtbot: QtBot) -> None:
    at = AtTheDock(qtbot)
    run_id = at.desk.start(RunSetup(windowed_protocol(), samples=(Sample("s1", "A"),)))
    at.desk.submit(run_id, c.CompleteStep("work/wash.1"))
    at.desk.submit(run_id, c.CompleteStep(WASH))
    at.workplace.clock.go_on(minutes=31)
    at.desk.beat_now()
    keys = at.dock.windows
    assert isinstance(keys, WindowKeys)
    (key,) = keys.keys
    assert key.isVisible()
    assert key.text() == "Step 3 missed 11:10"
    assert key.accessibleName().startswith("Step 3, run 01: missed: begin was by 11:10")
    assert at.sound.rings == []
    asked: list[str] = []
    at.dock.run_requested.connect(asked.append)
    qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert asked == [run_id]
