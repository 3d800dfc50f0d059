"""Backups: made now, made by the program each day, and put back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk
from protocolapp.gui.settings.backups_view import BackupLine, backup_lines, backup_name
from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.restore_sheet import RestoreSheet
from protocolapp.gui.theme import Ink, Space
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow
from protocolapp.run.ports import StoreError
from protocolapp.services.workplace import Workplace

_COLUMNS = (
    TableColumn("made", "Made", least=160),
    TableColumn("name", "File", stretch=True, least=160),
    TableColumn("size", "Size", numbers=True),
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """The data is no longer the one that is open. aside: where the old one lies; None when it failed half way."""

    aside: Path | None
    failure: Failure | None = None


class BackupsGroup(Group):
    """replaced carries a Replaced: the program has to be started again."""

    replaced = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            "Backups",
            "The program makes one each day it was used, and keeps fewer and fewer of the older ones.",
            parent,
        )
        self._desk = desk
        self._lines: tuple[BackupLine, ...] = ()
        self._written: Path | None = None
        self._work = Background(self)
        self.now = Button(self.tr("Back up now…"), icon="archive")
        self.put_back = Button(self.tr("Restore chosen…"), Variant.QUIET, icon="rotate-ccw")
        self.from_file = Button(self.tr("Restore from a file…"), Variant.QUIET, icon="upload")
        self.banner, self.sheet = Banner(), RestoreSheet()
        self.table = DataTable(self.tr("Automatic backups"), _COLUMNS)
        self.table.setSelectionBehavior(DataTable.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self._none = Caption(
            self.tr("None yet: the first is made when the program is closed after a run."), Ink.SECOND
        )
        keys = Flow(Space.TIGHT)
        for button in (self.now, self.put_back, self.from_file):
            keys.add(button)
        for part in (self.banner, self.table, self._none, keys, self.sheet):
            self.add(part)
        self._connect()

    def refresh(self) -> None:
        """Show which there are now."""
        self._lines = backup_lines(self._desk.workplace.backups())
        self.table.set_rows(
            [TableRow(one.name, (Cell(one.made), Cell(one.name), Cell(one.size))) for one in self._lines]
        )
        self.table.setVisible(bool(self._lines))
        self._none.setVisible(not self._lines)
        self.put_back.setEnabled(bool(self._lines))

    def back_up(self, path: Path) -> None:
        """Write a checked copy of all runs to this file."""
        self._written = None
        self.banner.tell(self.tr("Backing up to {name}…").format(name=path.name), state=InputState.NORMAL)
        self._work.start(partial(_back_up, self._desk.workplace, path))

    def ask_restore(self, path: Path) -> None:
        """Explain first."""
        runs = self._desk.runs().values()
        self.sheet.ask(path, sum(one.state.open for one in runs))

    def restore(self, path: Path) -> None:
        """Put this backup in the place of the data. A backup that is no good is refused with everything as it was."""
        workplace = self._desk.workplace
        before = workplace.store()
        try:
            aside = workplace.restore(path)
        except StoreError as error:
            failure = Failure.of(error)
            if _still_open(workplace, before):
                self._fail(failure)
            else:
                self.replaced.emit(Replaced(None, failure))
            return
        self.replaced.emit(Replaced(aside))

    def _connect(self) -> None:
        self.now.clicked.connect(self._choose_target)
        self.put_back.clicked.connect(self._restore_chosen)
        self.from_file.clicked.connect(self._choose_source)
        self.table.activated.connect(self._restore_chosen)
        self.sheet.agreed.connect(self.restore)
        self.banner.acted.connect(self._act)
        self._work.done.connect(self._succeed)
        self._work.failed.connect(self._fail)

    def _choose_target(self) -> None:
        workplace = self._desk.workplace
        dialog = self._dialog(
            self.tr("Back up all runs"), str(Path.home() / backup_name(workplace.clock.now()))
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.selectFile(str(Path.home() / backup_name(workplace.clock.now())))
        dialog.fileSelected.connect(self._take_target)
        dialog.open()

    def _choose_source(self) -> None:
        dialog = self._dialog(self.tr("Choose a backup"), str(self._desk.workplace.data_folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_source)
        dialog.open()

    def _dialog(self, title: str, place: str) -> QFileDialog:
        dialog = QFileDialog(self, title, place, self.tr("Backups (*.db)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _take_target(self, name: str) -> None:
        self.back_up(Path(name))

    def _take_source(self, name: str) -> None:
        self.ask_restore(Path(name))

    def _restore_chosen(self) -> None:
        row = max(0, self.table.currentIndex().row())
        if row < len(self._lines):
            self.ask_restore(self._lines[row].path)

    def _succeed(self, path: Path) -> None:
        self._written = path
        title = self.tr("Backed up: {name}").format(name=path.name)
        self.banner.tell(title, str(path.parent), self.tr("Show in folder"), InputState.NORMAL)
        self.refresh()

    def _fail(self, failure: Failure) -> None:
        self._written = None
        self.banner.tell(failure.title, f"{failure.message} {failure.remedy}", self.tr("Close"))

    def _act(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
        self.banner.hide()


def _back_up(workplace: Workplace, path: Path) -> Path:
    """On a thread of its own: touches no widget, and opens the data for itself."""
    workplace.back_up(path)
    return path


def _still_open(workplace: Workplace, before: object) -> bool:
    """Whether the store that all open runs write to was left open."""
    try:
        return workplace.store() is before
    except StoreError:
        return False
