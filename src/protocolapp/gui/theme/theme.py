"""The theme in force, where widgets find it, and how it changes while the program runs.

There is one documented place: the property `theme` of the QApplication, read by `theme_now()`. A widget that paints
itself or sizes itself inherits `Themed`, and is told of each change by `retheme`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QApplication

from protocolapp.gui.theme.fonts import load_fonts, make_font
from protocolapp.gui.theme.icons import icon_pixmap
from protocolapp.gui.theme.palette import palette_of
from protocolapp.gui.theme.style_sheet import style_sheet
from protocolapp.gui.theme.tokens import DARK, LIGHT, Tokens, Type, Weight
from protocolapp.services.preferences import ThemeMode

LEAST_SCALE, LARGEST_SCALE = 100, 250
_PLACE = "theme"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and the scale of all sizes, in percent."""

    tokens: Tokens = LIGHT
    scale: int = 100

    def px(self, size: int) -> int:
        """A size of the tokens in pixels at this scale."""
        return round(size * self.scale / 100)

    def font(self, size: int = Type.BODY, weight: int = Weight.REGULAR) -> QFont:
        return make_font(self.px(size), weight)

    def colour(self, token: str) -> QColor:
        """A token by its name. Raises AttributeError for a name that is none."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon in the colour of a token; size: at 100 %. Raises FileNotFoundError."""
        return icon_pixmap(name, getattr(self.tokens, token), self.px(size), ratio)


class Themed:
    """A widget that takes colours, fonts or sizes from the theme itself; it calls `retheme` once when it is made."""

    def retheme(self, theme: Theme) -> None:
        """Take everything from this theme. Must be harmless when called again."""
        raise NotImplementedError


def theme_now() -> Theme:
    """The theme in force; light at 100 % before any was applied."""
    app = QApplication.instance()
    theme = app.property(_PLACE) if app is not None else None
    return theme if isinstance(theme, Theme) else Theme()


def apply_theme(app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, scale: int = 100) -> Theme:
    """Dress the whole program, at start or at any time later. scale: percent, held between 100 and 250.

    In the mode `system` the program goes on following the system's light and dark.
    """
    follower = app.findChild(_Follower) or _Follower(app)
    return follower.follow(mode, max(LEAST_SCALE, min(scale, LARGEST_SCALE)))


class _Follower(QObject):
    """Remembers what was asked for, and asks again when the system turns light or dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode, self._scale = ThemeMode.SYSTEM, LEAST_SCALE
        load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def follow(self, mode: ThemeMode, scale: int) -> Theme:
        self._mode, self._scale = mode, scale
        self._ask_system()
        dark = mode is ThemeMode.DARK or (mode is ThemeMode.SYSTEM and self._system_is_dark())
        return self._dress(dark)

    def _ask_system(self) -> None:
        """Let title bars and file dialogs follow too, where the system can."""
        wanted = {ThemeMode.LIGHT: Qt.ColorScheme.Light, ThemeMode.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(wanted.get(self._mode, Qt.ColorScheme.Unknown))

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._dress(scheme is Qt.ColorScheme.Dark)

    def _dress(self, dark: bool) -> Theme:
        theme = Theme(DARK if dark else LIGHT, self._scale)
        if self._app.property(_PLACE) == theme:
            return theme
        self._app.setProperty(_PLACE, theme)
        self._app.setPalette(palette_of(theme.tokens))
        self._app.setFont(theme.font())
        self._app.setStyleSheet(style_sheet(theme))
        for widget in self._app.allWidgets():
            if isinstance(widget, Themed):
                widget.ensurePolished()  # else Qt puts back the font and palette it had when the sheet changed
                widget.retheme(theme)
                widget.update()
        return theme
