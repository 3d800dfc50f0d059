"""The sections of a protocol with how far each is: `✓ Cell lysis  6 / 6`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Type, Weight, theme_now
from protocolapp.gui.theme.tokens import MARK, TARGET
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.gui.widgets.pressable import Pressable
from protocolapp.gui.widgets.roving import RovingFocus
from protocolapp.gui.widgets.state_mark import Mark, paint_mark

_LEAST_WIDTH = 180


@dataclass(frozen=True, slots=True)
class SectionItem:
    """One line. number: in its mark; count: at the right, e.g. `6 / 6`; level: 1 for a step under its section."""

    key: str
    name: str
    mark: Mark
    number: str = ""
    count: str = ""
    selected: bool = False
    level: int = 0


class SectionList(Column):
    """A column of lines; Up and Down walk, Enter or Space chooses. chosen carries the key."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self.setAccessibleName(name)
        self._lines: list[_Line] = []
        self._roving = RovingFocus(self)

    def set_items(self, items: Sequence[SectionItem]) -> None:
        """Show these; lines are kept, so the focus stays where it is."""
        while len(self._lines) < len(items):
            line = _Line(self)
            line.pressed_key.connect(self.chosen)
            self._lines.append(line)
            self.add(line)
        while len(self._lines) > len(items):
            line = self._lines.pop()
            line.hide()
            line.deleteLater()
        for line, item in zip(self._lines, items, strict=True):
            line.set_item(item)
        stops = [index for index, item in enumerate(items) if item.selected]
        self._roving.watch(self._lines, stops[0] if stops else 0)


class _Line(Pressable):
    pressed_key = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._item = SectionItem("", "", Mark.OPEN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)

    def set_item(self, item: SectionItem) -> None:
        if item == self._item:
            return
        self._item = item
        self.setText(item.name)
        said = [visible(item.name), str(item.mark), item.count.replace("/", self.tr("of"))]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(tooltip(item.name))
        self.update()

    def _tell(self) -> None:
        self.pressed_key.emit(self._item.key)

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(_LEAST_WIDTH), theme.px(TARGET if not self._item.level else 36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, item = theme_now(), self._item
        painter = QPainter(self)
        radius = theme.px(Corner.MEDIUM)
        if item.selected or self.underMouse():
            panel(painter, self.rect(), radius, theme.colour("sunk" if item.selected else "background"))
        gap, side = theme.px(Space.TIGHT), theme.px(MARK)
        left = gap + item.level * (side + gap)
        mark = QRect(left, (self.height() - side) // 2, side, side)
        paint_mark(painter, theme, mark, item.mark, visible(item.number), self.devicePixelRatioF())
        small = theme.font(Type.SMALL)
        count = QFontMetrics(small).horizontalAdvance(item.count)
        room = self.rect().adjusted(mark.right() + gap + 1, 0, -gap, 0)
        painter.setFont(small)
        painter.setPen(theme.colour("third"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, item.count)
        room.adjust(0, 0, -(count + gap) if count else 0, 0)
        painter.setFont(theme.font(Type.BODY, Weight.SEMIBOLD if item.selected else Weight.REGULAR))
        painter.setPen(theme.colour("ink"))
        name = painter.fontMetrics().elidedText(self.shown(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, name)
        if self.hasFocus():
            focus_ring(painter, self.rect(), radius, theme.colour("focus"))
