"""What the colours and letters of a plate mean."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.calc.form.picture import ROLE_SIGNS, PlatePicture, WellRole
from protocolapp.gui.theme import Corner, Ink, Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.drawing import panel
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.picture_base import level_colour
from protocolapp.gui.widgets.plain_label import PlainLabel

_BAR = (96, 14)
_STOPS = 12


class PlateLegend(Flow):
    """Takes no room where there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        self._shown: tuple[object, ...] = ()

    def show_plate(self, plate: PlatePicture) -> None:
        """The scale and the roles of this plate."""
        used = {well.role for well in plate.wells}
        roles = tuple(role for role in ROLE_SIGNS if role in used)
        if (plate.low, plate.high, roles) == self._shown:
            return
        self._shown = (plate.low, plate.high, roles)
        self.clear()
        if plate.low or plate.high:
            self.add(_Scale(plate.low, plate.high))
        for role in roles:
            self.add(_role(role))
        self.setVisible(bool(roles or plate.low or plate.high))


class _Scale(Row):
    def __init__(self, low: str, high: str) -> None:
        super().__init__(Space.TIGHT)
        self.add(PlainLabel(low, Type.SMALL, ink=Ink.SECOND))
        self.add(_Bar(), align=Qt.AlignmentFlag.AlignVCenter)
        self.add(PlainLabel(high, Type.SMALL, ink=Ink.SECOND))


class _Bar(QWidget, Themed):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(*map(theme_now().px, _BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        gradient = QLinearGradient(0, 0, self.width(), 0)
        for stop in range(_STOPS + 1):
            gradient.setColorAt(stop / _STOPS, level_colour(theme, Fraction(stop, _STOPS)))
        painter.fillRect(self.rect(), gradient)
        panel(painter, self.rect(), 0, None, theme.colour("control_line"))


def _role(role: WellRole) -> Row:
    row = Row(Space.TIGHT)
    row.add(_Sign(ROLE_SIGNS[role]), align=Qt.AlignmentFlag.AlignVCenter)
    row.add(PlainLabel(str(role), Type.SMALL, ink=Ink.SECOND))
    return row


class _Sign(QWidget, Themed):
    """The letter in its square, as in the wells."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = theme_now().px(Space.ROOMY)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        edge = theme.colour("control_line")
        panel(painter, self.rect(), theme.px(Corner.SMALL) / 2, theme.colour("sunk"), edge)
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._letter)
