"""Children that flow: chips one after the other, cards in as many equal columns as fit."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, theme_now


class FlowLayout(QLayout):
    """Lays out in lines. column: least width of equal columns; 0 lets each child keep its own width."""

    def __init__(self, parent: QWidget, column: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._column = column
        self.setContentsMargins(0, 0, 0, 0)

    def set_column(self, column: int) -> None:
        self._column = column
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    def invalidate(self) -> None:
        """A child is another one, or of another size."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._shown()]
        return QSize(sum(widths) + self.spacing() * max(0, len(widths) - 1), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place all; returns the height they take."""
        left, top, line, gap = rect.left(), rect.top(), 0, self.spacing()
        for row in self._rows(rect.width()):
            heads = [_head(item, width) for item, width in row]
            lower = [max(heads) - head for head in heads]
            line = max(
                self._height(item, width) + down for (item, width), down in zip(row, lower, strict=True)
            )
            for (item, width), down in zip(row, lower, strict=True):
                height = line - down if self._column else self._height(item, width)
                if move:
                    item.setGeometry(QRect(QPoint(left, top + down), QSize(width, height)))
                left += width + gap
            left, top = rect.left(), top + line + gap
        return max(0, top - gap - rect.top())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        items, gap = self._shown(), self.spacing()
        if self._column:
            columns = max(1, (width + gap) // (self._column + gap))
            each = (width - gap * (columns - 1)) // columns
            return [[(i, each) for i in items[at : at + columns]] for at in range(0, len(items), columns)]
        rows: list[list[tuple[QLayoutItem, int]]] = []
        room = 0
        for item in items:
            wide = min(item.sizeHint().width(), width)
            if not rows or wide > room:
                rows.append([])
                room = width
            rows[-1].append((item, wide))
            room -= wide + gap
        return rows

    def _height(self, item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


@runtime_checkable
class Headed(Protocol):
    """Has a caption of one line or more; side by side, such stand in line by what is below their captions."""

    def head_height(self, width: int) -> int: ...


def _head(item: QLayoutItem, width: int) -> int:
    widget = item.widget()
    return widget.head_height(width) if isinstance(widget, Headed) else 0


class Flow(QWidget, Themed):
    """A widget whose children flow. column: least width of equal columns at 100 %; 0 for chips."""

    def __init__(self, spacing: int = Space.SNUG, column: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing, self._column = spacing, column
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retheme(theme_now())

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Delete all children."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def retheme(self, theme: Theme) -> None:
        self._flow.setSpacing(theme.px(self._spacing))
        self._flow.set_column(theme.px(self._column))
