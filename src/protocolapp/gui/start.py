"""Starting the window: one per data folder, on the screen before anything heavy is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from protocolapp.gui.desk import Desk
from protocolapp.gui.single_instance import Doorkeeper, Summons, call_first, call_holder
from protocolapp.gui.theme import apply_theme
from protocolapp.gui.told import Told, told_of
from protocolapp.gui.warming import Warming
from protocolapp.gui.window import MainWindow
from protocolapp.resources import resource
from protocolapp.run.ports import StoreError
from protocolapp.services.workplace import Workplace

if TYPE_CHECKING:
    from protocolapp.gui.trouble import TroubleWindow


def run_window(
    workplace: Workplace, files: tuple[Path, ...], opened: Callable[[Session], None] | None = None
) -> int:
    """Open the window, or raise the one that is open on this data folder. Returns the exit status.

    opened: told of the session when it begins.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("protocolapp")
    app.setDesktopFileName("protocolapp")
    app.setWindowIcon(QIcon(str(resource("protocolapp.svg"))))
    if call_first(workplace.data_folder, files):
        return 0
    preferences = workplace.preferences()
    apply_theme(app, preferences.theme, preferences.scale)
    session = Session(workplace, files)
    if not session.begin():
        return 0
    if opened is not None:
        opened(session)
    status = app.exec()
    session.end()
    return status


def _open_store(workplace: Workplace) -> StoreError | None:
    try:
        workplace.store()
    except StoreError as error:
        return error
    return None


class Session(QObject):
    """From start to end of the program: the window, or what stands in its place while the data is in trouble."""

    def __init__(self, workplace: Workplace, files: tuple[Path, ...]) -> None:
        super().__init__()
        self._workplace, self._files = workplace, files
        self._door: Doorkeeper | None = None
        self.window: MainWindow | None = None
        self._trouble: TroubleWindow | None = None
        self._warming = Warming(self)
        self._warming.ready.connect(self._take_up)

    def begin(self) -> bool:
        """Show the main window, or say why it cannot be. False when another start was quicker, and shows its own."""
        trouble = _open_store(self._workplace)
        if trouble is None:
            self._open_window()
            return True
        if trouble.held and call_holder(self._workplace.data_folder, self._files):
            return False
        from protocolapp.gui.trouble import TroubleWindow

        self._trouble = TroubleWindow(self._workplace, trouble)
        self._trouble.opened.connect(self._open_window)
        self._trouble.show()
        return True

    def end(self) -> None:
        """Close the store; by then no window is open."""
        self._warming.stop()
        self._workplace.close()

    def _open_window(self) -> None:
        # Only now: who holds the data keeps the door, and nobody takes it away from a window that is busy.
        self._door = Doorkeeper(self._workplace.data_folder, self)
        self._door.summoned.connect(self._summoned)
        desk = Desk(self._workplace)
        with suppress(StoreError):  # told when the runs are opened
            desk.look_ahead()
        self.window = MainWindow(desk)
        self.window.painted.connect(self._go_on)
        self.window.show()
        if self._trouble is not None:
            self._trouble.close()

    def _go_on(self) -> None:
        """After the first paint: notices, files, and what unfinished runs stand on."""
        if self.window is None:
            return
        for notice in self._workplace.notices():
            self.window.banners.tell(Told(self.tr("Please note"), notice))
        if self._files:
            self.window.open_files(self._files)
        self._warming.start()

    def _take_up(self) -> None:
        """Unfinished runs, whose timers may be ringing."""
        if self.window is None:
            return
        try:
            self.window.desk.open_unfinished()
        except StoreError as error:
            self.window.banners.tell(told_of(error))
        self.window.screens.follow_unfinished()

    def _summoned(self, summons: Summons) -> None:
        if self.window is None:
            return
        self.window.come_forward()
        if summons.files:
            self.window.open_files(summons.files)
