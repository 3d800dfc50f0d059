"""Asking where a value comes from, on every screen that shows some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.explain.where_card import WhereCard
from protocolapp.gui.explain.where_key import WhereKey
from protocolapp.gui.explain.where_view import Explainable, where_choices, where_lines
from protocolapp.gui.library.opening import open_known
from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.record.screen import RecordScreen
from protocolapp.gui.run.row_table import RowTable
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.value_chip import ValueChip
from protocolapp.plan import typical_facts
from protocolapp.resources import protocols_folder
from protocolapp.run import commands as c
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.gui.past_runs import desk_of
from tests.gui.run.at_the_bench import AtTheBench
from tests.plan.test_taken import ADD, FILL, planned, protocol
from tests.record.bench_days import RUN_ID, eventful_day

NB = "\u00a0"


@pytest.fixture
def bench(qtbot: QtBot) -> AtTheBench:
    """At the step that fills up, once 260 µL were taken instead of 250."""
    bench = AtTheBench(qtbot, protocol(), typical_facts(protocol()).samples)
    bench.finish_before(ADD)
    bench.do(c.EnterValue(ADD, "lysate", "260", "ip:s1"))
    bench.finish(ADD)
    return bench


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(FolderWorkplace(tmp_path), qapp)
    yield made
    made.deleteLater()


def ask_cell(table: DataTable, row: int, column: int) -> None:
    """The right button on a cell."""
    place = table.visualRect(table.table.index(row, column)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)


def test_every_value_can_be_chosen_and_has_an_answer() -> None:
    plan = planned()
    for key, text in where_choices(plan):
        assert text
        assert where_lines(Explainable(plan), key)
    assert where_choices(plan)[0] == (("lysate", ""), "Lysate, each")  # what is worked out comes first
    assert where_lines(Explainable(plan), ("nothing", "")) == ()


def test_a_cell_is_asked_with_the_right_button(bench: AtTheBench) -> None:
    assert bench.step.ref == FILL
    (table,) = [one for one in bench.screen.card.body.findChildren(RowTable) if one.isVisible()]
    names = bench.step.cell_names
    ask_cell(table, 0, 2 + names.index("buffer_volume"))
    where = bench.screen.card.where
    assert where.isVisible()
    assert where.text.startswith(f"Buffer, A = 240{NB}µL\n  = total - lysate = 500{NB}µL - 260{NB}µL")
    assert f"Lysate, A = 260{NB}µL · 250{NB}µL planned · really taken; entered by AB" in where.text


def test_one_key_asks_and_esc_gives_the_keyboard_back(bench: AtTheBench) -> None:
    holder = bench.focus()
    bench.letter("i")
    where = bench.screen.card.where
    assert where.isVisible()
    assert where.isAncestorOf(bench.focus())
    assert bench.screen.card.asks
    bench.press(Qt.Key.Key_Escape)
    assert where.isHidden()
    assert bench.focus() is holder


def test_another_value_can_be_chosen_and_the_answer_copied(bench: AtTheBench, qtbot: QtBot) -> None:
    bench.letter("i")
    where = bench.screen.card.where
    texts = [where.value.input.itemText(at) for at in range(where.value.input.count())]
    index = texts.index(f"Total: 500{NB}µL")
    where.value.input.setCurrentIndex(index)
    where.value.input.activated.emit(index)
    assert where.text == f"Total = 500{NB}µL · default, the lab's choice"
    with qtbot.waitSignal(where.copied):
        bench.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == where.text


def test_the_answer_is_heard_and_every_part_has_a_name(bench: AtTheBench) -> None:
    bench.letter("i")
    where = bench.screen.card.where
    assert where.text in {one.accessibleName() for one in where.findChildren(type(where._answer))}
    assert accessibility_faults(where) == []


def test_the_answer_has_the_whole_width_though_it_was_laid_out_while_hidden(
    bench: AtTheBench, qtbot: QtBot
) -> None:
    bench.screen.grab()
    bench.letter("i")
    where = bench.screen.card.where
    qtbot.waitUntil(lambda: where._answer.width() > where.width() * 3 // 4)


def test_the_mark_of_a_chip_asks_and_the_rest_of_it_copies(qtbot: QtBot) -> None:
    chip = ValueChip("Lysate", f"250{NB}µL")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    corner = QPoint(chip.width() - 8, 8)
    QGuiApplication.clipboard().setText("before")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=corner)
    assert QGuiApplication.clipboard().text() == f"250{NB}µL"  # nothing to tell: all of it copies
    chip.set_asking(True)
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(chip.asked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=corner)
    assert QGuiApplication.clipboard().text() == "before"
    with qtbot.waitSignal(chip.copied):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, chip.height() - 20))


def pressed(qtbot: QtBot, screen: ProtocolScreen | SetupScreen | RecordScreen) -> WhereCard:
    """The card after its key was pressed with the mouse."""
    (key,) = screen.findChildren(WhereKey)
    qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert screen.where.isVisible()
    return screen.where


def test_on_the_protocol_page(qtbot: QtBot, desk: Desk) -> None:
    screen = ProtocolScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1216, 800)
    screen.show()
    opened = open_known(desk.workplace.library, protocols_folder() / "co_ip_alk.yaml").files[0]
    screen.show_protocol(opened)
    where = pressed(qtbot, screen)
    assert where.lines
    assert accessibility_faults(where) == []
    where.close_card()
    qtbot.waitUntil(lambda: screen.body.steps.finished)


def test_in_the_set_up_a_volume_is_asked_in_its_table(qtbot: QtBot, desk: Desk) -> None:
    screen = SetupScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1216, 800)
    screen.show_protocol(protocol())
    screen.show()
    screen.form.samples.grid.setFocus()
    QGuiApplication.clipboard().setText("A\t4.0\nB\t2.0\n")
    qtbot.keyClick(screen.form.samples.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(screen.prep.volumes.cards) and screen.prep.volumes.isVisible())
    table = screen.prep.volumes.cards[0].table
    ask_cell(table, 1, 1)
    assert screen.where.isVisible()
    assert screen.where.text.startswith(f"Lysate, B = 500{NB}µL\n  = amount / protein = 1{NB}mg / 2")
    table.setFocus()
    table.setCurrentIndex(table.table.index(0, 1))
    menu_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table.viewport(), menu_key)
    assert screen.where.text.startswith(f"Lysate, A = 250{NB}µL")


def test_in_the_record_with_who_gave_it(qtbot: QtBot, tmp_path: Path) -> None:
    day = eventful_day()
    desk = desk_of(tmp_path, day)
    screen = RecordScreen(desk)
    desk.setParent(screen)
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    screen.show_run(RUN_ID)
    qtbot.waitUntil(lambda: screen.bar.where.isVisible(), timeout=10_000)
    where = pressed(qtbot, screen)
    texts = [where.value.input.itemText(at) for at in range(where.value.input.count())]
    protein = next(at for at, text in enumerate(texts) if text.startswith("Protein,") and "mg/mL" in text)
    where.value.input.activated.emit(protein)
    assert "entered by" in where.text
    assert ", step " in where.text
