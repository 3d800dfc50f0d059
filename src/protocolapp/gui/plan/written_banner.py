"""Tells that a file was written, and opens it; or what went wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Failure
from protocolapp.gui.plan.pdf_writer import Written
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState


class WrittenBanner(Banner):
    """One place for both; a press opens the file, or takes the message away. title: what was written."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = title or self.tr("Bench sheet written")
        self._path: Path | None = None
        self.acted.connect(self._act)

    def tell_written(self, written: Written) -> None:
        """The file is there."""
        self._path = written.path
        self.tell(self._written, str(written.path), self.tr("Open"), InputState.NORMAL)

    def tell_failure(self, failure: Failure) -> None:
        """It did not work."""
        self._path = None
        self.tell(failure.title, f"{failure.message} {failure.remedy}", self.tr("Close"))

    def _act(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
        self.hide()
