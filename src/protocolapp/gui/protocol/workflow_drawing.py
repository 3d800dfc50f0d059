"""The workflow as a picture that can be walked: by pointing, or step by step with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.protocol.workflow_paint import ShapePainter, measure_of
from protocolapp.gui.theme import Corner, Theme, theme_now
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.picture_base import PaintedPicture
from protocolapp.plan.workflow import Workflow, lay_out, step_sentence, workflow_lines
from protocolapp.plan.workflow.layout import Drawing
from protocolapp.plan.workflow.shapes import Place

_KEPT = 4
_RING, _AROUND = 2.0, 5.0
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class WorkflowDrawing(PaintedPicture):
    """step_asked carries the ref of the step that was clicked, or reached by arrow keys and pressed.

    walked carries the QRect of the step that the keyboard has reached, so that it can be scrolled into sight.
    """

    step_asked = Signal(object)
    walked = Signal(object)

    def __init__(self, workflow: Workflow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._steps = list(workflow.steps())
        self._drawings: dict[tuple[int, int], Drawing] = {}
        self._at: int | None = None
        self._under: int | None = None
        policy = (
            self.sizePolicy()
        )  # the height it has in its width is enough, and that of a narrow one too much
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        lines = workflow_lines(workflow)
        self.setAccessibleName(self.tr("Workflow"))
        self.setAccessibleDescription("\n".join(lines))
        self.tell("\n".join(lines))

    def drawing(self) -> Drawing:
        """What is painted now."""
        return self._drawing(theme_now(), self.width())

    def high(self, theme: Theme, width: int) -> int:
        return round(self._drawing(theme, width).height * theme.scale / 100) + 1

    def retheme(self, theme: Theme) -> None:
        self._drawings.clear()
        super().retheme(theme)

    def _drawing(self, theme: Theme, width: int) -> Drawing:
        """Layouts ask for the heights of the same few widths many times over."""
        key = (width, theme.scale)
        if key not in self._drawings:
            if len(self._drawings) >= _KEPT:
                self._drawings.pop(next(iter(self._drawings)))
            self._drawings[key] = lay_out(self._workflow, width * 100 / theme.scale, measure_of(theme))
        return self._drawings[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        scale, wanted = theme.scale / 100, event.rect()
        shapes = ShapePainter(painter, theme, self.devicePixelRatioF())
        for band in self.drawing().bands:
            if band.top * scale <= wanted.bottom() and (band.top + band.height) * scale >= wanted.top():
                shapes.paint(band.piece.shapes, band.top)
        for number, token in ((self._under, "control_line"), (self._focused(), "focus")):
            if number is not None:
                self._ring(painter, theme, number, token)

    def _focused(self) -> int | None:
        return (self._at or 0) if self.hasFocus() and self._steps else None

    def _ring(self, painter: QPainter, theme: Theme, number: int, token: str) -> None:
        painter.setPen(QPen(theme.colour(token), _RING if token == "focus" else 1.0))  # noqa: S105 - a colour
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.px(Corner.SMALL)
        painter.drawRoundedRect(self._room(number), radius, radius)

    def _room(self, number: int) -> QRectF:
        """The place of a step with some air around it, in pixels."""
        place, scale = self.drawing().places()[number], theme_now().scale / 100
        room = QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)
        air = _AROUND * scale
        return room.adjusted(-air, -air, air, air)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._steps) - 1
        if event.key() in _ON and (self._at or 0) < last:
            self._walk((self._at or 0) + 1)
        elif event.key() in _BACK and (self._at or 0) > 0:
            self._walk((self._at or 0) - 1)
        elif event.key() in _PRESS and self._steps and not event.isAutoRepeat():
            self.step_asked.emit(self._steps[self._at or 0].ref)
        else:
            super().keyPressEvent(event)

    def _walk(self, number: int) -> None:
        self._at = number
        self.update()
        self.walked.emit(self._room(number).toAlignedRect())
        announce(self, step_sentence(self._steps[number]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._step_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._at = number
            self.update()
            self.step_asked.emit(self._steps[number].ref)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._step_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, number: int | None) -> None:
        if number != self._under:
            self._under = number
            leads_on = number is not None and self._steps[number].numbers
            self.setCursor(Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor)
            self.update()

    def _step_at(self, point: QPointF) -> int | None:
        scale = theme_now().scale / 100
        x, y = point.x() / scale, point.y() / scale
        places = enumerate(self.drawing().places())
        return next((number for number, place in places if _holds(place, x, y)), None)


def _holds(place: Place, x: float, y: float) -> bool:
    return place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height
