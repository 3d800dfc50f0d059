"""Another way, chosen at the bench: by mouse or keys, with a reason only where something rests on the one before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.fork_line import ForkLine
from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.more_menu import Rare, rare_things
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.choice_field import ChoiceField
from protocolapp.run.commands import CompleteStep
from tests.gui.accessibility import accessibility_faults
from tests.gui.run.at_the_bench import AtTheBench
from tests.run.bench import MEASURE
from tests.run.forked import BCA, BRADFORD, LOOK, SEMI_DRY, WET, forked_protocol


def lines(bench: AtTheBench) -> list[ForkLine]:
    """Those of the step shown, in order."""
    bench.qtbot.waitUntil(lambda: len(_visible(bench)) == len(bench.step.forks))
    return _visible(bench)


def _visible(bench: AtTheBench) -> list[ForkLine]:
    return [one for one in bench.screen.card.body.findChildren(ForkLine) if one.isVisible()]


def at(qtbot: QtBot, ref: str) -> AtTheBench:
    bench = AtTheBench(qtbot, forked_protocol())
    bench.finish_before(ref)
    bench.desk.beat_now()
    return bench


def test_the_first_step_of_a_way_says_which_it_is(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    [line] = lines(bench)
    assert line.key.text() == "Protein assay: BCA · Change…"
    assert line.key.height() >= TARGET
    assert accessibility_faults(bench.screen) == []
    bench.screen.driver.looking.look_at("lysis/lyse")
    assert lines(bench) == []


def test_another_way_is_chosen_with_the_mouse(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    qtbot.mouseClick(lines(bench)[0].key, Qt.MouseButton.LeftButton)
    sheet = bench.screen.card.sheet
    sheet.fill("way", "assay=Bradford")
    sheet.accept()
    assert bench.step.ref == BRADFORD
    assert [line.key.text() for line in lines(bench)] == ["Protein assay: Bradford · Change…"]
    assert bench.state.deviations == ()
    bench.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.step.ref == BCA


def test_another_way_is_chosen_by_keys_alone(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    bench.letter("w")
    field = bench.focus().parent()
    assert isinstance(field, ChoiceField)
    bench.press(Qt.Key.Key_Down)
    assert field.key() == "assay=Bradford"
    bench.press(Qt.Key.Key_Return)
    assert bench.step.ref == BRADFORD
    assert not bench.state.step(BRADFORD).closed
    qtbot.waitUntil(lambda: QApplication.focusWidget() is bench.screen.card.bar.primary)


def test_the_line_is_reached_with_tab(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    key = lines(bench)[0].key
    seen = set()
    while QApplication.focusWidget() is not key:
        assert bench.focus() not in seen, "the line cannot be reached"
        seen.add(bench.focus())
        bench.press(Qt.Key.Key_Tab)
    bench.press(Qt.Key.Key_Space)
    assert bench.screen.card.sheet.isVisible()


def test_a_way_that_was_begun_asks_for_a_reason(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    bench.letter("w")
    bench.press(Qt.Key.Key_Escape)
    bench.do(CompleteStep(BCA, "in a hurry"))
    bench.screen.driver.looking.look_at(BCA)
    bench.letter("w")
    bench.screen.card.sheet.fill("way", "assay=none")
    bench.screen.card.sheet.accept()
    assert bench.screen.card.reason.isVisible()
    bench.type("kit is empty")
    bench.press(Qt.Key.Key_Return)
    assert [(one.kind, one.reason) for one in bench.state.deviations][-1] == (
        "choice_changed",
        "kit is empty",
    )
    qtbot.waitUntil(lambda: bench.step.ref == LOOK)


def test_what_was_entered_is_changed_where_it_was_entered(qtbot: QtBot) -> None:
    bench = at(qtbot, WET)
    readings, transfer = lines(bench)
    assert readings.key.text() == "Readings: good · Change…"
    assert transfer.key.text() == "Transfer: wet · Change…"
    readings.key.click()
    assert bench.step.ref == LOOK


def test_the_menu_offers_every_choice_that_applies(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    assert Rare.WAY in rare_things(bench.view)
    bench.screen.driver.choose(Rare.WAY)
    bench.screen.card.sheet.fill("way", "transfer=semi-dry")
    bench.screen.card.sheet.accept()
    bench.screen.card.reason.given.emit("no tank")  # the buffer is made already
    assert SEMI_DRY in bench.service.plan.by_ref


def test_a_protocol_without_choices_offers_none(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    assert Rare.WAY not in rare_things(bench.view)
    bench.screen.driver.do(Gesture.WAY)
    assert not bench.screen.card.sheet.isVisible()
    assert bench.step.ref == MEASURE


def test_the_form_of_parameters_has_no_choices(qtbot: QtBot) -> None:
    bench = at(qtbot, BCA)
    bench.screen.driver.choose(Rare.PARAMETER)
    field = bench.screen.card.sheet.findChild(ChoiceField)
    assert isinstance(field, ChoiceField)
    assert [field.input.itemText(place) for place in range(field.input.count())] == [
        "Wavelength (562\u00a0nm)"
    ]
