"""How a cell is painted and typed into."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from protocolapp.gui.theme import Corner, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.theme.tokens import MARK, TARGET
from protocolapp.gui.widgets.check_box import paint_box
from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.line_input import InputState, LineInput
from protocolapp.gui.widgets.offers import offer
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.table_cells import Cell, TableColumn
from protocolapp.gui.widgets.table_model import CELL_ROLE, COLUMN_ROLE
from protocolapp.gui.widgets.wrapping import longest_word, wrap_flags, wrapped_height

Index = QModelIndex | QPersistentModelIndex
_INKS = {InputState.NORMAL: "ink", InputState.WARN: "warn", InputState.ERROR: "alarm"}
_WIDEST, _WIDEST_DETAIL = 420, 104
_SIGN, _REMEMBERED = 16, 5_000


class TableDelegate(QStyledItemDelegate):
    """Text wraps in its column; a cell that is not as it should be has a sign and a colour."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._known: dict[tuple[Cell, TableColumn, int, int], QSize] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell, rect = theme_now(), _cell(index), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if _column(index).ticks:
            side = theme.px(MARK)
            box = QRect(rect.left() + theme.px(2), rect.center().y() - side // 2, side, side)
            paint_box(painter, theme, box, cell.checked, cell.enabled, self._view.devicePixelRatioF())
        else:
            self._paint_text(painter, theme, cell, index, rect)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            focus_ring(painter, rect, theme.px(Corner.SMALL), theme.colour("focus"))
        painter.restore()

    def _paint_text(self, painter: QPainter, theme: Theme, cell: Cell, index: Index, rect: QRect) -> None:
        room = _text_room(theme, rect, _column(index).numbers)
        ink = _INKS[cell.state] if cell.enabled and not cell.quiet else "third"
        if cell.state is not InputState.NORMAL:
            size = theme.px(_SIGN)
            sign = theme.icon("triangle-alert", ink, _SIGN, self._view.devicePixelRatioF())
            painter.drawPixmap(room.left(), room.center().y() - size // 2, sign)
            room.setLeft(room.left() + size + theme.px(Space.HAIR))
        if cell.detail:
            self._paint_detail(painter, theme, cell, room, _align(_column(index)))
        if cell.badge:  # the text leaves it its place
            room.setRight(room.right() - _badge_width(theme, cell))
        painter.setFont(_font(theme, cell))
        painter.setPen(theme.colour(ink))
        text = visible(cell.text)
        flags = int(_align(_column(index)) | Qt.AlignmentFlag.AlignVCenter) | wrap_flags(
            painter.fontMetrics(), text, room.width()
        )
        if cell.badge:
            taken = painter.fontMetrics().boundingRect(room, flags, text)
            self._paint_badge(painter, theme, visible(cell.badge), taken)
        painter.drawText(room, flags, text)

    def _paint_detail(
        self, painter: QPainter, theme: Theme, cell: Cell, room: QRect, align: Qt.AlignmentFlag
    ) -> None:
        """Text and detail stand in the middle of the cell together; the text keeps the room above."""
        small, text = QFontMetrics(_detail_font(theme)), visible(cell.detail)
        high = wrapped_height(small, text, room.width())
        above = wrapped_height(QFontMetrics(_font(theme, cell)), visible(cell.text), room.width())
        top = room.center().y() - (above + high) // 2
        place = QRect(room.left(), top + above, room.width(), high)
        room.setTop(top)
        room.setHeight(above)
        painter.setFont(_detail_font(theme))
        painter.setPen(theme.colour("third"))
        painter.drawText(place, int(align) | wrap_flags(small, text, place.width()), text)

    def _paint_badge(self, painter: QPainter, theme: Theme, text: str, after: QRect) -> None:
        painter.save()
        painter.setFont(theme.font(Type.TINY, Weight.MEDIUM))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text) + theme.px(Space.BASE)
        height = metrics.height() + theme.px(Space.HAIR)
        left = after.right() + theme.px(Space.TIGHT)
        badge = QRect(left, after.center().y() - height // 2, width, height)
        panel(painter, badge, theme.px(Corner.SMALL), theme.colour("sunk"))
        painter.setPen(theme.colour("second"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is in its column; as wide as the text, up to a limit. Views ask many times over."""
        theme, cell, column = theme_now(), _cell(index), _column(index)
        known = (cell, column, self._view.columnWidth(index.column()), theme.scale)
        size = self._known.get(known)
        if size is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            size = self._known[known] = self._measured(theme, cell, column, known[2])
        return size

    def _measured(self, theme: Theme, cell: Cell, column: TableColumn, in_width: int) -> QSize:
        least = QSize(theme.px(column.least), theme.px(TARGET))
        if column.ticks:
            return least.expandedTo(QSize(theme.px(TARGET), 0))
        metrics = QFontMetrics(_font(theme, cell))
        room = _text_room(theme, QRect(0, 0, _WIDEST, 0), column.numbers)
        around = _WIDEST - room.width() + self._extra(theme, cell)
        width = min(metrics.horizontalAdvance(visible(cell.text)) + 2, theme.px(_WIDEST)) + around
        wide = max(1, in_width - around)
        height = wrapped_height(metrics, visible(cell.text), wide) + 2 * theme.px(Space.TIGHT)
        if cell.detail:
            small, detail = QFontMetrics(_detail_font(theme)), visible(cell.detail)
            longest = max(
                min(small.horizontalAdvance(detail), theme.px(_WIDEST_DETAIL)), longest_word(small, detail)
            )
            width = max(width, longest + 2 + around)
            height += wrapped_height(small, detail, wide)
        return least.expandedTo(QSize(width, height))

    def _extra(self, theme: Theme, cell: Cell) -> int:
        extra = theme.px(_SIGN + Space.HAIR) if cell.state is not InputState.NORMAL else 0
        return extra + _badge_width(theme, cell)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = _column(index)
        editor = self._choosing(parent, column) if column.choices else self._typing(parent, column)
        editor.setObjectName("cell")
        editor.setAccessibleName(visible(column.title))
        return editor

    def _typing(self, parent: QWidget, column: TableColumn) -> QWidget:
        line = LineInput(parent=parent)
        offer(line, column.offers)
        if column.numbers:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def _choosing(self, parent: QWidget, column: TableColumn) -> QWidget:
        box = ChoiceInput(parent)
        box.addItems([visible(choice) for choice in column.choices])
        box.activated.connect(self._chosen)
        QTimer.singleShot(0, box, box.showPopup)  # arrows then walk through the choices, and Enter takes one
        return box

    def _chosen(self, _index: int) -> None:
        """What is chosen holds at once."""
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText("" if _cell(index).quiet else _cell(index).text)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(visible(_cell(index).text))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            if editor.text() or not _cell(index).quiet:
                model.setData(index, editor.text())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        inset = theme_now().px(Space.HAIR)
        editor.setGeometry(option.rect.adjusted(0, inset, 0, -inset))


def _cell(index: Index) -> Cell:
    cell = index.data(CELL_ROLE)
    return cell if isinstance(cell, Cell) else Cell()


def _column(index: Index) -> TableColumn:
    column = index.data(COLUMN_ROLE)
    return column if isinstance(column, TableColumn) else TableColumn("", "")


def _align(column: TableColumn) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft


def _badge_width(theme: Theme, cell: Cell) -> int:
    """With the gap before it; nothing without a badge."""
    if not cell.badge:
        return 0
    metrics = QFontMetrics(theme.font(Type.TINY, Weight.MEDIUM))
    return metrics.horizontalAdvance(visible(cell.badge)) + theme.px(Space.BASE + Space.TIGHT)


def _detail_font(theme: Theme) -> QFont:
    return theme.font(Type.TINY)


def _font(theme: Theme, cell: Cell) -> QFont:
    return theme.font(Type.BODY, Weight.SEMIBOLD if cell.strong else Weight.REGULAR)


def _text_room(theme: Theme, rect: QRect, numbers: bool) -> QRect:
    """The first column's text stands in line with what is above the table; numbers keep clear of the next column."""
    right = theme.px(Space.SNUG if numbers else Space.TIGHT)
    return rect.adjusted(theme.px(2), 0, -right, -1)
