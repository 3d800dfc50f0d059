"""What painted pictures share: they take the keyboard, speak their text, and are as high as their width asks."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from protocolapp.calc.form.ramp import Rgb, is_dark, ramp
from protocolapp.gui.theme import Theme, Themed, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_text import visible

_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_SIZES = (Type.BODY, Type.SMALL, Type.TINY)
_LEAST_WIDTH, _USUAL_WIDTH = 240, 440


class PaintedPicture(QLabel, Themed):
    """A label, so that its text is read aloud. A subclass paints, and says how high it is in a width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, text: str) -> None:
        """The picture in words."""
        if text != self.text():
            self.setText(visible(text))
        self.updateGeometry()
        self.update()

    def high(self, theme: Theme, width: int) -> int:
        """How high it is in this width."""
        raise NotImplementedError

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.high(theme_now(), width)

    def sizeHint(self) -> QSize:
        width = theme_now().px(_USUAL_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(_LEAST_WIDTH), 0)


def level_colour(theme: Theme, level: Fraction) -> QColor:
    """The colour of a strength, 0 to 1; the strongest stands out most from the ground, light or dark."""
    return QColor(*_level_rgb(theme, level))


def ink_on(theme: Theme, level: Fraction) -> QColor:
    """White or black, whichever is read better on the colour of a strength."""
    return QColor("#ffffff" if is_dark(_level_rgb(theme, level)) else "#000000")


def draw_text(
    painter: QPainter, theme: Theme, text: str, room: QRect, ink: str | QColor, weight: int = Weight.REGULAR
) -> None:
    """Centred in one line, in the largest size that fits; cut off with `…` where none does."""
    shown = visible(text)
    font = fitting(theme, shown, room.width(), weight)
    painter.setFont(font)
    painter.setPen(ink if isinstance(ink, QColor) else theme.colour(ink))
    cut = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(_CENTRED), cut)


def fitting(theme: Theme, text: str, width: int, weight: int) -> QFont:
    """The largest of the small sizes in which the text fits the width."""
    for size in _SIZES:
        font = theme.font(size, weight)
        if QFontMetrics(font).horizontalAdvance(text) <= width:
            break
    return font


def _level_rgb(theme: Theme, level: Fraction) -> Rgb:
    dark = theme.colour("panel").lightness() < 128
    return ramp(1 - level) if dark else ramp(level)
