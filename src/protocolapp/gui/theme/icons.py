"""The bundled Lucide drawings, in a colour of the tokens and sharp on every screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from protocolapp.resources import resource

_MENU_SIZES = (16, 20, 24, 32, 48)


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `resources/icons/<name>.svg`, `size` logical pixels square. Raises FileNotFoundError."""
    key = f"{name} {colour} {size} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def make_icon(name: str, colour: str) -> QIcon:
    """The same for menus and the title bar, which choose a size themselves. Raises FileNotFoundError."""
    icon = QIcon()
    for size in _MENU_SIZES:
        icon.addPixmap(icon_pixmap(name, colour, size))
    return icon
