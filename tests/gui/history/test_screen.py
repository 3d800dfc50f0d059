"""The history screen with real widgets and the store's contract in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.history.screen import HistoryScreen
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.run import commands as c
from tests.fakes.memory_store import MemoryStore
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.gui.past_runs import HOSTILE, desk_of, tampered
from tests.record.bench_days import RUN_ID, BenchDay
from tests.store.making import event, header, run_id

Shown = Callable[[Desk], HistoryScreen]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(desk: Desk) -> HistoryScreen:
        screen = HistoryScreen(desk)
        desk.setParent(screen)
        qtbot.addWidget(screen)
        screen.resize(1200, 800)
        screen.show()
        screen.refresh()
        return screen

    return show


def many(folder: Path, number: int) -> Desk:
    """So many runs, every third of them completed."""
    store = MemoryStore()
    for one in range(1, number + 1):
        ended = [event("run_completed", 30)] if one % 3 == 0 else []
        store.create(header(one, title=HOSTILE if one == 2 else f"Run {one}"), [event("run_started"), *ended])
    workplace = FolderWorkplace(folder)
    workplace.memory = store  # type: ignore[assignment]
    return Desk(workplace)


def titles(screen: HistoryScreen) -> list[str]:
    model = screen.table.table
    return [model.cell(model.index(row, 4)).text for row in range(model.rowCount())]


def choose(screen: HistoryScreen, title: str) -> None:
    screen.table.selectRow(titles(screen).index(title))


def test_a_page_of_fifty_and_the_ways_to_the_others(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 120))
    assert len(titles(screen)) == 50
    assert titles(screen)[0] == "Run 120"
    qtbot.mouseClick(screen.pager.behind, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.pager.behind, Qt.MouseButton.LeftButton)
    assert len(titles(screen)) == 20
    assert screen.pager.place() == "101 to 120 of 120 runs"
    assert not screen.pager.behind.isEnabled()
    qtbot.mouseClick(screen.pager.before, Qt.MouseButton.LeftButton)
    assert titles(screen)[0] == "Run 70"


def test_searching_begins_at_the_first_page_again(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 120))
    qtbot.mouseClick(screen.pager.behind, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.filters.search, "Run 11")
    assert titles(screen) == [
        f"Run {number}" for number in (119, 118, 117, 116, 115, 114, 113, 112, 111, 110, 11)
    ]


def test_only_unfinished_ones_and_the_order(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 6))
    qtbot.mouseClick(screen.filters.open_only, Qt.MouseButton.LeftButton)
    screen.filters.order.setCurrentIndex(1)
    screen.filters.order.activated.emit(1)
    assert titles(screen) == ["Run 1", HOSTILE, "Run 4", "Run 5"]


def test_nothing_found_offers_all_again(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 3))
    qtbot.keyClicks(screen.filters.search, "zebra")
    assert not screen.table.isVisible()
    assert not screen.bar.isVisible()
    button = next(one for one in screen.findChildren(Button) if one.literal() == "Show all runs")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(screen)) == 3


def test_without_runs_the_library_is_the_next_thing(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 0))
    button = next(one for one in screen.findChildren(Button) if one.literal() == "Go to the library")
    with qtbot.waitSignal(screen.library_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert accessibility_faults(screen) == []


def test_enter_opens_the_record_of_an_ended_run_and_resumes_another(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(many(tmp_path, 6))
    choose(screen, "Run 3")
    assert not screen.bar.resume.isVisible()
    with qtbot.waitSignal(screen.record_requested) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked.args == [run_id(3)]
    choose(screen, "Run 4")
    assert screen.bar.resume.isVisible()
    with qtbot.waitSignal(screen.run_requested) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked.args == [run_id(4)]
    with qtbot.waitSignal(screen.record_requested):
        qtbot.mouseClick(screen.bar.record, Qt.MouseButton.LeftButton)


def test_everything_can_be_told_by_those_who_hear_it(shown: Shown, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 60))
    choose(screen, "Run 58")
    assert accessibility_faults(screen) == []
    model = screen.table.table
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "completed"


def test_text_of_any_origin_is_shown_as_it_is(shown: Shown, tmp_path: Path) -> None:
    screen = shown(many(tmp_path, 3))
    choose(screen, HOSTILE)
    assert any(HOSTILE in label.literal() for label in screen.bar.findChildren(PlainLabel))
    assert accessibility_faults(screen) == []


def said(screen: HistoryScreen) -> str:
    return "\n".join(label.literal() for label in screen.bar.findChildren(PlainLabel))


def test_verifying_tells_in_words(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    day = BenchDay()
    day.do(c.PauseRun("lunch"))
    screen = shown(desk_of(tmp_path, day))
    qtbot.mouseClick(screen.bar.verifying, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The chain is whole: 2\u00a0events" in said(screen))
    tampered(day.store, version=2)
    qtbot.mouseClick(screen.bar.verifying, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "event 2 has been changed" in said(screen))


def test_hiding_takes_it_off_the_list_and_undo_brings_it_back(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(desk_of(tmp_path, BenchDay(title="first")))
    qtbot.mouseClick(screen.bar.hiding, Qt.MouseButton.LeftButton)
    assert titles(screen) == []
    screen.bar.undo.undo_asked.emit()
    assert titles(screen) == ["first"]
    screen.bar.undo.close_offer()


def test_the_undo_is_in_reach_when_the_last_run_was_hidden(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(desk_of(tmp_path, BenchDay(title="only")))
    qtbot.mouseClick(screen.bar.hiding, Qt.MouseButton.LeftButton)
    assert screen.bar.undo.isVisible()
    screen.bar.undo.close_offer()


def test_the_list_follows_what_is_done_elsewhere(shown: Shown, tmp_path: Path) -> None:
    desk = desk_of(tmp_path, BenchDay(title="first"))
    screen = shown(desk)
    desk.submit(RUN_ID, c.CompleteRun("lost"))
    assert screen.table.line() is not None
    assert not screen.table.line().open  # type: ignore[union-attr]


def test_a_pdf_can_be_had_without_opening_the_record(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(desk_of(tmp_path, BenchDay()))
    qtbot.mouseClick(screen.bar.exporting, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)))
    with qtbot.waitSignal(screen.exporting.written, timeout=20_000):
        screen.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "r.pdf"))
    screen.findChildren(QFileDialog)[0].close()
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
