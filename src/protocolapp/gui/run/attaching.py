"""From a file, or a picture on the clipboard, to the run: copied away from the window's thread, then recorded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.typed import FilesGiven
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.plan.facts import EntryKey
from protocolapp.run.commands import AttachFile
from protocolapp.services.ports import Attachments, KeptFile

MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class _Job:
    """One file on its way. keep: copies it. entry, row: what it answers, or empty."""

    run_id: str
    ref: str
    name: str
    keep: Callable[[], KeptFile]
    entry: str = ""
    row: str = ""


class Attaching(QObject):
    """One file after the other; each is in the run before the next is copied."""

    def __init__(self, desk: Desk, asking: Asking, banner: Banner, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._asking, self._banner, self._window = desk, asking, banner, window
        self._jobs: deque[_Job] = deque()
        self._now: _Job | None = None
        self._for: tuple[str, str, EntryKey | None] = ("", "", None)
        self._copying = Background(self)
        self._copying.done.connect(self._kept)
        self._copying.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        return self._now is not None

    def choose(self, run_id: str, ref: str, key: EntryKey | None = None) -> None:
        """Ask which files; key: of the entry that one file answers."""
        self._for = (run_id, ref, key)
        dialog = QFileDialog(self._window, self.tr("Attach a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one, several = QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.ExistingFiles
        dialog.setFileMode(several if key is None else one)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def attach(self, run_id: str, ref: str, given: FilesGiven) -> None:
        """Copy these files and record them at a step."""
        files = self._desk.workplace.attachments
        entry, row = (given.key.name, given.key.row) if given.key is not None else ("", "")
        for path in given.paths[:MOST_AT_ONCE]:
            self._jobs.append(_Job(run_id, ref, path.name, partial(files.keep, run_id, path), entry, row))
        self._next()

    def paste(self, run_id: str, ref: str) -> None:
        """The picture, or the files, on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        data, files = clipboard.mimeData(), self._desk.workplace.attachments
        paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if paths:
            self.attach(run_id, ref, FilesGiven(paths))
        elif data.hasImage() and not clipboard.image().isNull():
            name = f"pasted-{self._desk.workplace.clock.now().local:%Y-%m-%d-%H%M%S}.png"
            keep = partial(_keep_picture, files, run_id, name, clipboard.image())
            self._jobs.append(_Job(run_id, ref, name, keep))
            self._next()
        else:
            message = self.tr("Copy a picture or a file first.")
            self._tell(self.tr("There is no picture on the clipboard"), message, InputState.NORMAL)

    def _chosen(self, names: list[str]) -> None:
        run_id, ref, key = self._for
        self.attach(run_id, ref, FilesGiven(tuple(map(Path, names)), key))

    def _next(self) -> None:
        if self._now is None and self._jobs:
            self._now = self._jobs.popleft()
            self._banner.tell(self.tr("Copying {name}…").format(name=self._now.name), state=InputState.NORMAL)
            self._copying.start(self._now.keep)

    def _kept(self, kept: KeptFile) -> None:
        job, self._now = self._now, None
        self._banner.hide()
        if job is not None:
            command = AttachFile(
                job.ref, kept.name, kept.sha256, kept.size, kept.media, kept.where, job.entry, job.row
            )
            self._asking.submit(job.run_id, command)
        self._next()

    def _failed(self, failure: Failure) -> None:
        self._now = None
        self._jobs.clear()
        self._tell(failure.title, f"{failure.message} {failure.remedy}".strip(), InputState.ERROR)

    def _tell(self, title: str, message: str, state: InputState) -> None:
        self._banner.tell(title, message, self.tr("Close"), state)


def _keep_picture(files: Attachments, run_id: str, name: str, picture: QImage) -> KeptFile:
    """On a thread of its own: touches no widget."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return files.keep_data(run_id, name, bytes(held.data()))
