"""What a step wants made sure of, a box each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_view import RowView
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.plain_text import tooltip
from protocolapp.gui.widgets.table_cells import Ticked


class CheckList(Column):
    """ticked carries a Ticked, as a table does."""

    ticked = Signal(object)

    def __init__(self, rows: tuple[RowView, ...], parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._boxes = {row.id: _Check(row) for row in rows}
        for box in self._boxes.values():
            box.clicked.connect(self._clicked)
            self.add(box)
        self.show_rows(rows)

    def show_rows(self, rows: tuple[RowView, ...]) -> None:
        """The same checks at another moment."""
        for row in rows:
            box = self._boxes[row.id]
            box.setChecked(bool(row.ticked))
            box.setEnabled(row.enabled)
            box.setToolTip(tooltip(f"Ticked {row.ticked}" if row.ticked else ""))

    def _clicked(self, checked: bool) -> None:
        box = self.sender()
        if isinstance(box, _Check):
            box.setChecked(not checked)  # it shows only what is stored
            self.ticked.emit(Ticked(box.row, "tick", checked))


class _Check(CheckBox):
    def __init__(self, row: RowView) -> None:
        super().__init__(row.label)
        self.row = row.id
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
