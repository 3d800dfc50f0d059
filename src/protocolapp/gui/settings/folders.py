"""Where one's own protocols and the data lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.theme import Ink, Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel


class FoldersGroup(Group):
    """The data folder is chosen when the program is started; the folder of one's own protocols here."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__("Folders", parent=parent)
        self._keeper = keeper
        self._own, self._data = _path_label(), _path_label()
        self.choose = Button(self.tr("Choose folder…"), icon="folder-open")
        self.usual = Button(self.tr("Use the data folder's"), Variant.QUIET)
        self.open_own = Button(self.tr("Open"), Variant.QUIET, icon="external-link")
        self.open_own.setAccessibleName(self.tr("Open the folder of own protocols"))
        self.open_data = Button(self.tr("Open"), Variant.QUIET, icon="external-link")
        self.open_data.setAccessibleName(self.tr("Open the data folder"))
        self.add(_place(self.tr("Own protocols"), self._own, self.choose, self.usual, self.open_own))
        self.add(_place(self.tr("Data: all runs, settings, backups"), self._data, self.open_data))
        self.choose.clicked.connect(self._ask)
        self.usual.clicked.connect(self._forget)
        self.open_own.clicked.connect(self._open_own)
        self.open_data.clicked.connect(self._open_data)

    def refresh(self) -> None:
        """Show where they lie now."""
        workplace = self._keeper.desk.workplace
        self._own.setText(str(workplace.library.own_folder))
        self._data.setText(str(workplace.data_folder))
        self.usual.setVisible(bool(self._keeper.desk.preferences.own_folder))

    def choose_own(self, folder: str) -> None:
        """Keep one's own protocols here; empty for the data folder's own place."""
        if self._keeper.keep(own_folder=folder):
            self._keeper.desk.library_changed.emit()
        self.refresh()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of your own protocols"), self._own.literal())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_own)
        dialog.open()

    def _forget(self) -> None:
        self.choose_own("")

    def _open_own(self) -> None:
        _open(Path(self._own.literal()))

    def _open_data(self) -> None:
        _open(Path(self._data.literal()))


def _path_label() -> PlainLabel:
    return PlainLabel("", wrap=True, selectable=True)


def _place(caption: str, path: PlainLabel, *buttons: Button) -> Column:
    place, keys = Column(Space.HAIR), Flow(Space.TIGHT)
    for button in buttons:
        keys.add(button)
    place.add(Caption(caption, Ink.SECOND))
    place.add(path)
    place.add(keys)
    return place


def _open(folder: Path) -> None:
    """The nearest folder above that is there: one's own may not have been made yet."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
