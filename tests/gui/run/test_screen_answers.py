"""What the screen does when a run asks back: reasons, refusals, corrections, undo, and what could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.more_menu import Rare
from protocolapp.plan import typical_facts
from protocolapp.run.commands import CompleteRun, PauseRun
from protocolapp.run.setup import RunSetup
from protocolapp.run.state import RunStatus, StepStatus
from tests.gui.run.at_the_bench import AtTheBench, co_ip
from tests.run.bench import BIND, LOOK, MEASURE, STAIN

CTRL = Qt.KeyboardModifier.ControlModifier


def _give_reason(bench: AtTheBench, reason: str) -> None:
    assert bench.screen.card.reason.isVisible()
    bench.type(reason)
    bench.press(Qt.Key.Key_Return)


def test_skipping_asks_for_one_reason_and_is_recorded_with_it(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    ref = bench.step.ref
    bench.letter("s")
    assert not bench.state.steps
    _give_reason(bench, "Made yesterday")
    assert bench.state.step(ref).status is StepStatus.SKIPPED
    assert bench.state.step(ref).reason == "Made yesterday"
    assert [one.kind for one in bench.state.deviations] == ["skipped"]
    assert bench.step.number == 2
    assert bench.focus() is bench.screen.card.bar.primary


def test_a_reason_not_given_changes_nothing(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.letter("s")
    bench.press(Qt.Key.Key_Escape)
    assert not bench.screen.card.asks
    assert not bench.state.steps
    assert bench.focus() is bench.screen.card.bar.primary


def test_done_before_its_time_is_a_deviation_with_a_suggested_reason(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before(BIND)
    bench.press(Qt.Key.Key_Space)
    bench.go_on(hours=1)
    bench.press(Qt.Key.Key_Return, CTRL)
    _give_reason(bench, "It was ready")
    assert bench.state.step(BIND).status is StepStatus.DONE
    assert [(one.kind, one.reason) for one in bench.state.deviations] == [("too_early", "It was ready")]


def test_a_refusal_is_told_calmly_and_nothing_opens(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.screen.driver.do(Gesture.UNDO)
    assert bench.screen.card.banner.isVisible()
    assert not bench.screen.card.asks
    bench.type("4")
    assert bench.line("protein", "s1").text() == "4"


def test_what_cannot_be_read_stays_to_be_mended(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    line = bench.line("protein", "s1")
    bench.type("four")
    bench.press(Qt.Key.Key_Return)
    assert line.text() == "four"
    assert line.property("state") == "error"
    assert bench.focus() is line
    assert bench.screen.card.banner.isVisible()
    line.selectAll()
    bench.type("4")
    bench.press(Qt.Key.Key_Return)
    assert line.text() == "4\u00a0mg/mL"
    assert not bench.screen.card.banner.isVisible()


def test_out_of_limits_asks_and_marks_the_line(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.type("30")
    bench.press(Qt.Key.Key_Return)
    _give_reason(bench, "Measured twice")
    assert bench.line("protein", "s1").property("state") == "warn"
    assert [one.kind for one in bench.state.deviations] == ["out_of_limits"]


def test_a_correction_at_an_earlier_step_keeps_both_values(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.screen.driver.looking.look_at(MEASURE)
    line = bench.line("protein", "s2")
    line.setFocus()
    line.selectAll()
    bench.type("5.5")
    bench.press(Qt.Key.Key_Return)
    _give_reason(bench, "Typing error")
    assert line.text() == "5.5\u00a0mg/mL"
    assert "was 4\u00a0mg/mL: Typing error" in line.accessibleDescription()
    versions = next(entry for key, entry in bench.state.entries.items() if key.row == "s2").versions
    assert [one.shown for one in versions] == ["4\u00a0mg/mL", "5.5\u00a0mg/mL"]


def test_a_correction_that_is_not_explained_goes_back(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.screen.driver.looking.look_at(MEASURE)
    line = bench.line("protein", "s2")
    line.setFocus()
    line.selectAll()
    bench.type("5.5")
    bench.press(Qt.Key.Key_Return)
    bench.press(Qt.Key.Key_Escape)
    assert line.text() == "4\u00a0mg/mL"


def test_undo_takes_back_the_last_gesture_and_says_what_it_was(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.finish(STAIN)
    bench.press(Qt.Key.Key_Space)
    assert bench.state.step(LOOK).status is StepStatus.DONE
    assert bench.screen.card.head.undo.isVisible()
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.state.step(LOOK).status is StepStatus.OPEN
    assert bench.step.ref == LOOK
    assert not bench.screen.card.head.undo.isVisible()


def test_what_is_not_saved_stays_in_its_line_and_is_tried_again(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    line = bench.line("protein", "s1")
    bench.workplace.memory.full = True
    bench.type("4.2")
    bench.press(Qt.Key.Key_Return)
    assert line.text() == "4.2"
    assert not bench.state.entries
    assert bench.screen.rail.saved.text().startswith("NOT SAVED")
    asked = bench.desk.unsaved[0].at
    bench.go_on(minutes=3)
    bench.workplace.memory.full = False
    assert bench.desk.try_again()
    assert line.text() == "4.2\u00a0mg/mL"
    assert bench.screen.rail.saved.text().startswith("Saved")
    (entry,) = bench.state.entries.values()
    assert entry.current.mark.at == asked


def test_a_tick_that_is_not_saved_is_not_shown(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.workplace.memory.full = True
    bench.press(Qt.Key.Key_Space)
    assert not any(row.ticked for row in bench.step.rows)
    assert bench.view.action.label == "Tick next"


def test_pausing_asks_why_and_the_one_key_goes_on(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.letter("p")
    _give_reason(bench, "Break")
    assert bench.view.header.paused == "Break"
    assert bench.view.action.label == "Resume run"
    bench.press(Qt.Key.Key_Space)
    assert bench.state.status is RunStatus.RUNNING


def test_abandoning_is_asked_once(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.screen.driver.choose(Rare.ABANDON)
    assert bench.state.open
    _give_reason(bench, "Samples lost")
    assert bench.state.status is RunStatus.ABANDONED
    assert bench.view.end is not None
    assert bench.view.action.label == "Open the record"


def test_completing_with_steps_open_asks_and_shows_what_came_of_it(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.screen.driver.choose(Rare.COMPLETE)
    _give_reason(bench, "Continued another day")
    assert bench.state.status is RunStatus.COMPLETED
    with qtbot.waitSignal(bench.screen.record_requested) as asked:
        bench.press(Qt.Key.Key_Space)
    assert asked.args == [bench.run_id]


def test_a_note_and_a_deviation_stand_at_their_step(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.letter("n")
    bench.type("Buffer was cloudy <b>at first</b>")
    bench.press(Qt.Key.Key_Return)
    bench.letter("d")
    bench.type("warmed to 37 °C")
    bench.press(Qt.Key.Key_Return)
    bench.type("to clear it")
    bench.press(Qt.Key.Key_Return)
    assert [note.text for note in bench.state.notes] == ["Buffer was cloudy <b>at first</b>"]
    assert [(one.actual, one.reason) for one in bench.state.deviations] == [
        ("warmed to 37 °C", "to clear it")
    ]
    assert "Buffer was cloudy <b>at first</b>" in bench.step.remarks[0]


def test_a_parameter_changed_in_the_run_changes_the_steps(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    assert "10" in bench.step.text
    bench.screen.driver.choose(Rare.PARAMETER)
    sheet = bench.screen.card.sheet
    sheet.fill("name", "volume")
    sheet.fill("text", "20 µL")
    sheet.accept()
    _give_reason(bench, "Too little dye")
    assert "20" in bench.step.text
    assert [one.kind for one in bench.state.deviations] == ["parameter_changed"]


def test_a_dropped_sample_leaves_the_table_with_its_reason(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.screen.driver.choose(Rare.DROP)
    bench.screen.card.sheet.fill("sample", "s2")
    bench.screen.card.sheet.accept()
    _give_reason(bench, "Lost")
    assert [row.id for row in bench.step.rows] == ["s1"]


def test_an_unsaved_gesture_is_not_lost_when_another_one_follows(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.workplace.memory.full = True
    bench.desk.submit(bench.run_id, PauseRun("Break"))
    bench.desk.submit(bench.run_id, CompleteRun("Stopped"))
    assert len(bench.desk.unsaved) == 2
    assert not bench.desk.try_again()
    assert len(bench.desk.unsaved) == 2
    bench.workplace.memory.full = False
    assert bench.desk.try_again()
    assert bench.state.status is RunStatus.COMPLETED
    assert not bench.desk.unsaved


def test_a_question_of_one_run_is_not_asked_beside_the_step_of_another(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.letter("s")
    card = bench.screen.card
    assert card.reason.isVisible()
    bench.screen.show_run(bench.run_id)
    assert card.reason.isVisible()  # the same run: what one has begun to write stays
    other = bench.desk.start(
        RunSetup(bench.protocol, title="Other", samples=typical_facts(bench.protocol).samples)
    )
    bench.screen.show_run(other)
    assert not card.asks
    bench.letter("n")
    assert card.sheet.isVisible()
    bench.screen.show_run(bench.run_id)
    assert not card.asks
    assert bench.state.deviations == ()
