"""Editing a protocol file, in whatever the system opens text files with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_in_editor(path: Path) -> None:
    """Hand the file to the system's editor."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
