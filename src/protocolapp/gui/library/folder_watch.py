"""Noticing that protocol files were edited, came or went."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

QUIET_MS = 200
"""An editor saves in several strokes: only when the folder has been quiet for so long is it looked at."""
LONGEST_MS = 2_000
"""A folder that is never quiet is looked at all the same."""

_Identity = tuple[int, int]
"""Device and inode: which file a path leads to now."""


class FolderWatch(QObject):
    """changed: files were written, replaced, came or went, and it is quiet again.

    Qt follows a file, not its path, and loses one that was replaced, as editors do: so its folder is watched with it,
    and each path is put right before `changed` is told. Where the system tells nothing (a network drive), a look is
    due when the program is come back to.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[Path, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._known: dict[str, _Identity] = {}
        self._away = False
        self._watcher = QFileSystemWatcher(self)
        self._quiet, self._longest = QTimer(self), QTimer(self)
        for timer, interval in ((self._quiet, QUIET_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(self._stirred)
        self._watcher.fileChanged.connect(self._stirred)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._turned)

    def watch(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch these from now on, and the folders in which the files lie. What is not there yet is waited for."""
        self._files = tuple(dict.fromkeys(files))
        around = (path.parent for file in self._files for path in (file, _real(file)))
        self._folders = tuple(dict.fromkeys((*folders, *around)))
        self._put_right()

    def _stirred(self, _path: str = "") -> None:
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def _turned(self, state: Qt.ApplicationState) -> None:
        back = self._away and state is Qt.ApplicationState.ApplicationActive
        self._away = state is not Qt.ApplicationState.ApplicationActive
        if back and self._folders:
            self._stirred()

    def _look(self) -> None:
        self._quiet.stop()
        self._longest.stop()
        self._put_right()
        self.changed.emit()

    def _put_right(self) -> None:
        """Watch what the paths lead to now."""
        paths = {*self._files, *(_there(folder) for folder in self._folders)}
        wanted = {str(path): identity for path in paths if (identity := _identity(path)) is not None}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        stale = {path for path in watched if wanted.get(path) != self._known.get(path)}
        if stale:
            self._watcher.removePaths(sorted(stale))
        new = wanted.keys() - (watched - stale)
        if new:
            self._watcher.addPaths(sorted(new))
        self._known = wanted


def _real(path: Path) -> Path:
    """Where it lies once links are followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # out of reach, a link to itself, or no possible name
        return path


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that is there: it tells when the folder comes."""
    here = folder.absolute()
    return next((path for path in (here, *here.parents) if _is_folder(path)), here)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except (OSError, ValueError):  # gone, out of reach, or no possible name
        return None
    return status.st_dev, status.st_ino
