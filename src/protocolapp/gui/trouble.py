"""Shown in place of the main window when the data cannot be opened: what is wrong, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.run.ports import StoreError
from protocolapp.services.workplace import Workplace

_MARGINS = (Space.VAST, Space.VAST, Space.VAST, Space.VAST)


class TroubleWindow(QMainWindow):
    """Nothing is touched before a person chooses. opened: the data can be used now."""

    opened = Signal()

    def __init__(self, workplace: Workplace, trouble: StoreError) -> None:
        super().__init__()
        self._workplace = workplace
        self.setWindowTitle("protocolapp")
        self.resize(760, 380)
        self._title = Heading("", Type.TITLE)
        self._message = PlainLabel("", wrap=True, selectable=True)
        self._remedy = PlainLabel("", ink=Ink.SECOND, wrap=True, selectable=True)
        self._again = Button(self.tr("Try again"), Variant.PRIMARY, icon="refresh-cw")
        self._restore = Button(self.tr("Move aside and restore a backup…"), icon="archive")
        self._leave = Button(self.tr("Close"), Variant.QUIET)
        self._again.clicked.connect(self.try_again)
        self._restore.clicked.connect(self._choose_backup)
        self._leave.clicked.connect(self.close)
        self._assemble()
        self.show_trouble(trouble)

    def show_trouble(self, trouble: StoreError) -> None:
        """Say what is wrong; offer a restore where that would mend it."""
        self._title.setText(trouble.title)
        self._message.setText(trouble.message)
        self._remedy.setText(trouble.remedy)
        self._restore.setVisible(trouble.restorable)

    def try_again(self) -> None:
        """Open the data once more."""
        try:
            self._workplace.store()
        except StoreError as error:
            self.show_trouble(error)
            return
        self.opened.emit()

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the data, which is moved aside and kept."""
        try:
            self._workplace.restore(backup)
        except StoreError as error:
            self.show_trouble(error)
            return
        self.try_again()

    def _choose_backup(self) -> None:
        newest = next(iter(self._workplace.backups()), self._workplace.data_folder)
        dialog = QFileDialog(self, self.tr("Choose a backup"), str(newest), self.tr("Backups (*.db)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.restore(Path(name))

    def _assemble(self) -> None:
        words = Column(Space.SNUG)
        words.add(self._title)
        words.add(self._message)
        words.add(self._remedy)
        words.add_stretch()
        buttons = Row(Space.SNUG)
        buttons.add(self._again)
        buttons.add(self._restore)
        buttons.add_stretch()
        buttons.add(self._leave)
        words.add(buttons)
        whole = Row(Space.ROOMY, _MARGINS)
        whole.add(IconLabel("octagon-alert", Ink.ALARM, 40), align=Qt.AlignmentFlag.AlignTop)
        whole.add(words, stretch=1)
        self.setCentralWidget(whole)
