"""The Qt model behind the tables. It only mirrors rows: what a person wants is told, not done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.gui.widgets.table_cells import Cell, Edited, TableColumn, TableRow, Ticked

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
COLUMN_ROLE = Qt.ItemDataRole(CELL_ROLE + 1)
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """ticked carries Ticked, edited carries Edited."""

    ticked = Signal(object)
    edited = Signal(object)

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[TableRow, ...] = ()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these. Rows of the same keys are changed in place, so the cursor stays where it is."""
        new, old = tuple(rows), self.rows
        if [row.key for row in new] == [row.key for row in old]:
            self.rows = new
            changed = [at for at, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
            if changed:  # told once: at each telling Qt measures whole columns
                last = self.index(changed[-1], len(self.columns) - 1)
                self.dataChanged.emit(self.index(changed[0], 0), last)
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        return self.rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return visible(self.columns[section].title)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        cell, column = self.cell(index), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return visible(cell.text)
            case Qt.ItemDataRole.EditRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(cell.message) or None
            case Qt.ItemDataRole.CheckStateRole if column.ticks:
                return Qt.CheckState.Checked if cell.checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(index)
        return {CELL_ROLE: cell, COLUMN_ROLE: column}.get(Qt.ItemDataRole(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell, column = self.cell(index), self.columns[index.column()]
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if column.ticks and cell.enabled:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if column.editable and cell.enabled:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and str(value) != self.cell(index).text:
            self.edited.emit(Edited(self.rows[index.row()].key, self.columns[index.column()].key, str(value)))
        return False

    def ask_tick(self, index: Index) -> bool:
        """Turn a tick over, if there is one to turn. Returns whether it was asked for."""
        column = self.columns[index.column()]
        if not (column.ticks and self.cell(index).enabled):
            return False
        self.ticked.emit(Ticked(self.rows[index.row()].key, column.key, not self.cell(index).checked))
        return True

    def _said(self, index: Index) -> str:
        cell, column = self.cell(index), self.columns[index.column()]
        if column.ticks:
            first = next((c.text for c in self.rows[index.row()].cells if c.text), "")
            words = [
                visible(first),
                column.title,
                self.tr("ticked") if cell.checked else self.tr("not ticked"),
            ]
        else:
            words = [visible(one) for one in (cell.text, cell.detail, cell.badge, cell.message)]
        return ", ".join(word for word in words if word)
