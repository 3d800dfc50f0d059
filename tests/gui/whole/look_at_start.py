"""Starts the real program in a process of its own and tells, as JSON lines, what there was at and after first paint."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from protocolapp.app import main
from protocolapp.gui.library.protocol_card import ProtocolCard
from protocolapp.gui.library.screen import LibraryScreen
from protocolapp.gui.library.shelves import Shelves
from protocolapp.gui.start import Session
from protocolapp.gui.timers.side import TimersSide
from protocolapp.gui.warming import Warming
from protocolapp.gui.window import MainWindow

HEAVY = ("pydantic", "yaml", "reportlab", "jinja2", "miniaudio", "protocolapp.plan", "protocolapp.run.state")


class Look:
    """Looks at first paint, and again once the files are read and the unfinished runs are open."""

    def __init__(self, session: Session) -> None:
        assert isinstance(session.window, MainWindow)
        self.window = session.window
        self.warm = False
        self.window.painted.connect(self.painted)
        warming = session.findChild(Warming)
        assert isinstance(warming, Warming)
        warming.ready.connect(self.is_warm)
        self.again = QTimer(self.window)
        self.again.timeout.connect(self.settled)

    def painted(self) -> None:
        self.tell()
        self.again.start(20)

    def is_warm(self) -> None:
        self.warm = True

    def settled(self) -> None:
        library = self.window.findChild(LibraryScreen)
        read = self.warm and isinstance(library, LibraryScreen) and not library.busy()
        if read and all(card.isVisible() for card in self.cards()):  # new ones are laid out a turn later
            self.again.stop()
            self.tell()
            QApplication.quit()

    def tell(self) -> None:
        cards = {card.view.title: [card.view.objective, *self.place(card)] for card in self.cards()}
        heavy = [name for name in HEAVY if name in sys.modules]
        side = self.window.findChild(TimersSide)
        assert isinstance(side, TimersSide)
        desk = self.window.desk
        told = {
            "heavy": heavy,
            "cards": cards,
            "side": side.width() if side.isVisible() else 0,
            "runs": list(desk.runs()),
            "waiting": [one.header.run_id for one in desk.waiting],
        }
        sys.stdout.write(json.dumps(told) + "\n")

    def cards(self) -> list[ProtocolCard]:
        """Those of now; those of before are deleted a turn later."""
        shelves = self.window.findChild(Shelves)
        assert isinstance(shelves, Shelves)
        return list(shelves.cards().values())

    def place(self, card: ProtocolCard) -> tuple[int, int, int, int]:
        corner = card.mapTo(self.window, QPoint(0, 0))
        return corner.x(), corner.y(), card.width(), card.height()


if __name__ == "__main__":
    looks: list[Look] = []
    sys.exit(main(["--data", sys.argv[1]], lambda session: looks.append(Look(session))))
