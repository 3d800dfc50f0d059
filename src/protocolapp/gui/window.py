"""The main window: assembles the screens and wires their ways to one another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from protocolapp.gui.banners import Banners
from protocolapp.gui.desk import Desk
from protocolapp.gui.screens import Screens
from protocolapp.gui.timers.side import TimersSide
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.nav_rail import NavRail, Place

SMALLEST = (1024, 700)
OPENS_AT = (1280, 800)
UNSEEN_MS = 2_000
"""A window that nobody sees (on another desktop) is not painted; its timers must ring all the same."""


class MainWindow(QMainWindow):
    """The rail, the screen one is on, and what must be told across all of them. painted: the first paint is over."""

    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._painted = self._told = self._told_of_loss = False
        self._unseen = QTimer(self)
        self._unseen.setSingleShot(True)
        self._unseen.timeout.connect(self._tell_painted)
        self.setWindowTitle("protocolapp")
        self.setMinimumSize(*SMALLEST)
        self.resize(*OPENS_AT)
        self._rail = NavRail(self._places())
        self._stack = QStackedWidget()
        self.screens = Screens(desk, self._stack, self)
        self.banners = Banners(desk, self)
        self._side = TimersSide(desk)
        self._assemble()
        self._add_keys()
        self._rail.went.connect(self.screens.go)
        self._side.run_requested.connect(self.screens.show_run)
        self._side.ringing.connect(self._count_alarms)
        self.screens.at.connect(self._arrived)
        self.screens.told.connect(self.banners.tell)
        self.screens.go("library")
        self._restore_place()
        if desk.waiting:
            self._side.reserve()

    def open_files(self, files: tuple[Path, ...]) -> None:
        """Show protocol files that were named on the command line, or handed over by a second start."""
        self.screens.open_files(files)

    def come_forward(self) -> None:
        """Show the window above others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._told:
            self._unseen.start(UNSEEN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._tell_painted)  # once all in the window has been painted with it

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: all that was done is stored. Timers go on counting, and ring only while the program is open.

        Only what could not be saved would be lost: that is told once, and a second close is meant.
        """
        saved, kept = self.desk.try_again(), self.screens.keep_typed()
        if not (saved and kept) and not self._told_of_loss:
            self._told_of_loss = True
            self.banners.tell_of_loss(typed=not kept)
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.banners.keep_geometry(geometry)
        super().closeEvent(event)

    def _tell_painted(self) -> None:
        self._unseen.stop()
        if not self._told:
            self._told = True
            self.painted.emit()

    def _assemble(self) -> None:
        middle = Column(0)
        middle.add(self.banners.widget)
        middle.add(self._stack, stretch=1)
        whole = Row(0)
        whole.add(self._rail)
        whole.add(middle, stretch=1)
        whole.add(self._side)
        self.setCentralWidget(whole)

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("library", self.tr("Library"), "library", hint=self.tr("Protocols (Ctrl+1)")),
            Place("run", self.tr("Run"), "play", hint=self.tr("The run at work (Ctrl+2)")),
            Place("calculators", self.tr("Calculate"), "calculator", hint=self.tr("Calculators (Ctrl+3)")),
            Place("history", self.tr("History"), "history", hint=self.tr("Past runs (Ctrl+4)")),
            Place("settings", self.tr("Settings"), "settings", at_end=True, hint=self.tr("Ctrl+,")),
        )

    def _add_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+1", self._go_library),
            ("Ctrl+2", self._go_run),
            ("Ctrl+3", self._go_calculators),
            ("Ctrl+4", self._go_history),
            ("Ctrl+,", self._go_settings),
            ("Ctrl++", self.banners.larger),
            ("Ctrl+=", self.banners.larger),
            ("Ctrl+-", self.banners.smaller),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _arrived(self, place: str) -> None:
        self._rail.set_current(place)
        self._side.stand_by(place == "run")

    def _count_alarms(self, count: int) -> None:
        self._rail.set_count("run", count)

    def _go_library(self) -> None:
        self.screens.go("library")

    def _go_run(self) -> None:
        self.screens.go("run")

    def _go_calculators(self) -> None:
        self.screens.go("calculators")

    def _go_history(self) -> None:
        self.screens.go("history")

    def _go_settings(self) -> None:
        self.screens.go("settings")

    def _restore_place(self) -> None:
        kept = self.desk.preferences.geometry
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "replace")))
