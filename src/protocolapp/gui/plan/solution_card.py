"""A solution with its recipe, as it is made for this run."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.plan.notes import Notes
from protocolapp.gui.plan.prep_view import RECIPE_COLUMNS, LineView, SolutionView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow

_COMPONENT, _FINAL, _STOCK, _TAKE, _PIPETTE = RECIPE_COLUMNS


class SolutionCard(Card):
    """Heading with the volume, where it is kept, the recipe, and what to know. It follows `show_solution` in place."""

    def __init__(self, view: SolutionView, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self._view: SolutionView | None = None
        self._title, self._keep = Heading("", Type.LEAD), Caption("", wrap=False)
        head = Row(Space.SNUG)
        head.add(self._title, stretch=1)
        head.add(self._keep)
        self._need = Caption("")
        self._waits = PlainLabel("", ink=Ink.SECOND, wrap=True)
        self.table = DataTable(view.title, _columns())
        self._notes = Notes()
        for part in (head, self._need, self._waits, self.table, self._notes):
            self.add(part)
        self.show_solution(view)

    def show_solution(self, view: SolutionView) -> None:
        """The same solution, as it is now."""
        if view == self._view:
            return
        self._view = view
        self._title.setText(view.title)
        self._keep.setText(view.keep)
        self._need.setText(view.need)
        self._need.setVisible(bool(view.need))
        self._waits.setText(view.waits)
        self._waits.setVisible(bool(view.waits))
        self.table.setAccessibleName(view.title)
        self.table.set_rows([_row(number, line) for number, line in enumerate(view.lines)])
        self.table.setVisible(bool(view.lines))
        self._notes.show_notes(view.notes)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("what", _COMPONENT, stretch=True, least=160),
        TableColumn("final", _FINAL),
        TableColumn("stock", _STOCK),
        TableColumn("take", _TAKE, numbers=True),
        TableColumn("pipette", _PIPETTE),
    )


def _row(number: int, line: LineView) -> TableRow:
    cells = (
        Cell(line.what, badge=line.tag),
        Cell(line.final),
        Cell(line.stock),
        Cell(line.take, strong=True),
        Cell(line.pipette, message=line.gives),
    )
    return TableRow(f"{number} {line.what}", cells)
