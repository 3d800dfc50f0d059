"""The real program's window as a process of its own, telling what it does: `python -m tests.faults.watched ARGUMENT…`.

Prints a line of JSON when its window has been painted, and one for each summons of a second start.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject

from protocolapp.app import main
from protocolapp.gui.single_instance import Doorkeeper, Summons
from protocolapp.gui.start import Session


class Watcher(QObject):
    """Listens beside the session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._window = session.window
        door = session.findChild(Doorkeeper)
        if self._window is not None:
            assert door is not None
            door.summoned.connect(self._summoned)
            self._window.painted.connect(self._painted)
        else:
            say(trouble=True)

    def _painted(self) -> None:
        say(painted=True)

    def _summoned(self, summons: Summons) -> None:
        say(
            summoned=[str(file) for file in summons.files],
            visible=self._window is not None and self._window.isVisible(),
        )


def say(**told: object) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Watcher))  # type: ignore[arg-type]
