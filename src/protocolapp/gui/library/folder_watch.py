"""Noticing that protocol files were edited, came or went."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET_MS = 200
"""An editor saves in several strokes: only when the folder has been quiet for so long is it looked at."""


class FolderWatch(QObject):
    """Watches folders and files: one that was replaced, as editors do, is lost by Qt until it is added anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._watcher.directoryChanged.connect(self._stirred)
        self._watcher.fileChanged.connect(self._stirred)
        self._quiet.timeout.connect(self.changed)

    def watch(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch these from now on. What is not there is left out."""
        wanted = {str(path) for path in (*folders, *files) if path.exists()}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _stirred(self, _path: str) -> None:
        self._quiet.start()
