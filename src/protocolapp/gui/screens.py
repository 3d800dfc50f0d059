"""Which screen is shown, and the ways between them. A screen is made when first shown: the first paint needs one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.followed_file import FileChange, FollowedFile
from protocolapp.gui.library.screen import LibraryScreen
from protocolapp.gui.told import told_of, told_of_import
from protocolapp.run.ports import StoreError, UnknownRunError

if TYPE_CHECKING:
    from protocolapp.gui.calculators.screen import CalculatorsScreen
    from protocolapp.gui.history.screen import HistoryScreen
    from protocolapp.gui.library.opening import Opened
    from protocolapp.gui.protocol.screen import ProtocolScreen
    from protocolapp.gui.record.screen import RecordScreen
    from protocolapp.gui.run.screen import RunScreen
    from protocolapp.gui.settings.screen import SettingsScreen
    from protocolapp.gui.setup.screen import SetupScreen
    from protocolapp.protocol.model import Protocol
    from protocolapp.protocol.shelf import Shelf
    from protocolapp.services.going_on import GoOn


class Screens(QObject):
    """at: the place of the rail one is at now. told: carries a Told."""

    at = Signal(str)
    told = Signal(object)

    def __init__(self, desk: Desk, stack: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._stack = desk, stack
        self._run_id = ""
        self._protocol: ProtocolScreen | None = None
        self._setup: SetupScreen | None = None
        self._run: RunScreen | None = None
        self._calculators: CalculatorsScreen | None = None
        self._record: RecordScreen | None = None
        self._history: HistoryScreen | None = None
        self._settings: SettingsScreen | None = None
        self._library, self._followed = LibraryScreen(desk), FollowedFile(self, self._shelf)
        self._library.listed.connect(self._tell_library)
        self._followed.changed.connect(self._file_changed)
        self._library.protocol_chosen.connect(self.show_protocol)
        self._library.run_chosen.connect(self.show_run)
        self._stack.addWidget(self._library)
        self._places: dict[str, Callable[[], None]] = {
            "library": self.show_library,
            "run": self.show_latest_run,
            "calculators": self.show_calculators,
            "history": self.show_history,
            "settings": self.show_settings,
        }

    def go(self, place: str) -> None:
        """To a place of the rail."""
        self._places[place]()

    def open_files(self, files: tuple[Path, ...]) -> None:
        """Protocol files from outside."""
        self.show_library()
        self._library.open_files(files)

    def show_library(self) -> None:
        self._show(self._library, "library")

    def show_protocol(self, opened: Opened) -> None:
        """A protocol's page. opened: the library's `Opened`."""
        if self._protocol is None:
            from protocolapp.gui.protocol.screen import ProtocolScreen

            self._protocol = ProtocolScreen(self._desk)
            self._protocol.set_up_requested.connect(self.show_setup)
            self._protocol.rehearsed.connect(self.show_record)
            self._protocol.back.connect(self.show_library)
            self._stack.addWidget(self._protocol)
        self._protocol.show_protocol(opened)
        self._followed.follow(opened)
        self._show(self._protocol, "library")
        if opened.left_out is not None:
            self.told.emit(told_of_import(opened.left_out))

    def show_setup(self, protocol: Protocol) -> None:
        """Set up a run of a protocol."""
        self._setup_screen().show_protocol(protocol)
        self._show(self._setup_screen(), "library")

    def go_on(self, wish: GoOn) -> None:
        """Set up a run that goes on with the samples of another one."""
        from protocolapp.services.going_on import CannotGoOnError, go_on_with

        workplace = self._desk.workplace
        try:
            carried = go_on_with(workplace.history().read(wish.run_id), wish.place, workplace.library)
        except (StoreError, CannotGoOnError, UnknownRunError) as error:
            self.told.emit(told_of(error))
        else:
            self._setup_screen().show_carried(carried)
            self._show(self._setup_screen(), "library")

    def show_run(self, run_id: str) -> None:
        """A run to work at; one that has ended shows its record."""
        try:
            service = self._desk.open(run_id)
        except (StoreError, UnknownRunError) as error:
            self.told.emit(told_of(error))
            return
        if not service.state.open:
            self.show_record(run_id)
            return
        self._run_id = run_id
        self._run_screen().show_run(run_id)
        self._show(self._run_screen(), "run")

    def show_latest_run(self) -> None:
        """The run worked at last, or the newest unfinished one; an empty run screen says how to begin."""
        runs = self._desk.runs()
        unfinished = [run_id for run_id, service in runs.items() if service.state.open]
        if self._run_id in unfinished:
            self.show_run(self._run_id)
        elif unfinished:
            self.show_run(unfinished[-1])
        else:
            self._run_screen().show_nothing()
            self._show(self._run_screen(), "run")

    def follow_unfinished(self) -> None:
        """Unfinished runs were opened: who is on an empty run screen already is shown the newest."""
        if self._run is not None and self._run is self._stack.currentWidget() and self._run.view is None:
            self.show_latest_run()

    def show_calculators(self) -> None:
        if self._calculators is None:
            from protocolapp.calc.registry import calculators
            from protocolapp.gui.calculators.screen import CalculatorsScreen

            self._calculators = CalculatorsScreen(self._desk, calculators())
            self._calculators.settings_wanted.connect(self.show_settings)
            self._calculators.reagent_wanted.connect(self._add_reagent)
            self._stack.addWidget(self._calculators)
        self._show(self._calculators, "calculators")

    def keep_typed(self) -> bool:
        """Write what is typed into calculators. Whether all of it is on the disk."""
        return self._calculators is None or self._calculators.keep_typed()

    def show_record(self, run_id: str) -> None:
        """What happened in a run."""
        if self._record is None:
            from protocolapp.gui.record.screen import RecordScreen

            self._record = RecordScreen(self._desk)
            self._record.run_requested.connect(self.show_run)
            self._record.go_on_requested.connect(self.go_on)
            self._record.back.connect(self.show_history)
            self._stack.addWidget(self._record)
        self._record.show_run(run_id)
        self._show(self._record, "history")

    def show_history(self) -> None:
        if self._history is None:
            from protocolapp.gui.history.screen import HistoryScreen

            self._history = HistoryScreen(self._desk)
            self._history.run_requested.connect(self.show_run)
            self._history.record_requested.connect(self.show_record)
            self._history.library_requested.connect(self.show_library)
            self._stack.addWidget(self._history)
        self._history.refresh()
        self._show(self._history, "history")

    def show_settings(self) -> None:
        if self._settings is None:
            from protocolapp.gui.settings.screen import SettingsScreen

            self._settings = SettingsScreen(self._desk)
            self._stack.addWidget(self._settings)
        self._settings.refresh()
        self._show(self._settings, "settings")

    def _add_reagent(self, name: str) -> None:
        self.show_settings()
        if self._settings is not None:
            self._settings.add_reagent(name)

    def _run_screen(self) -> RunScreen:
        if self._run is None:
            from protocolapp.gui.run.screen import RunScreen

            self._run = RunScreen(self._desk)
            self._run.record_requested.connect(self.show_record)
            self._run.go_on_requested.connect(self.go_on)
            self._run.library_requested.connect(self.show_library)
            self._run.run_requested.connect(self.show_run)
            self._stack.addWidget(self._run)
            self._tell_library()
        return self._run

    def _file_changed(self, change: FileChange) -> None:
        """Of the protocol that is open; a run in progress keeps the one it began with."""
        if self._protocol is not None:
            self._protocol.take_change(change)
        if self._setup is not None:
            self._setup.take_change(change)

    def _tell_library(self) -> None:
        if self._run is not None:
            self._run.tell_library(self._library.items)

    def _shelf(self) -> Shelf:
        return self._desk.workplace.library.shelf

    def _setup_screen(self) -> SetupScreen:
        if self._setup is None:
            from protocolapp.gui.setup.screen import SetupScreen

            self._setup = SetupScreen(self._desk)
            self._setup.started.connect(self.show_run)
            self._setup.back.connect(self._back_to_protocol)
            self._stack.addWidget(self._setup)
        return self._setup

    def _back_to_protocol(self) -> None:
        self._show(self._protocol or self._library, "library")

    def _show(self, screen: QWidget, place: str) -> None:
        self._stack.setCurrentWidget(screen)
        self.at.emit(place)
