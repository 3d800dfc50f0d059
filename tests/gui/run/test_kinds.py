"""Moments, tables, plates and files on the run screen, by keys, by paste and by drop."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.entry_input import EntryLine
from protocolapp.gui.run.file_entry import EntryFile
from protocolapp.gui.run.file_list import SmallPicture
from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.plate_entry import EntryPlate
from protocolapp.gui.run.plate_told import told_of
from protocolapp.gui.run.table_entry import EntryTable
from protocolapp.gui.run.thumbnails import thumbnail
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.protocol.plate_text import read_plate
from protocolapp.protocol.readings import Attachment, PlateReadings, TableValue
from protocolapp.run.attached import attached_files
from protocolapp.run.commands import EnterValue
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.ports import StoreError
from tests.gui.run.at_the_bench import AtTheBench
from tests.run.kinds import BEGIN, BLOT, READ, SEEN, STANDARDS, kinds_protocol

_TAB = Qt.Key.Key_Tab
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot) -> AtTheBench:
    return AtTheBench(qtbot, kinds_protocol())


def look_at(bench: AtTheBench, ref: str) -> None:
    bench.screen.driver.looking.look_at(ref)


def part(bench: AtTheBench, ref: str, name: str, row: str = "") -> QWidget:
    found = bench.screen.card.body.input(EntryKey(ref, name, row))
    assert found is not None
    return found


def table(bench: AtTheBench) -> EntryTable:
    look_at(bench, STANDARDS)
    found = part(bench, STANDARDS, "standards")
    assert isinstance(found, EntryTable)
    return found


def plate(bench: AtTheBench) -> EntryPlate:
    look_at(bench, READ)
    found = part(bench, READ, "readings")
    assert isinstance(found, EntryPlate)
    return found


def value(bench: AtTheBench, ref: str, name: str, row: str = "") -> Value | None:
    entry = bench.state.entries.get(EntryKey(ref, name, row))
    return entry.current.value if entry is not None else None


def shown(bench: AtTheBench, ref: str, name: str) -> str:
    return bench.state.entries[EntryKey(ref, name)].current.shown


def words(widget: QWidget) -> str:
    return " | ".join(label.literal() for label in widget.findChildren(PlainLabel))


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def drop(target: QWidget, *paths: Path) -> None:
    """Files let fall on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    target.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), action, data, button, NONE))
    target.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, NONE))


def picture(path: Path, kind: str = "PNG") -> Path:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    assert image.save(str(path), kind)  # type: ignore[call-overload]
    return path


def names(bench: AtTheBench) -> list[str]:
    return [one.file.name for one in attached_files(bench.state)]


def test_n_fills_in_this_moment_and_keeps_it(bench: AtTheBench) -> None:
    line = bench.focus()
    assert isinstance(line, EntryLine)
    assert "n for now" in line.placeholderText()
    bench.type("n")
    assert line.text() == f"{bench.clock.now().local:%Y-%m-%d %H:%M}"
    assert shown(bench, BEGIN, "began") == line.text()


def test_a_table_is_typed_by_keys_alone_and_recorded_at_once(bench: AtTheBench) -> None:
    bench.finish(BEGIN)
    one = table(bench)
    assert bench.focus() is one.table.grid
    for text, key in (("0", _TAB), ("0.050", _TAB), ("125", _TAB), ("0.21", Qt.Key.Key_Return)):
        for sign in text:
            bench.type(sign)  # where the keyboard is now: the first one opens the cell
        bench.press(key)
    bench.qtbot.waitUntil(lambda: one.draft()[-1:] == ({"standard": "125", "absorbance": "0.21"},))
    assert value(bench, STANDARDS, "standards") is None
    one.table.grid.setFocus()
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert value(bench, STANDARDS, "standards") == TableValue(
        ("standard", "absorbance"), (("0", "0.050"), ("125", "0.21"))
    )
    assert not one.record.isEnabled()


def test_a_table_is_pasted_and_what_cannot_be_read_is_said(bench: AtTheBench) -> None:
    one = table(bench)
    put_on_clipboard("Standard\tA562\n0\thigh\n")
    one.table.grid.setFocus()
    bench.press(Qt.Key.Key_V, CONTROL)
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert value(bench, STANDARDS, "standards") is None
    assert "A562, row 1:" in words(one)
    assert one.draft()
    put_on_clipboard("0\t0.05\n")
    one.table.grid.go_to(0, 0)
    bench.press(Qt.Key.Key_V, CONTROL)
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert value(bench, STANDARDS, "standards") == TableValue(("standard", "absorbance"), (("0", "0.05"),))


def test_a_cell_that_cannot_be_read_or_breaks_its_limits_is_marked(bench: AtTheBench) -> None:
    one = table(bench)
    one.put_draft(({"standard": "2500", "absorbance": "high"}, {"standard": "5", "absorbance": "0.1"}))
    states = [[cell.state for cell in row.cells] for row in one.table.grid.table.rows]
    assert states == [[InputState.WARN, InputState.ERROR], [InputState.NORMAL] * 2]
    assert one.table.grid.table.rows[0].cells[0].message == "Outside 0–2000\u00a0µg/mL"


def test_neither_enter_nor_letters_in_a_table_work_the_run(bench: AtTheBench) -> None:
    bench.finish(BEGIN)
    one = table(bench)
    before = bench.state.version
    one.table.grid.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_Return):
        bench.press(key)
    assert bench.state.version == before
    assert not bench.screen.card.asks


def test_a_draft_waits_while_another_step_is_looked_at(bench: AtTheBench) -> None:
    table(bench).put_draft(({"standard": "0", "absorbance": "0.05"},))
    plate(bench).put_draft("A1\t5")
    assert table(bench).draft() == ({"standard": "0", "absorbance": "0.05"},)
    assert plate(bench).draft() == "A1\t5"


def test_a_table_out_of_limits_asks_for_a_reason_and_is_kept_with_it(bench: AtTheBench) -> None:
    one = table(bench)
    one.put_draft(({"standard": "2500", "absorbance": "0.05"},))
    one.give()
    assert bench.screen.card.reason.isVisible()
    bench.screen.card.reason.given.emit("old stock")
    assert [one.kind for one in bench.state.deviations] == [DeviationKind.OUT_OF_LIMITS]
    assert isinstance(value(bench, STANDARDS, "standards"), TableValue)


def test_a_table_of_each_sample_stands_below_its_rows(bench: AtTheBench) -> None:
    look_at(bench, SEEN)
    assert [field.name for field in bench.step.fields] == [
        "Counts, Sample 1", "Counts, Sample 2",
    ]  # fmt: skip
    one = part(bench, SEEN, "counts", "s2")
    assert isinstance(one, EntryTable)
    one.put_draft(({"live": "12"},))
    one.give()
    assert value(bench, SEEN, "counts", "s2") == TableValue(("live", "dead"), (("12", ""),))


def test_a_pasted_plate_is_drawn_before_it_is_recorded(bench: AtTheBench) -> None:
    one = plate(bench)
    wells = bench.service.plan.by_ref[READ].asked[0].wells
    put_on_clipboard("\n".join(f"{well}\t{number}" for number, well in enumerate(wells[:-1], 100)))
    one.paste_field.setFocus()
    bench.press(Qt.Key.Key_V, CONTROL)
    assert one.drawing.isVisibleTo(one)
    assert f"1 of {len(wells)} wells in use were not read: {wells[-1]}" in words(one).replace("\u00a0", " ")
    assert value(bench, READ, "readings") is None
    bench.press(Qt.Key.Key_Return, CONTROL)
    kept = value(bench, READ, "readings")
    assert isinstance(kept, PlateReadings)
    assert len(kept.wells) == len(wells) - 1
    assert one.draft() == ""
    assert one.drawing.isVisibleTo(one)


def test_recorded_with_the_mouse_the_keyboard_goes_on_to_what_comes_next(bench: AtTheBench) -> None:
    one = plate(bench)
    one.paste_field.setFocus()
    one.put_draft("A1\t5")
    bench.qtbot.mouseClick(one.record, Qt.MouseButton.LeftButton)
    assert value(bench, READ, "readings") is not None
    holder = bench.screen.window().focusWidget()
    assert holder is not None
    assert not one.isAncestorOf(holder)  # not the drawing, in which Space does nothing


def test_a_paste_that_is_no_plate_says_why_and_records_nothing(bench: AtTheBench) -> None:
    one = plate(bench)
    one.put_draft("A1\tlow")
    assert "“low” in A1 is no reading" in words(one)
    assert not one.record.isEnabled()
    one.give()
    assert value(bench, READ, "readings") is None


def test_pasting_again_takes_the_place_of_what_was_pasted(bench: AtTheBench) -> None:
    one = plate(bench)
    one.paste_field.setFocus()
    for text in ("A1\t5", "A2\t6"):
        put_on_clipboard(text)
        bench.press(Qt.Key.Key_V, CONTROL)
    assert one.draft() == "A2\t6"


def test_the_wells_that_were_read_are_told_against_those_in_use() -> None:
    readings = read_plate("A1\t1\nA2\t3")
    assert told_of(readings, ()) == "2\u00a0wells, 1 to 3"
    assert told_of(readings, ("A1", "A2")).endswith("all 2 wells in use were read")
    assert told_of(readings, ("A1", "B1")).endswith(
        "1 of 2 wells in use were not read: B1 · read though not in use: A2"
    )


def test_a_file_is_dropped_where_it_is_asked_for(bench: AtTheBench, tmp_path: Path) -> None:
    look_at(bench, BLOT)
    one = part(bench, BLOT, "image")
    assert isinstance(one, EntryFile)
    drop(one, picture(tmp_path / "blot.png"))
    bench.qtbot.waitUntil(lambda: names(bench) == ["blot.png"])
    kept = value(bench, BLOT, "image")
    assert isinstance(kept, Attachment)
    assert bench.workplace.attachments.fault(kept.where, kept.sha256) == ""
    assert "blot.png" in words(one)


def test_another_file_in_its_place_asks_why(bench: AtTheBench, tmp_path: Path) -> None:
    look_at(bench, BLOT)
    one = part(bench, BLOT, "image")
    drop(one, picture(tmp_path / "blot.png"))
    bench.qtbot.waitUntil(lambda: names(bench) == ["blot.png"])
    drop(one, picture(tmp_path / "again.jpg", "JPEG"))
    bench.qtbot.waitUntil(bench.screen.card.reason.isVisible)
    bench.screen.card.reason.given.emit("exposed longer")
    assert names(bench) == ["blot.png", "again.jpg"]


def test_a_file_is_chosen_by_key(bench: AtTheBench, tmp_path: Path) -> None:
    bench.finish(BEGIN)
    look_at(bench, BEGIN)
    bench.screen.setFocus()
    bench.letter("t")
    dialog = bench.screen.card.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(picture(tmp_path / "gel.png"))])
    dialog.close()
    bench.qtbot.waitUntil(lambda: names(bench) == ["gel.png"])
    assert [one.name for one in bench.step.files] == ["gel.png"]


def test_files_that_fall_on_a_step_are_attached_and_listed(bench: AtTheBench, tmp_path: Path) -> None:
    raw = tmp_path / "raw.csv"
    raw.write_text("1,2")
    drop(bench.screen.card.body, picture(tmp_path / "gel.png"), raw)
    bench.qtbot.waitUntil(lambda: names(bench) == ["gel.png", "raw.csv"])
    listed = bench.screen.card.body.files
    assert listed.isVisibleTo(bench.screen)
    assert "gel.png" in words(listed)
    bench.screen.driver.do(Gesture.UNDO)
    assert names(bench) == ["gel.png"]


def test_a_small_picture_is_shown(bench: AtTheBench, tmp_path: Path) -> None:
    drop(bench.screen.card.body, picture(tmp_path / "gel.png"))
    bench.qtbot.waitUntil(lambda: names(bench) == ["gel.png"])
    shown = bench.screen.card.body.files
    bench.qtbot.waitUntil(lambda: any(not one.pixmap().isNull() for one in shown.findChildren(SmallPicture)))


def test_a_picture_on_the_clipboard_is_attached(bench: AtTheBench) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    bench.screen.setFocus()
    bench.press(Qt.Key.Key_V, CONTROL)
    bench.qtbot.waitUntil(lambda: bool(names(bench)))
    [one] = attached_files(bench.state)
    assert one.file.name == f"pasted-{bench.clock.now().local:%Y-%m-%d-%H%M%S}.png"
    assert one.file.media == "image/png"


def test_an_empty_clipboard_is_said(bench: AtTheBench) -> None:
    put_on_clipboard("a text")
    bench.screen.setFocus()
    bench.press(Qt.Key.Key_V, CONTROL)
    assert "no picture on the clipboard" in words(bench.screen.card.banner)
    assert names(bench) == []


def test_a_copy_that_fails_is_told_and_nothing_is_recorded(bench: AtTheBench, tmp_path: Path) -> None:
    bench.workplace.attachments.refusing = StoreError(
        "blot.png was not written", "The disk is full.", "Free some space."
    )
    before = bench.state.version
    drop(bench.screen.card.body, picture(tmp_path / "blot.png"), picture(tmp_path / "two.png"))
    bench.qtbot.waitUntil(lambda: "The disk is full" in words(bench.screen.card.banner))
    assert not bench.screen.driver.attaching.busy
    assert bench.state.version == before


def test_a_file_whose_event_could_not_be_saved_is_recorded_by_trying_again(
    bench: AtTheBench, tmp_path: Path
) -> None:
    bench.workplace.memory.full = True
    drop(bench.screen.card.body, picture(tmp_path / "blot.png"))
    bench.qtbot.waitUntil(lambda: bool(bench.desk.unsaved))
    assert names(bench) == []
    bench.workplace.memory.full = False
    assert bench.desk.try_again()
    assert names(bench) == ["blot.png"]


def test_a_rehearsal_takes_the_name_of_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtTheBench(qtbot, kinds_protocol(), rehearsal=True)
    look_at(bench, BLOT)
    line = part(bench, BLOT, "image")
    assert isinstance(line, EntryLine)
    bench.do(EnterValue(BLOT, "image", "blot.tif"))
    assert shown(bench, BLOT, "image") == "blot.tif"
    drop(bench.screen.card.body, picture(tmp_path / "gel.png"))
    qtbot.waitUntil(lambda: "A rehearsal keeps no files" in words(bench.screen.card.banner))


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("media", ["image/png", "image/jpeg", "image/gif", ""])
@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + bytes(500)])
def test_what_is_no_picture_has_no_small_one(data: bytes, media: str) -> None:
    assert thumbnail(data, media).isNull()


@pytest.mark.usefixtures("qapp")
def test_a_small_picture_is_small(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG"):
        data = picture(tmp_path / "one", kind).read_bytes()
        small = thumbnail(data, f"image/{kind.lower()}")
        assert (small.width(), small.height()) == (256, 170)
