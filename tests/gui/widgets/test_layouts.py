"""Boxes, flows, scrolling columns and the zone that takes files."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSpacerItem, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import Space, apply_theme
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.drop_zone import DroppedFiles, DropZone
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.focus_order import walk_in_reading_order
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.services.preferences import ThemeMode


def test_spaces_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    row = Row(Space.SNUG)
    first, second = QWidget(), QWidget()
    for child in (first, second):
        child.setFixedSize(40, 40)
        row.add(child)
    qtbot.addWidget(row)
    row.show()
    assert row.sizeHint().width() == 92
    apply_theme(qapp, ThemeMode.LIGHT, 200)
    assert row.sizeHint().width() == 104


def test_clearing_deletes_the_children(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    column.show()
    child = QWidget()
    column.add(child)
    with qtbot.waitSignal(child.destroyed, timeout=1000):
        column.clear()
    assert column.findChildren(QWidget) == []


def _flow(qtbot: QtBot, column: int) -> tuple[Flow, list[QWidget]]:
    flow = Flow(Space.SNUG, column)
    children = [QWidget() for _ in range(5)]
    for child in children:
        child.setMinimumSize(100, 40)
        flow.add(child)
    qtbot.addWidget(flow)
    flow.resize(340, 400)
    flow.show()
    return flow, children


def test_chips_flow_into_lines(qtbot: QtBot) -> None:
    flow, children = _flow(qtbot, 0)
    assert [child.y() for child in children] == [0, 0, 0, 52, 52]
    assert flow.heightForWidth(340) == 92
    assert flow.heightForWidth(100) == 5 * 40 + 4 * 12


def test_cards_fill_equal_columns(qtbot: QtBot) -> None:
    flow, children = _flow(qtbot, 150)
    assert {child.width() for child in children} == {164}
    flow.resize(600, 400)
    assert {child.width() for child in children} == {(600 - 24) // 3}


def test_hidden_children_take_no_place(qtbot: QtBot) -> None:
    flow, children = _flow(qtbot, 0)
    children[0].hide()
    QApplication.processEvents()
    assert children[1].x() == 0
    assert flow.heightForWidth(340) == 92


def test_a_flow_in_a_column_gets_the_height_it_needs(qtbot: QtBot) -> None:
    column, below = ScrollColumn(), PlainLabel("below")
    flow, children = _flow(qtbot, 0)
    column.column.add(flow)
    column.column.add(below)
    column.column.add_stretch()
    qtbot.addWidget(column)
    column.resize(230, 150)
    column.show()
    qtbot.waitUntil(lambda: below.y() >= children[-1].geometry().bottom())
    assert column.verticalScrollBar().maximum() > 0


def test_what_gets_the_keyboard_is_scrolled_into_sight(qtbot: QtBot) -> None:
    scroll = ScrollColumn()
    buttons = [Button(f"Step {number}") for number in range(20)]
    for button in buttons:
        scroll.column.add(button)
    qtbot.addWidget(scroll)
    scroll.resize(200, 200)
    scroll.show()
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    for button in buttons[:19]:
        qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert buttons[19].hasFocus()
    assert scroll.viewport().rect().contains(buttons[19].mapTo(scroll.viewport(), QPoint(5, 5)))


def _data(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def _drop(zone: DropZone, data: QMimeData) -> bool:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(zone, enter)
    if enter.isAccepted():
        QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


def test_files_let_fall_are_told(qtbot: QtBot) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    zone.show()
    data = _data("file:///tmp/co%20ip.yaml", "https://example.org/x.yaml", "file:///tmp/folder")
    with qtbot.waitSignal(zone.dropped, timeout=500) as dropped:
        assert _drop(zone, data)
    assert dropped.args == [DroppedFiles((Path("/tmp/co ip.yaml"), Path("/tmp/folder")))]  # noqa: S108


@pytest.mark.parametrize("urls", [(), ("https://example.org/x.yaml",)])
def test_anything_else_is_refused(qtbot: QtBot, urls: tuple[str, ...]) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    assert not _drop(zone, _data(*urls))


def test_fields_side_by_side_stand_in_line_below_captions_of_any_length(qtbot: QtBot) -> None:
    flow = Flow(Space.SNUG, 120)
    short, long = TextField("Wells"), TextField("Compound or vehicle added to each of the wells")
    for field in (short, long):
        flow.add(field)
    qtbot.addWidget(flow)
    flow.resize(260, 200)
    flow.show()
    tops = [field.input.mapTo(flow, QPoint(0, 0)).y() for field in (short, long)]
    assert short.pos().y() > long.pos().y()
    assert tops[0] == tops[1]


def test_the_walk_keeps_hold_of_no_layout_item(qtbot: QtBot) -> None:
    """Qt deletes an item with its widget; a Python object that still stood for it would end the program later on."""
    whole, flow, inner = Column(), Flow(), QHBoxLayout()
    first, second, third, last = (QPushButton(one) for one in ("1", "2", "3", "4"))
    whole.add(first)
    inner.addWidget(second)
    whole.add_layout(inner)
    whole.add_stretch()
    flow.add(third)
    whole.add(flow)
    whole.add(last)
    qtbot.addWidget(whole)
    before = _box_items()
    walk_in_reading_order(whole)
    assert _box_items() == before
    assert [_next_key(one).text() for one in (first, second, third)] == ["2", "3", "4"]


def _box_items() -> int:
    return sum(isinstance(one, QWidgetItem | QSpacerItem) for one in shiboken6.getAllValidWrappers())


def _next_key(widget: QWidget) -> QPushButton:
    following = widget.nextInFocusChain()
    assert following is not None
    return following if isinstance(following, QPushButton) else _next_key(following)
