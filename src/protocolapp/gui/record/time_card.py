"""The time line of a record: planned above, actual below, with words for its colours."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.record.record_view import GAP, TimeView
from protocolapp.gui.theme import Ink, Space, Theme, Themed, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.time_line import Segment, SegmentKind, TimeLine

_KINDS = {
    "hands-on": SegmentKind.HANDS_ON,
    "waiting": SegmentKind.WAITING,
    "late": SegmentKind.OVERDUE,
    "resting": SegmentKind.AHEAD,
    GAP: SegmentKind.AHEAD,
}
_FILLS = {"hands-on": "accent", "waiting": "waiting", "late": "alarm", "resting": "line"}


class TimeCard(Column):
    """Two bars on one scale and the legend."""

    def __init__(self, view: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        planned, actual = TimeLine(view.planned_said), TimeLine(view.actual_said)
        planned.set_captions(self.tr("planned"), "", "")
        actual.set_captions(self.tr("actual, from {begin}").format(begin=view.begins), "", view.ends)
        for bar, parts in ((planned, view.planned), (actual, view.actual)):
            bar.set_segments([Segment(_KINDS[kind], share) for kind, share in parts])
        legend = Flow(Space.BASE)
        for kind in view.kinds:
            legend.add(_Key(kind))
        for part in (planned, actual, legend):
            self.add(part)


class _Key(Row):
    """A square of a colour and its word."""

    def __init__(self, kind: str) -> None:
        super().__init__(Space.HAIR)
        self.add(_Square(kind), align=Qt.AlignmentFlag.AlignVCenter)
        self.add(Caption(kind, Ink.SECOND, wrap=False))


class _Square(QWidget, Themed):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = theme_now().px(Space.SNUG)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        square = QRect(0, 0, self.width(), self.height())
        painter.fillRect(square, theme.colour(_FILLS[self._kind]))
        if self._kind == "late":  # hatched, as in the bar
            painter.fillRect(square, QBrush(theme.colour("on_alarm"), Qt.BrushStyle.BDiagPattern))
