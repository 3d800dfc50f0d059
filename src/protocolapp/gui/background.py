"""Work away from the screen's thread, so that reading files and writing PDFs never holds up a keystroke or a timer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from protocolapp.gui.collecting import Collecting
from protocolapp.run.ports import StoreError

if TYPE_CHECKING:
    from protocolapp.run.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Failure:
    """Why it could not be done, for people."""

    title: str
    message: str
    remedy: str

    @classmethod
    def of(cls, trouble: StoreError | Refusal) -> Failure:
        """What a store or a run says of it."""
        return cls(trouble.title, trouble.message, trouble.remedy)


class Background(QObject):
    """One piece of work at a time; of what is asked meanwhile only the last is done.

    Its outcome arrives on the screen's thread: done with what the work returned, or failed with a `Failure`,
    of a StoreError or of a file that could not be read or written.
    """

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = False
        self._waiting: Callable[[], object] | None = None
        self._ended.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return self._busy

    def start(self, work: Callable[[], object]) -> None:
        """Do this as soon as the present work is over."""
        if self._busy:
            self._waiting = work
            return
        self._busy = True
        collecting = Collecting.of_application()
        collecting.rest()
        threading.Thread(target=self._work, args=(work, collecting), daemon=True).start()

    def _work(self, work: Callable[[], object], collecting: Collecting) -> None:
        """On a thread of its own: touches no widget."""
        try:
            self._tell(work)
        finally:
            with suppress(RuntimeError):  # the application has ended
                collecting.worked.emit()

    def _tell(self, work: Callable[[], object]) -> None:
        """Do it, and tell what came of it."""
        try:
            outcome, signal = work(), "done"
        except StoreError as error:
            outcome, signal = Failure.of(error), "failed"
        except OSError as error:
            reason = f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
            outcome, signal = (
                Failure("This did not work", f"{reason}.", "Check the folder and its permissions."),
                "failed",
            )
        with suppress(RuntimeError):  # the screen was closed meanwhile, and its signals with it
            if shiboken6.isValid(self):
                getattr(self, signal).emit(outcome)
                self._ended.emit()

    def _go_on(self) -> None:
        self._busy = False
        work, self._waiting = self._waiting, None
        if work is not None:
            self.start(work)
