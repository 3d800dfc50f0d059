"""Tubes in a row, how full and how strong each is, and what goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form.picture import Transfer, Tube, TubeKind, TubesPicture
from protocolapp.gui.theme import Corner, Space, Theme, Weight, theme_now
from protocolapp.gui.widgets.drawing import focus_ring
from protocolapp.gui.widgets.picture_base import PaintedPicture, draw_text, level_colour

_ROOM, _WIDEST_ROOM = 80, 128
_WIDE, _TALL, _ABOVE, _LINE = 36, 96, 44, 20
_LINES = 4
_NONE = TubesPicture((), ())


class TubesDrawing(PaintedPicture):
    """As many in a line as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = _NONE
        self.setAccessibleName(self.tr("Tubes"))

    def show_picture(self, picture: TubesPicture) -> None:
        """Show these tubes."""
        if picture != self._picture:
            self._picture = picture
            self.setAccessibleName(self.tr("Tubes: {text}").format(text=picture.text))
            self.tell(picture.text)

    def high(self, theme: Theme, width: int) -> int:
        each, count = self._each(theme, width), len(self._picture.tubes)
        lines = -(-count // each)
        return lines * self._line_height(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, tube in enumerate(self._picture.tubes):
            self._paint_tube(painter, theme, number, tube)
        for transfer in self._picture.transfers:
            self._paint_transfer(painter, theme, transfer)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(Corner.SMALL), theme.colour("focus"))

    def _paint_tube(self, painter: QPainter, theme: Theme, number: int, tube: Tube) -> None:
        place = self._place(theme, number)
        body = QRectF(0, 0, theme.px(_WIDE), theme.px(_TALL))
        body.moveCenter(QPointF(place.center().x(), 0))
        body.moveTop(place.top() + theme.px(_ABOVE))
        path = _tube_path(body)
        painter.save()
        painter.setClipPath(path)
        high = (body.height() - theme.px(Space.SNUG)) * min(float(tube.filled), 1.0)
        liquid = QRectF(body.left(), body.bottom() - high, body.width(), high)
        fill = level_colour(theme, tube.level) if tube.level is not None else theme.colour("waiting")
        painter.fillRect(liquid, fill)
        painter.restore()
        style = Qt.PenStyle.DashLine if tube.kind is TubeKind.BLANK else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("second"), 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        rim = theme.px(Space.HAIR)
        painter.drawLine(QPointF(body.left() - rim, body.top()), QPointF(body.right() + rim, body.top()))
        diluents = self._picture.diluent
        diluent = diluents[number] if number < len(diluents) else ""
        self._paint_words(
            painter,
            theme,
            QRect(place.left(), round(body.bottom()) + theme.px(Space.HAIR), place.width(), theme.px(_LINE)),
            (tube.strength, tube.volume, f"+ {diluent}" if diluent else "", tube.name),
        )

    def _paint_words(self, painter: QPainter, theme: Theme, room: QRect, words: tuple[str, ...]) -> None:
        inks = ("ink", "second", "second", "third")
        for number, (word, ink) in enumerate(zip(words, inks, strict=True)):
            if word:
                weight = Weight.SEMIBOLD if number == 0 else Weight.REGULAR
                draw_text(painter, theme, word, room.adjusted(2, 0, -2, 0), ink, weight)
                room.translate(0, room.height())

    def _paint_transfer(self, painter: QPainter, theme: Theme, transfer: Transfer) -> None:
        """From rim to rim; what is discarded, or goes to the next line, points out of the row. What comes from afar
        drops in from above."""
        source = self._place(theme, transfer.source)
        if transfer.target is not None and transfer.target != transfer.source + 1:
            self._paint_arrival(painter, theme, self._place(theme, transfer.target), transfer.volume)
            return
        discarded, hair = transfer.target is None, theme.px(Space.HAIR)
        top, start = source.top() + theme.px(_ABOVE) - hair, float(source.center().x() + hair)
        stop = start + source.width() * 0.42
        target = self._place(theme, transfer.target) if transfer.target is not None else source
        if not discarded and target.top() == source.top():
            stop = float(target.center().x() - hair)
        rise = theme.px(Space.ROOMY)
        path = QPainterPath(QPointF(start, top))
        path.cubicTo(QPointF(start, top - rise), QPointF(stop, top - rise), QPointF(stop, top - theme.px(5)))
        pen = QPen(theme.colour("third" if discarded else "accent"), 1.5)
        if discarded:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        _paint_head(painter, QPointF(stop, top), theme.px(5), pen)
        word = self.tr("{volume} out").format(volume=transfer.volume) if discarded else transfer.volume
        left = round(start) - hair
        right = left + source.width() if stop - start > source.width() / 2 else self.width()
        self._paint_volume(painter, theme, QRect(left, source.top(), right - left, theme.px(_LINE)), word)

    def _paint_arrival(self, painter: QPainter, theme: Theme, target: QRect, volume: str) -> None:
        tip = QPointF(target.center().x(), target.top() + theme.px(_ABOVE + Space.TIGHT))
        pen = QPen(theme.colour("accent"), 1.5)
        painter.setPen(pen)
        painter.drawLine(tip - QPointF(0, theme.px(Space.ROOMY + Space.HAIR)), tip - QPointF(0, theme.px(5)))
        _paint_head(painter, tip, theme.px(5), pen)
        self._paint_volume(
            painter, theme, QRect(target.left(), target.top(), target.width(), theme.px(_LINE)), volume
        )

    def _paint_volume(self, painter: QPainter, theme: Theme, room: QRect, word: str) -> None:
        room = QRect(room.left(), room.top(), min(room.width(), theme.px(_WIDEST_ROOM)), room.height())
        draw_text(painter, theme, word, room.adjusted(2, 0, -2, 0), "second")

    def _place(self, theme: Theme, number: int) -> QRect:
        each = self._each(theme, self.width())
        line, column = divmod(number, each)
        room = self.width() - theme.px(Space.WIDE)  # for the arrow out of the last one
        wide = min(room // min(each, max(1, len(self._picture.tubes))), theme.px(_WIDEST_ROOM))
        high = self._line_height(theme)
        return QRect(column * wide, line * high, wide, high)

    def _each(self, theme: Theme, width: int) -> int:
        return max(1, (width - theme.px(Space.WIDE)) // theme.px(_ROOM))

    def _line_height(self, theme: Theme) -> int:
        lines = _LINES if any(self._picture.diluent) else _LINES - 1
        return theme.px(_ABOVE + _TALL + lines * _LINE + Space.SNUG)


def _tube_path(body: QRectF) -> QPainterPath:
    """Open above, round below."""
    path = QPainterPath(body.topLeft())
    round_from = body.bottom() - body.width() * 0.62
    path.lineTo(body.left(), round_from)
    path.cubicTo(
        QPointF(body.left(), body.bottom()),
        QPointF(body.right(), body.bottom()),
        QPointF(body.right(), round_from),
    )
    path.lineTo(body.topRight())
    return path


def _paint_head(painter: QPainter, tip: QPointF, size: int, pen: QPen) -> None:
    head = QPainterPath(tip)
    head.lineTo(tip + QPointF(-size, -size * 1.5))
    head.lineTo(tip + QPointF(size, -size * 1.5))
    head.closeSubpath()
    painter.fillPath(head, pen.color())
