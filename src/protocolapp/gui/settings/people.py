"""Who works at the bench."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.settings.lab_reading import operator_row, read_operators
from protocolapp.gui.settings.lab_table import LabTable
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.lab import Lab, Operator

_COLUMNS = (
    TableColumn("name", "Name", editable=True, stretch=True, least=200),
    TableColumn("initials", "Initials", editable=True, least=140),
)


class PeopleGroup(Group):
    """The operators, and the one of them who works now."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(
            "Operators", "Each event of a run is recorded with the initials of who works now.", parent
        )
        self._keeper = keeper
        self.now = ChoiceField(self.tr("Who works now"), ())
        self.now.setMaximumWidth(420)
        self.table = LabTable(self.tr("Operators"), _COLUMNS, read_operators)
        self.add(self.now)
        self.add(self.table)
        self.now.chosen.connect(self._choose)
        self.table.read_well.connect(self._keep)

    def show_lab(self, lab: Lab) -> None:
        """Show who is known now."""
        self.table.set_rows([operator_row(one) for one in lab.operators])
        self._offer(lab)

    def _offer(self, lab: Lab) -> None:
        chosen = self._keeper.desk.preferences.operator
        known = lab.operator(chosen) if chosen else None
        choices = [Choice(one.initials, f"{one.name} ({one.initials})") for one in lab.operators]
        if known is None and chosen:
            choices.append(Choice(chosen, chosen))
        self.now.set_choices(choices, known.initials if known is not None else chosen)
        self.now.set_help("" if chosen else self.tr("While nobody is chosen, the record says “unknown”."))

    def _choose(self, initials: str) -> None:
        self._keeper.keep(operator=initials)
        self._offer(self._keeper.desk.workplace.lab())

    def _keep(self, operators: tuple[Operator, ...]) -> None:
        before = self._keeper.desk.workplace.lab()
        after = replace(before, operators=operators)
        if after != before and self._keeper.keep_lab(after):
            self._follow(before, after)
        self._offer(self._keeper.desk.workplace.lab())

    def _follow(self, before: Lab, after: Lab) -> None:
        """Who works now goes on working under other initials; the first one ever named begins to."""
        chosen = self._keeper.desk.preferences.operator
        was = before.operator(chosen) if chosen else None
        if not chosen and after.operators:
            self._keeper.keep(operator=after.operators[0].initials)
        elif was is not None and after.operator(chosen) is None:
            now = after.operator(was.name)
            self._keeper.keep(operator=now.initials if now is not None else "")
