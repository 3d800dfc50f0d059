"""The lab's pipettes and rotors: volumes and speeds are worked out for these."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.settings.lab_reading import pipette_row, read_pipettes, read_rotors, rotor_row
from protocolapp.gui.settings.lab_table import LabTable
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.lab import Lab, Pipette, Rotor
from protocolapp.lab.bundled import bundled_pipettes

_PIPETTES = (
    TableColumn("name", "Name", editable=True, stretch=True, least=170),
    TableColumn("minimum", "Minimum", numbers=True, editable=True, least=110),
    TableColumn("maximum", "Maximum", numbers=True, editable=True, least=110),
    TableColumn("increment", "Increment", numbers=True, editable=True, least=120),
    TableColumn("channels", "Channels", numbers=True, editable=True, least=100),
)
_ROTORS = (
    TableColumn("name", "Name", editable=True, stretch=True, least=170),
    TableColumn("r_max", "Radius, r max", numbers=True, editable=True, least=140),
    TableColumn("max_rpm", "Fastest", numbers=True, editable=True, least=140),
)


class PipettesGroup(Group):
    """A running run keeps the pipettes it was begun with."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(
            "Pipettes",
            "Every volume is rounded to what one of these can be set to. A run keeps the pipettes it was begun with.",
            parent,
        )
        self._keeper = keeper
        self.table = LabTable(self.tr("Pipettes"), _PIPETTES, read_pipettes)
        self.usual = Button(self.tr("Put the usual pipettes back"), Variant.QUIET, icon="rotate-ccw")
        self.add(self.table)
        self.add(self.usual, align=Qt.AlignmentFlag.AlignLeft)
        self.table.read_well.connect(self._keep)
        self.usual.clicked.connect(self.put_back)

    def show_lab(self, lab: Lab) -> None:
        self.table.set_rows([pipette_row(one, decimal_mark()) for one in lab.pipettes])

    def put_back(self) -> None:
        """The usual ones as they were at first, one's own behind them; Ctrl+Z in the table takes it back."""
        usual = bundled_pipettes()
        names = {one.name.casefold() for one in usual}
        own = [row for row in self.table.rows() if row.get("name", "").strip().casefold() not in names]
        self.table.replace_rows([*(pipette_row(one, decimal_mark()) for one in usual), *own])

    def _keep(self, pipettes: tuple[Pipette, ...]) -> None:
        before = self._keeper.desk.workplace.lab()
        if pipettes != before.pipettes:
            self._keeper.keep_lab(replace(before, pipettes=pipettes))


class RotorsGroup(Group):
    """r max: from the axis to the tip of the tube."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(
            "Rotors",
            "The radius from the axis to the tip of the tube turns × g into rpm; see the rotor's manual.",
            parent,
        )
        self._keeper = keeper
        self.table = LabTable(self.tr("Rotors"), _ROTORS, read_rotors)
        self.add(self.table)
        self.table.read_well.connect(self._keep)

    def show_lab(self, lab: Lab) -> None:
        self.table.set_rows([rotor_row(one, decimal_mark()) for one in lab.rotors])

    def _keep(self, rotors: tuple[Rotor, ...]) -> None:
        before = self._keeper.desk.workplace.lab()
        if rotors != before.rotors:
            self._keeper.keep_lab(replace(before, rotors=rotors))
