"""Small pictures of attached files, decoded within limits and away from the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.gui.run.file_view import FileView
from protocolapp.run.ports import StoreError
from protocolapp.services.ports import Attachments

_FORMATS = {"image/jpeg": b"jpeg", "image/png": b"png"}
_LARGEST_FILE, _MOST_PIXELS, _SIDE = 60 * 1024 * 1024, 64_000_000, 256


class Thumbnails(QObject):
    """loaded carries pictures by where their files lie; a null one for what cannot be shown."""

    loaded = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, QImage] = {}
        self._work = Background(self)
        self._work.done.connect(self._loaded)

    def want(self, files: Sequence[FileView]) -> None:
        """Load those that are pictures; loaded tells of all that are known."""
        missing = [
            (one.where, one.media) for one in files if one.media in _FORMATS and one.where not in self._known
        ]
        if missing and not self._work.busy:
            self._work.start(partial(_load, self._desk.workplace.attachments, missing))
        elif not missing:
            self.loaded.emit(self._known)

    def _loaded(self, pictures: dict[str, QImage]) -> None:
        self._known |= pictures
        self.loaded.emit(self._known)


def _load(attachments: Attachments, wanted: Sequence[tuple[str, str]]) -> dict[str, QImage]:
    """On a thread of its own: touches no widget."""
    pictures = {}
    for where, media in wanted:
        try:
            pictures[where] = thumbnail(attachments.read(where, _LARGEST_FILE), media)
        except StoreError:
            pictures[where] = QImage()
    return pictures


def thumbnail(data: bytes, media: str) -> QImage:
    """A picture of at most 256 pixels a side; a null one where these bytes hold none that may be decoded."""
    if media not in _FORMATS:
        return QImage()
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[media]))
    reader.setAutoTransform(True)
    size = reader.size() if reader.canRead() else QSize()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    fitting = size.scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    if fitting.width() < size.width():
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()
