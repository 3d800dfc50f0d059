"""The protocol file that is open: read again each time it was edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from protocolapp.gui.background import Background
from protocolapp.gui.library.folder_watch import FolderWatch

if TYPE_CHECKING:
    from protocolapp.gui.library.opening import Opened
    from protocolapp.protocol.load import Loaded
    from protocolapp.protocol.model import Protocol
    from protocolapp.protocol.shelf import Shelf


@dataclass(frozen=True, slots=True)
class FileChange:
    """What an edited file says now. before: the last protocol it held. gone: there is no such file any more."""

    path: Path
    before: Protocol
    loaded: Loaded
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    loaded: Loaded
    contents: str
    gone: bool


class FollowedFile(QObject):
    """changed carries a `FileChange`: its protocol is another one now, or it has other problems.

    A save that leaves the protocol as it was (a comment, a new date) is not told.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject, shelf: Callable[[], Shelf]) -> None:
        """shelf: where the protocols are found that the file uses, asked for each time it is read."""
        super().__init__(parent)
        self._shelf = shelf
        self._path = Path()
        self._sound: Loaded | None = None
        self._last: Loaded | None = None
        self._contents = ""
        self._files: tuple[Path, ...] = ()
        self._watch, self._reading = FolderWatch(self), Background(self)
        self._watch.changed.connect(self._look)
        self._reading.done.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether it is being read."""
        return self._reading.busy

    def follow(self, opened: Opened) -> None:
        """Follow this file from now on, and all that its protocol is made of; no other."""
        self._path, self._contents = opened.path, opened.contents
        self._sound = self._last = opened.loaded
        self._files = self._concerned()
        self._watch.watch((), self._files)
        if self._contents:
            self._look()  # it may have been edited between reading and watching

    def _concerned(self) -> tuple[Path, ...]:
        """The files of the sound protocol among them: a part that is missing now will come back there."""
        parts = [loaded.files for loaded in (self._last, self._sound) if loaded is not None]
        return tuple(dict.fromkeys((self._path, *(file for files in parts for file in files))))

    def _look(self) -> None:
        self._reading.start(partial(_read_if_edited, self._path, self._files, self._contents, self._shelf()))

    def _take(self, read: _Read | None) -> None:
        if read is None or read.path != self._path or self._last is None or self._sound is None:
            return
        before, known = self._sound.protocol, (self._last.fingerprint, self._last.problems)
        self._contents, self._last = read.contents, read.loaded
        if read.loaded.protocol is not None:
            self._sound = read.loaded
        else:
            self._contents = ""  # it may be mended in a file that nobody knows of yet
        if (concerned := self._concerned()) != self._files:
            self._files = concerned
            self._watch.watch((), concerned)
            self._look()  # what is watched only now may have been edited since it was read
        if before is not None and (read.loaded.fingerprint, read.loaded.problems) != known:
            self.changed.emit(FileChange(read.path, before, read.loaded, read.gone))


def _read_if_edited(path: Path, files: Iterable[Path], contents: str, shelf: Shelf) -> _Read | None:
    """None where the files say what they said. Never raises."""
    from protocolapp.protocol.load import load_protocol
    from protocolapp.protocol.reading.contents_hash import contents_hash

    now = contents_hash(files)
    if now == contents:
        return None
    return _Read(path, load_protocol(path, shelf), now, _is_gone(path))


def _is_gone(path: Path) -> bool:
    """Not there, as against out of reach."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
