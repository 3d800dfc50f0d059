"""About the program: its version, and what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.settings.about_view import PARTS, PROGRAM, QT_NOTE, own_version
from protocolapp.gui.settings.group import Group
from protocolapp.gui.theme import Ink
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow

_COLUMNS = (
    TableColumn("name", "Made with", least=150),
    TableColumn("use", "What for", stretch=True, least=170),
    TableColumn("version", "Version"),
    TableColumn("licence", "Licence"),
)


class AboutGroup(Group):
    """Nothing to choose here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("About", parent=parent)
        line = self.tr("{program}, {use}. Licence: {licence}. Works offline, without an account.")
        self.add(
            PlainLabel(
                line.format(program=own_version(), use=PROGRAM.use, licence=PROGRAM.licence),
                wrap=True,
                selectable=True,
            )
        )
        table = DataTable(self.tr("Made with"), _COLUMNS)
        table.set_rows(
            [
                TableRow(one.name, (Cell(one.name), Cell(one.use), Cell(one.version), Cell(one.licence)))
                for one in PARTS
            ]
        )
        self.add(table)
        self.add(Caption(QT_NOTE, Ink.SECOND))
