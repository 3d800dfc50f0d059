"""The lab's own reagents: calculations take their molar masses and densities from here first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.settings.lab_table import MOST, LabTable
from protocolapp.gui.settings.reagent_reading import read_reagents, reagent_row
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.lab import Substance
from protocolapp.protocol.problem import Problem
from protocolapp.services.own_reagents import merged

_COLUMNS = (
    TableColumn("name", "Name", editable=True, stretch=True, least=150),
    TableColumn("formula", "Formula", editable=True, least=130),
    TableColumn("mw", "Molar mass", numbers=True, editable=True, least=120),
    TableColumn("density", "Density", numbers=True, editable=True, least=100),
    TableColumn("also", "Other names", editable=True, least=120),
    TableColumn("note", "Note", editable=True, least=120),
)
_MOST_TOLD = 5
_FORMULA = 1


class ReagentsGroup(Group):
    """The file is the person's own too: while it cannot be read, it is shown why, and left as it is."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(
            "Reagents",
            "Your own, beside those that come with the program; of one of the same name your figures hold. "
            "A molar mass left empty is worked out from the formula. Several other names are parted by ;",
            parent,
        )
        self._keeper = keeper
        self._path, self._shown = Path(), tuple[Substance, ...]()
        self.table = LabTable(self.tr("Reagents"), _COLUMNS, read_reagents)
        self.broken = Callout(CalloutKind.PROBLEM, "", self.tr("The file cannot be used"))
        self.open = Button(self.tr("Open the file"), Variant.QUIET, icon="external-link")
        self.again = Button(self.tr("Read it again"), Variant.QUIET, icon="refresh-cw")
        self._keys = Flow(Space.TIGHT)
        for key in (self.open, self.again):
            self._keys.add(key)
        for part in (self.broken, self._keys, self.table):
            self.add(part)
        self.table.read_well.connect(self._keep)
        self.open.clicked.connect(self._open)
        self.again.clicked.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the file holds now, or what is wrong with it. What is being typed stays."""
        if self.table.trouble():
            return
        own = self._keeper.desk.workplace.own_reagents()
        self._path = own.path
        broken = bool(own.problems)
        self.table.setVisible(not broken)
        for part in (self.broken, self._keys):
            part.setVisible(broken)
        self.broken.set_text(_told(own.path, own.problems))
        self._shown = _in_table(own.substances)
        self._show(own.substances)

    def begin(self, name: str) -> None:
        """A row for this one, to be filled in; where it has one, the cursor goes there."""
        rows = [row.get("name", "").casefold() for row in self.table.rows()]
        if name.casefold() in rows:
            self.table.grid.go_to(rows.index(name.casefold()), _FORMULA)
        else:
            self.table.begin_row({"name": name}, _FORMULA)

    def _show(self, reagents: Sequence[Substance]) -> None:
        self.table.show_things([reagent_row(one, decimal_mark()) for one in reagents])

    def _keep(self, reagents: Sequence[Substance]) -> None:
        """What other hands did to the file meanwhile is kept too, and what is too much for the table."""
        now = self._keeper.desk.workplace.own_reagents().substances
        wanted = merged(self._shown, reagents, now)
        if wanted != now and not self._keeper.keep_reagents(wanted):
            return
        self._shown = _in_table(wanted)
        if self._shown != tuple(reagents):
            self._show(wanted)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _in_table(reagents: Sequence[Substance]) -> tuple[Substance, ...]:
    """As the table reads them back, such as a note of several lines in one: untouched they are no change."""
    rows = [reagent_row(one, decimal_mark()) for one in reagents[:MOST]]
    return read_reagents(rows, decimal_mark()).things


def _told(path: Path, problems: Sequence[Problem]) -> str:
    """Every problem on a line of its own, the first few."""
    lines = [str(path)]
    lines += [f"Line {one.line}: {one.message}. {one.remedy}" for one in problems[:_MOST_TOLD]]
    more = len(problems) - _MOST_TOLD
    return "\n".join([*lines, *([f"… and {more} more"] if more > 0 else [])])
