"""The buttons: one primary action a screen, secondary and quiet ones beside it, danger for alarms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.drawing import focus_ring, mixed, panel
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.pressable import Pressable


class Variant(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class _Look:
    """Names of tokens; an empty one is not drawn."""

    ink: str
    fill: str
    line: str
    ring: str


_LOOKS = {
    Variant.PRIMARY: _Look("on_accent", "accent", "", "on_accent"),
    Variant.SECONDARY: _Look("ink", "panel", "control_line", "focus"),
    Variant.QUIET: _Look("accent", "", "", "focus"),
    Variant.DANGER: _Look("on_alarm", "alarm", "", "on_alarm"),
}
_DISABLED = _Look("third", "sunk", "line", "focus")
_SOLID = (Variant.PRIMARY, Variant.DANGER)
_LARGE_PRIMARY, _LARGE = 64, 56
_ICON = 18


class Button(Pressable):
    """A button with an optional icon before its word and its key after it: `Done [Space]`.

    large: for the run screen. key only shows the key; the screen owns the shortcut.
    """

    def __init__(
        self,
        text: str,
        variant: Variant = Variant.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._variant, self._icon, self._key, self._large = variant, icon, "", large
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show this key beside the word; none when empty."""
        self._key = visible(key)
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=self._key) if key else "")
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show this icon of resources/icons before the word; none when empty."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_variant(self, variant: Variant) -> None:
        self._variant = variant
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        padding = theme.px(Space.TIGHT if self._variant is Variant.QUIET else Space.BASE)
        if self._large and self._variant in _SOLID:
            padding = theme.px(Space.ROOMY)
        width = max(theme.px(TARGET), self._content_width(theme) + 2 * padding)
        return QSize(width, theme.px(self._height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        look = _LOOKS[self._variant] if self.isEnabled() else _DISABLED
        radius = theme.px(Corner.MEDIUM)
        painter = QPainter(self)
        line = theme.colour(look.line) if look.line else None
        panel(painter, self.rect(), radius, self._fill(theme, look), line)
        self._paint_content(painter, theme, theme.colour(look.ink), look.ink)
        if self.hasFocus():
            inset = 3 if self._variant in _SOLID else 0
            ring = self.rect().adjusted(inset, inset, -inset, -inset)
            focus_ring(painter, ring, radius - inset, theme.colour(look.ring))

    def _fill(self, theme: Theme, look: _Look) -> QColor | None:
        lively = self.isEnabled() and (self.underMouse() or self.isDown())
        if not look.fill:
            return theme.colour("accent_soft") if lively else None
        fill = theme.colour(look.fill)
        if not lively:
            return fill
        return mixed(fill, theme.colour("ink"), 0.16 if self.isDown() else 0.08)

    def _paint_content(self, painter: QPainter, theme: Theme, ink: QColor, token: str) -> None:
        gap, chip = theme.px(Space.TIGHT), self._chip_width(theme)
        left = max(gap // 2, (self.width() - self._content_width(theme)) // 2)
        room = self.width() - 2 * left
        if self._icon:
            size = theme.px(_ICON)
            pixmap = theme.icon(self._icon, token, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
            left, room = left + size + gap, room - size - gap
        room -= chip + gap if chip else 0
        painter.setPen(ink)
        painter.setFont(self._font(theme))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.shown(), Qt.TextElideMode.ElideRight, room + 1)
        width = metrics.horizontalAdvance(shown)
        painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if chip:
            self._paint_chip(painter, theme, QRect(left + width + gap, 0, chip, self.height()), ink)

    def _paint_chip(self, painter: QPainter, theme: Theme, room: QRect, ink: QColor) -> None:
        height = theme.px(20)
        chip = QRect(room.left(), (room.height() - height) // 2, room.width(), height)
        edge = QColor(ink)
        edge.setAlphaF(0.6)
        panel(painter, chip, theme.px(5), None, edge)
        painter.setFont(theme.font(Type.TINY, Weight.MEDIUM))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)

    def _height(self) -> int:
        if not self._large:
            return TARGET
        return _LARGE_PRIMARY if self._variant in _SOLID else _LARGE

    def _font_of(self) -> tuple[int, int]:
        if not self._large:
            return Type.BODY, Weight.SEMIBOLD if self._variant in _SOLID else Weight.MEDIUM
        return (Type.TITLE, Weight.BOLD) if self._variant in _SOLID else (Type.LEAD, Weight.MEDIUM)

    def _font(self, theme: Theme) -> QFont:
        return theme.font(*self._font_of())

    def _chip_width(self, theme: Theme) -> int:
        if not self._key:
            return 0
        text = QFontMetrics(theme.font(Type.TINY, Weight.MEDIUM)).horizontalAdvance(self._key)
        return max(theme.px(22), text + theme.px(Space.SNUG))

    def _content_width(self, theme: Theme) -> int:
        gap, chip = theme.px(Space.TIGHT), self._chip_width(theme)
        icon = theme.px(_ICON) + (gap if self.literal() else 0) if self._icon else 0
        text = QFontMetrics(self._font(theme)).horizontalAdvance(self.shown()) + 1
        return icon + text + (chip + gap if chip else 0)
