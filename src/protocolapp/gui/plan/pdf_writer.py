"""Writing a PDF: where to is asked, the pages are set away from the screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.run.ports import FileSink

Rendered = tuple[bytes, int]
"""A PDF and how many pages it has."""


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that lies on the disk. pages: how many it has."""

    path: Path
    pages: int


class PdfWriter(QObject):
    """written carries Written, failed a Failure."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._window = desk, parent
        self._render: Callable[[], Rendered] | None = None
        self._work = Background(self)
        self._work.done.connect(self.written)
        self._work.failed.connect(self.failed)

    def busy(self) -> bool:
        """Whether one is being written."""
        return self._work.busy

    def ask_where(self, title: str, file_name: str, render: Callable[[], Rendered]) -> None:
        """Ask where to, then write. title: of the dialog. render: called in another thread."""
        self._render = render
        folder = self.desk.preferences.export_folder or str(Path.home())
        name = str(Path(folder) / file_name)
        dialog = QFileDialog(self._window, title, name, self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def write_to(self, path: Path, render: Callable[[], Rendered]) -> None:
        """Write it there, whole or not at all."""
        self._work.start(partial(_write, render, path, self.desk.workplace.files))

    def _chosen(self, name: str) -> None:
        if self._render is not None:
            self.write_to(Path(name), self._render)


def _write(render: Callable[[], Rendered], path: Path, files: FileSink) -> Written:
    data, pages = render()
    files.write(str(path), data)
    return Written(path, pages)
