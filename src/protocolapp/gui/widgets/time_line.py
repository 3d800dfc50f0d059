"""The bar of a run's time: hands-on, waiting, overdue, and where now is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from protocolapp.gui.theme import Corner, Ink, Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.drawing import rounded
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plain_text import tooltip, visible


class SegmentKind(StrEnum):
    """What a stretch of time is; the value is the word for it."""

    HANDS_ON = "hands-on"
    WAITING = "waiting"
    OVERDUE = "overdue"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time. length: in any unit, the same for all; label: told when pointed at."""

    kind: SegmentKind
    length: float
    label: str = ""


_FILLS = {
    SegmentKind.HANDS_ON: "accent",
    SegmentKind.WAITING: "waiting",
    SegmentKind.OVERDUE: "alarm",
    SegmentKind.AHEAD: "line",
}
_HEIGHT, _NOW_WIDTH = 14, 6


class TimeLine(Column):
    """The bar with up to three captions below it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._bar = _Bar(name)
        self._start, self._middle, self._end = (
            PlainLabel("", Type.SMALL, ink=Ink.SECOND, elide=True, align=align)
            for align in (
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignHCenter,
                Qt.AlignmentFlag.AlignRight,
            )
        )
        below = Row(Space.SNUG)
        below.add(self._start)
        below.add(self._middle, stretch=1)
        below.add(self._end)
        self.add(self._bar)
        self.add(below)

    def set_segments(self, segments: Sequence[Segment], now: float | None = None) -> None:
        """Show these. now: where the present stands, 0 to 1 of the whole; None for a plan."""
        self._bar.show_segments(tuple(segments), now)

    def set_captions(self, start: str, middle: str, end: str) -> None:
        for label, text in zip((self._start, self._middle, self._end), (start, middle, end), strict=True):
            label.setText(text)


class _Bar(QLabel, Themed):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._segments: tuple[Segment, ...] = ()
        self._now: float | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: tuple[Segment, ...], now: float | None) -> None:
        self._segments, self._now = segments, now
        told = [f"{visible(s.label)} ({s.kind})" for s in segments if s.label]
        self.setText(f"{self._name}: {', '.join(told)}" if told else self._name)
        self.update()

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(80), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded(self.rect(), theme.px(Corner.SMALL)))
        painter.fillRect(self.rect(), theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for segment, room in self._rooms():
            painter.fillRect(room, theme.colour(_FILLS[segment.kind]))
            if segment.kind is SegmentKind.OVERDUE:  # not by colour alone
                painter.fillRect(room, QBrush(theme.colour("on_alarm"), Qt.BrushStyle.BDiagPattern))
        if self._now is not None:
            width = theme.px(_NOW_WIDTH)
            left = round(max(0.0, min(self._now, 1.0)) * (self.width() - width))
            painter.fillRect(QRect(left, 0, width, self.height()), theme.colour("ink"))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            labels = [segment.label for segment, room in self._rooms() if room.contains(event.pos())]
            QToolTip.showText(event.globalPos(), tooltip(labels[0]) if labels else "", self)
            return True
        return super().event(event)

    def _rooms(self) -> list[tuple[Segment, QRect]]:
        whole = sum(max(0.0, segment.length) for segment in self._segments)
        rooms, passed = [], 0.0
        for segment in self._segments if whole > 0 else ():
            left = round(self.width() * passed / whole)
            passed += max(0.0, segment.length)
            right = round(self.width() * passed / whole)
            rooms.append((segment, QRect(left, 0, right - left, self.height())))
        return rooms
