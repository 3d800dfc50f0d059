"""A plate: wells coloured by strength, marked by what they are for; arrows walk through them."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form.picture import ROLE_SIGNS, PlatePicture, Well, WellRole
from protocolapp.calc.plates.plate_format import row_name, well_name
from protocolapp.gui.theme import Corner, Space, Theme, Weight, theme_now
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.drawing import focus_ring
from protocolapp.gui.widgets.picture_base import PaintedPicture, fitting, ink_on, level_colour
from protocolapp.gui.widgets.plain_text import visible

_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
_EDGE, _LARGEST, _WITH_TEXT = 24, 46, 24
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_NONE = PlatePicture("", 1, 1, ())


class PlateDrawing(PaintedPicture):
    """pointed carries what stands in the well under the pointer or the cursor; empty when it is left."""

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plate = _NONE
        self._wells: dict[tuple[int, int], Well] = {}
        self._cursor = (0, 0)
        self.setMouseTracking(True)

    def show_plate(self, plate: PlatePicture) -> None:
        """Show this one; the cursor stays where it is."""
        if plate == self._plate:
            return
        self._plate = plate
        self._wells = {(well.row, well.column): well for well in plate.wells}
        self._cursor = min(self._cursor[0], plate.rows - 1), min(self._cursor[1], plate.columns - 1)
        self.setAccessibleName(self.tr("Plate: {text}").format(text=plate.text))
        self.tell(plate.text)

    def high(self, theme: Theme, width: int) -> int:
        return theme.px(_EDGE) + round(self._side(theme, width) * self._plate.rows) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = max(0, min(self._cursor[0] + step[0], self._plate.rows - 1))
        self._cursor = row, max(0, min(self._cursor[1] + step[1], self._plate.columns - 1))
        self._tell_cursor()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self.pointed.emit(self._said(place) if place is not None else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._cursor = place
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, side = theme.px(_EDGE), self._side(theme, self.width())
        painter.setFont(fitting(theme, str(self._plate.columns), round(side), Weight.REGULAR))
        painter.setPen(theme.colour("third"))
        for column in range(self._plate.columns):
            painter.drawText(QRectF(edge + column * side, 0, side, edge), _CENTRED, str(column + 1))
        for row in range(self._plate.rows):
            painter.drawText(QRectF(0, edge + row * side, edge, side), _CENTRED, row_name(row))
        self._paint_wells(painter, theme)
        if self.hasFocus():
            around = self._room(theme, *self._cursor).toRect().adjusted(-2, -2, 2, 2)
            focus_ring(painter, around, theme.px(Corner.SMALL), theme.colour("focus"))

    def _paint_wells(self, painter: QPainter, theme: Theme) -> None:
        """Hundreds of them: pens, brushes and the font are made once."""
        room = self._room(theme, 0, 0)
        small = room.width() < theme.px(_WITH_TEXT)
        texts = {well: _text(well, small=small) for well in self._plate.wells}
        longest = max(texts.values(), key=len, default="")
        painter.setFont(fitting(theme, longest, round(room.width()), Weight.MEDIUM))
        colours = {level: _Fill(theme, level) for level in {well.level for well in self._plate.wells}}
        empty, edge = QPen(theme.colour("line"), 1), QPen(theme.colour("control_line"), 1)
        for row in range(self._plate.rows):
            for column in range(self._plate.columns):
                well, room = self._wells.get((row, column)), self._room(theme, row, column)
                if well is None or well.role is WellRole.EMPTY:
                    painter.setPen(empty)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(room)
                    continue
                fill = colours[well.level]
                painter.setPen(edge)
                painter.setBrush(fill.brush)
                if well.role in ROLE_SIGNS and well.role is not WellRole.STANDARD:
                    painter.drawRoundedRect(room, theme.px(3), theme.px(3))
                else:
                    painter.drawEllipse(room)
                if texts[well]:
                    painter.setPen(fill.ink)
                    painter.drawText(room, _CENTRED, texts[well])

    def _room(self, theme: Theme, row: int, column: int) -> QRectF:
        edge, side = theme.px(_EDGE), self._side(theme, self.width())
        gap = max(1.0, side * 0.07)
        return QRectF(edge + column * side, edge + row * side, side, side).adjusted(gap, gap, -gap, -gap)

    def _side(self, theme: Theme, width: int) -> float:
        return min((width - theme.px(_EDGE) - theme.px(Space.HAIR)) / self._plate.columns, theme.px(_LARGEST))

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        theme = theme_now()
        edge, side = theme.px(_EDGE), self._side(theme, self.width())
        row, column = int((point.y() - edge) // side), int((point.x() - edge) // side)
        inside = 0 <= row < self._plate.rows and 0 <= column < self._plate.columns
        return (row, column) if inside else None

    def _tell_cursor(self) -> None:
        said = self._said(self._cursor)
        self.setAccessibleDescription(said)
        self.pointed.emit(said)
        announce(self, said)

    def _said(self, place: tuple[int, int]) -> str:
        well = self._wells.get(place)
        name = well_name(*place)
        return (
            (well.detail or f"{name}: {well.role}")
            if well is not None
            else self.tr("{name}: empty").format(name=name)
        )


class _Fill:
    """The ground of a strength, and what is read on it; without one, the ground of a control."""

    def __init__(self, theme: Theme, level: Fraction | None) -> None:
        self.brush = QBrush(theme.colour("sunk") if level is None else level_colour(theme, level))
        self.ink = QPen(theme.colour("ink") if level is None else ink_on(theme, level))


def _text(well: Well, *, small: bool) -> str:
    """What stands in the well; where there is little room only what it is for."""
    letter = ROLE_SIGNS.get(well.role, "")
    return letter if small else visible(well.text) or letter
