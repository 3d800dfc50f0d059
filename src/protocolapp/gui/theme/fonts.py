"""The text face of the program, and the one that stands in for the signs it lacks."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from protocolapp.resources import resource

FAMILY = "Protocolapp Sans"
FALLBACK = "DejaVu Sans"

_FILES = (
    "ProtocolappSans-Regular.ttf",
    "ProtocolappSans-Medium.ttf",
    "ProtocolappSans-SemiBold.ttf",
    "ProtocolappSans-Bold.ttf",
    "ProtocolappSans-Italic.ttf",
    "DejaVuSans.ttf",
)


def load_fonts() -> None:
    """Make the bundled faces known to Qt, once in a process. Raises FileNotFoundError if one is not bundled."""
    if FAMILY in QFontDatabase.families():
        return
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))


def make_font(pixels: int, weight: int) -> QFont:
    """The text face. Its digits are of equal width, so that counting digits stand still."""
    font = QFont()
    font.setFamilies([FAMILY, FALLBACK])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font
