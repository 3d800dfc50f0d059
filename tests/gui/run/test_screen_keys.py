"""Keys, scanners, looking around, and who can use the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.keys import LETTERS, Gesture, key_list
from protocolapp.gui.run.more_menu import Rare
from protocolapp.gui.theme import apply_theme
from protocolapp.run.state import StepStatus
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults
from tests.gui.run.at_the_bench import AtTheBench, co_ip
from tests.run.bench import BIND, KEEP, MEASURE, SAMPLES, STAIN

CODE = "D5NASF-118"
"""Every letter of it is a key of this screen, or might be."""


def test_a_scanned_code_lands_in_the_line_that_waits_for_it(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.finish_before("ip/antibody")
    assert bench.focus() is bench.screen.card.bar.primary
    bench.type(CODE)
    bench.press(Qt.Key.Key_Return)
    lots = [entry.current.shown for key, entry in bench.state.entries.items() if key.step == "ip/antibody"]
    assert lots == [CODE]
    assert not bench.screen.card.asks
    assert not bench.state.step("ip/antibody").ticks


def test_a_code_that_nothing_waits_for_becomes_a_note_to_look_at(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before(KEEP)
    with qtbot.waitSignal(bench.screen.keys.scanned):
        bench.type(CODE)
    assert bench.screen.card.sheet.isVisible()
    bench.press(Qt.Key.Key_Return)
    assert [note.text for note in bench.state.notes] == [CODE]
    assert bench.state.step(KEEP).status is StepStatus.OPEN


def test_every_gesture_has_a_key_and_the_list_names_all(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    assert {what for _, what in key_list()} == {str(gesture) for gesture in Gesture}
    assert len({key for key, _ in key_list()}) == len(key_list())
    bench.finish(MEASURE)
    bench.screen.card.bar.primary.setFocus()
    bench.letter("?")
    assert bench.screen.card.keys.isVisible()
    bench.press(Qt.Key.Key_Escape)
    assert not bench.screen.card.keys.isVisible()


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_no_letter_does_anything_while_something_is_typed(qtbot: QtBot, letter: str) -> None:
    bench = AtTheBench(qtbot)
    line, before = bench.line("protein", "s1"), bench.state.version
    bench.type(letter * 2)
    assert line.text() == letter * 2
    assert not bench.screen.keys.scanning
    assert bench.state.version == before
    assert not bench.screen.card.asks


def test_every_rare_thing_can_be_chosen(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    for rare in Rare:
        bench.screen.driver.choose(rare)
        for sheet in (bench.screen.card.sheet, bench.screen.card.reason, bench.screen.card.keys):
            sheet.hide()


def test_looking_at_other_steps_and_back(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.finish(STAIN)
    bench.screen.card.bar.primary.setFocus()
    bench.press(Qt.Key.Key_PageUp)
    assert bench.step.ref == STAIN
    assert bench.step.said.startswith("Done ")
    assert bench.view.action.primary is Primary.BACK
    bench.press(Qt.Key.Key_Space)
    assert bench.step.current
    bench.press(Qt.Key.Key_PageDown)
    assert bench.step.ref == BIND
    bench.press(Qt.Key.Key_Escape)
    assert bench.step.current


def test_working_ahead_is_possible_with_a_reason(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.screen.driver.looking.look_at(KEEP)
    bench.press(Qt.Key.Key_Space)
    assert bench.screen.card.reason.isVisible()
    bench.type("Order does not matter here")
    bench.press(Qt.Key.Key_Return)
    assert bench.state.step(KEEP).status is StepStatus.DONE
    assert bench.step.current


def test_a_step_done_again_shows_its_second_time(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.finish(STAIN)
    bench.screen.driver.looking.look_at(STAIN)
    bench.letter("r")
    bench.type("First attempt failed")
    bench.press(Qt.Key.Key_Return)
    bench.screen.driver.looking.look_at("")
    assert bench.step.ref == STAIN
    assert bench.step.said == "Second time: First attempt failed"


def test_a_step_opened_again_says_why(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish(MEASURE)
    bench.screen.driver.looking.look_at(MEASURE)
    bench.screen.card.bar.primary.setFocus()
    bench.letter("o")
    bench.type("Something was forgotten")
    bench.press(Qt.Key.Key_Return)
    assert bench.step.ref == MEASURE
    assert bench.step.said == "Opened again: Something was forgotten"


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_every_state_can_be_used_by_all(qtbot: QtBot, mode: ThemeMode) -> None:
    bench = AtTheBench(qtbot)
    apply_theme(bench.app, mode)
    faults = accessibility_faults(bench.screen)
    bench.screen.driver.do(Gesture.DEVIATION)
    faults += accessibility_faults(bench.screen)
    bench.screen.card.sheet.hide()
    bench.screen.driver.do(Gesture.SKIP)
    faults += accessibility_faults(bench.screen)
    bench.screen.card.reason.hide()
    bench.finish(MEASURE)
    bench.press(Qt.Key.Key_Space)
    faults += accessibility_faults(bench.screen)
    assert faults == []


def test_the_keyboard_reaches_everything_in_reading_order(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    lines = [bench.line("protein", sample.id) for sample in SAMPLES]
    qtbot.waitUntil(lambda: all(line.isVisible() for line in lines))
    bench.screen.card.bar.primary.setFocus()
    seen = []
    for _ in range(40):
        bench.press(Qt.Key.Key_Tab)
        if bench.focus() in seen:
            break
        seen.append(bench.focus())
    primary = bench.screen.card.bar.primary
    assert primary in seen
    places = [seen.index(line) for line in lines if line in seen]
    assert len(places) == len(lines)
    assert places == sorted(places)


def test_nothing_is_cut_at_twice_the_text_size(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    apply_theme(bench.app, ThemeMode.LIGHT, 200)
    bench.screen.resize(1024, 768)
    qtbot.waitUntil(lambda: bench.screen.width() <= 1024)
    card = bench.screen.card
    for part in (card.bar.primary, card.bar, card.body):
        right = part.mapTo(bench.screen, part.rect().bottomRight())
        assert bench.screen.rect().contains(right), part
