"""Files let fall on the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Corner, Space, theme_now
from protocolapp.gui.widgets.box import NO_MARGINS, Column, Margins
from protocolapp.gui.widgets.drawing import panel


@dataclass(frozen=True, slots=True)
class DroppedFiles:
    """Files and folders of this computer, in the order they came; never an address of the network."""

    paths: tuple[Path, ...]


class DropZone(Column):
    """A column that takes files; a dashed frame shows it while they hover. dropped carries DroppedFiles."""

    dropped = Signal(object)

    def __init__(
        self, spacing: int = Space.SNUG, margins: Margins = NO_MARGINS, parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing, margins, parent)
        self._hovering = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(DroppedFiles(paths))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._hovering:
            theme = theme_now()
            frame = self.rect().adjusted(4, 4, -4, -4)
            line, fill = theme.colour("accent"), theme.colour("accent_soft")
            panel(QPainter(self), frame, theme.px(Corner.LARGE), fill, line, 2, Qt.PenStyle.DashLine)

    def _hover(self, hovering: bool) -> None:
        self._hovering = hovering
        self.update()


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
