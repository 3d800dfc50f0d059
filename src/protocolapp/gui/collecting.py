"""Keeps Python's cyclic collector on the screen's thread.

The collector runs on whichever thread happens to allocate. Qt objects that it finds on another thread than their own
are destroyed there, which ends the program. So it rests while other threads work, and goes on when the last is done.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal


class Collecting(QObject):
    """One for the application (`of_application`). Other threads only emit `worked`."""

    worked = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._at_work = 0
        self.worked.connect(self._one_is_done, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of_application(cls) -> Collecting:
        """The one there is. Raises RuntimeError when there is no application."""
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("work off the screen's thread needs an application")
        return application.findChild(cls) or cls(application)

    def rest(self) -> None:
        """On the screen's thread, before another begins to work. Each call is answered by one `worked`."""
        self._at_work += 1
        gc.disable()

    def _one_is_done(self) -> None:
        self._at_work -= 1
        if self._at_work == 0:
            gc.enable()
