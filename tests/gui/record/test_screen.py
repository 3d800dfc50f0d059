"""The record screen with real widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from protocolapp.gui.record.screen import RecordScreen
from protocolapp.gui.record.step_sheet import StepSheet
from protocolapp.gui.record.verification import Verification
from protocolapp.gui.theme import apply_theme
from protocolapp.gui.widgets.callout import Callout
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.run import commands as c
from protocolapp.run.ports import StoreError
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults
from tests.gui.past_runs import HOSTILE, desk_of, tampered
from tests.record.bench_days import RUN_ID, BenchDay, eventful_day

Shown = Callable[[BenchDay], RecordScreen]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Shown:
    def show(day: BenchDay) -> RecordScreen:
        desk = desk_of(tmp_path, day)
        screen = RecordScreen(desk)
        desk.setParent(screen)  # its heart stops with the screen
        qtbot.addWidget(screen)
        screen.resize(1200, 800)
        screen.show()
        screen.show_run(RUN_ID)
        qtbot.waitUntil(lambda: whole(screen), timeout=10_000)
        return screen

    return show


def whole(screen: RecordScreen) -> bool:
    """Its last part is there."""
    return any(part.isVisible() for part in screen.document.findChildren(Verification))


def words(screen: RecordScreen) -> str:
    labels = screen.document.findChildren(PlainLabel)
    return "\n".join(label.literal() for label in labels if label.isVisibleTo(screen))


def test_the_whole_record_is_on_the_screen(shown: Shown) -> None:
    day = eventful_day()
    screen, record = shown(day), day.record()
    text = words(screen)
    for label, value in record.facts:
        assert label in text
        assert value in text
    for line in (record.title, record.named, record.aim, "Exceptions", "Verification", *record.sources):
        assert line in text
    sheets = screen.document.findChildren(StepSheet)
    assert len(sheets) == sum(len(section.steps) for section in record.sections)
    assert accessibility_faults(screen) == []


@pytest.mark.parametrize(("scale", "width"), [(100, 940), (100, 1840), (200, 870)])
def test_nothing_is_cut_off_at_any_width(shown: Shown, qtbot: QtBot, scale: int, width: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeMode.DARK, scale)
    screen = shown(eventful_day())
    screen.resize(width, 800)

    def all_is_there() -> bool:
        steps, tables = (screen.document.findChildren(kind) for kind in (StepSheet, DataTable))
        return (
            screen.width() == width
            and all(step.height() == step.heightForWidth(step.width()) for step in steps)
            and all(table.height() == table.sizeHint().height() for table in tables)
        )

    qtbot.waitUntil(all_is_there)
    assert screen.document.horizontalScrollBar().maximum() == 0


def test_a_run_without_exceptions_says_so(shown: Shown) -> None:
    assert "None recorded." in words(shown(BenchDay()))


def test_text_of_any_origin_is_shown_as_it_is(shown: Shown) -> None:
    day = BenchDay(title=HOSTILE, aim=HOSTILE)
    day.do(c.AddSample(HOSTILE))
    day.do(c.AddNote(HOSTILE, "lysis/wash.1"))
    screen = shown(day)
    assert words(screen).count(HOSTILE) >= 2
    assert accessibility_faults(screen) == []
    assert any(HOSTILE in sheet.text() for sheet in screen.document.findChildren(StepSheet))


def test_a_long_run_is_built_part_by_part(shown: Shown, qtbot: QtBot) -> None:
    screen = shown(eventful_day())
    steps = len(screen.document.findChildren(StepSheet))
    screen.document.clear()
    screen.show_run("another")
    screen.show_run(RUN_ID)
    qtbot.waitUntil(lambda: screen.document.building)
    assert len(screen.document.sheet.findChildren(StepSheet)) < steps
    qtbot.waitUntil(lambda: not screen.document.building)


def test_a_broken_chain_is_loud(shown: Shown) -> None:
    day = BenchDay()
    day.do(c.PauseRun("lunch"))
    tampered(day.store, version=2)
    screen = shown(day)
    assert any(
        "chain" in label.literal()
        for label in screen.document.findChildren(Callout)[0].findChildren(PlainLabel)
    )
    assert not screen.bar.going_on.isVisible()
    assert screen.bar.exporting.isVisible()


def test_an_unfinished_run_is_gone_on_with(shown: Shown, qtbot: QtBot) -> None:
    screen = shown(BenchDay())
    with qtbot.waitSignal(screen.run_requested) as asked:
        qtbot.mouseClick(screen.bar.going_on, Qt.MouseButton.LeftButton)
    assert asked.args == [RUN_ID]


def test_it_is_reopened_for_a_reason_and_the_record_follows(shown: Shown, qtbot: QtBot) -> None:
    day = BenchDay()
    day.do(c.CompleteRun("cells were lost"))
    screen = shown(day)
    qtbot.mouseClick(screen.bar.reopening, Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert screen.sheet.isVisible()  # without a reason nothing happens
    qtbot.keyClicks(screen.focusWidget(), "found them again")
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(screen.bar.going_on.isVisible)
    assert b"found them again" in day.store.read(RUN_ID)[-1].body


def test_title_and_aim_are_changed_where_they_stand(shown: Shown, qtbot: QtBot) -> None:
    day = BenchDay(title="old", aim="same")
    screen = shown(day)
    described = screen._described
    assert described is not None
    qtbot.mouseClick(described.edit, Qt.MouseButton.LeftButton)
    described.title.input.selectAll()
    described.title.input.insert(HOSTILE)
    qtbot.keyClick(described.title.input, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: HOSTILE in words(screen) and whole(screen))
    assert day.record().named == HOSTILE
    assert day.record().aim == "same"
    assert "Saved" in screen._saved.text()


def test_it_is_hidden_and_shown_again(shown: Shown, qtbot: QtBot) -> None:
    day = BenchDay()
    screen = shown(day)
    qtbot.mouseClick(screen.bar.hiding, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.bar.hiding.literal() == "Show in History")
    qtbot.mouseClick(screen.bar.hiding, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.bar.hiding.literal() == "Hide")


def test_the_pdf_is_written_where_it_was_asked_for(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(eventful_day())
    qtbot.mouseClick(screen.bar.exporting, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)))
    dialog = screen.findChildren(QFileDialog)[0]
    assert Path(dialog.selectedFiles()[0]).name == "2026-11-21-01-co-ip-alk.pdf"
    target = tmp_path / "there" / "record.pdf"
    target.parent.mkdir()
    with qtbot.waitSignal(screen.exporting.written, timeout=20_000):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert len(PdfReader(target).pages) > 1
    assert screen.exporting.isVisible()
    assert screen._desk.preferences.export_folder == str(target.parent)


def test_a_folder_that_is_gone_is_told_calmly(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(BenchDay())
    screen.export()
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)))
    with qtbot.waitSignal(screen.exporting._writing.failed, timeout=20_000):
        screen.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "gone" / "record.pdf"))
    screen.findChildren(QFileDialog)[0].close()
    said = [label.literal() for label in screen.exporting.findChildren(PlainLabel)]
    assert any("gone" in line for line in said)


def test_what_cannot_be_saved_stays_as_it_was(shown: Shown, qtbot: QtBot) -> None:
    day = BenchDay()
    screen = shown(day)
    day.store.full = True
    with qtbot.waitSignal(screen._desk.not_saved):
        qtbot.mouseClick(screen.bar.hiding, Qt.MouseButton.LeftButton)
    assert screen.bar.hiding.literal() == "Hide"


def test_a_run_that_is_not_there_is_told(shown: Shown) -> None:
    screen = shown(BenchDay())
    screen.show_run("nobody")
    assert screen.banner.isVisible()
    assert not screen.document.sheet.isVisible()


def test_preferences_that_cannot_be_kept_do_not_hold_up_the_pdf(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(BenchDay())
    screen._desk.workplace.not_kept = StoreError("Not kept", "The disk is full.", "Free some.")  # type: ignore[attr-defined]
    screen.export()
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)))
    with qtbot.waitSignal(screen.exporting.written, timeout=20_000):
        screen.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "record.pdf"))
    screen.findChildren(QFileDialog)[0].close()
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")


def test_the_widest_step_keeps_all_its_columns(qtbot: QtBot) -> None:
    from protocolapp.gui.record.steps_view import step_view

    step = eventful_day().record().sections[1].steps[0]
    assert step.table is not None
    wide = replace(step.table, header=("A " * 40, *step.table.header[1:]), rows=(("word " * 60, "1", "2"),))
    sheet = StepSheet(step_view(replace(step, table=wide)))
    qtbot.addWidget(sheet)
    assert sheet.heightForWidth(360) > sheet.heightForWidth(900) > 0
