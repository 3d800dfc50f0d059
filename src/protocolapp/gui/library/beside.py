"""What stands beside the shelves: the problems of a file, followed as it is mended."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.library.library_view import file_problems
from protocolapp.gui.library.opening import Opened
from protocolapp.gui.library.problems_panel import ProblemsPanel
from protocolapp.gui.theme import theme_now
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.services.library import LibraryItem

_WIDTH = 420


class Beside(ScrollColumn):
    """Hidden while there is nothing wrong to show. turned: it was opened or closed."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.panel = ProblemsPanel()
        self.column.add(self.panel)
        self.column.add_stretch()
        self.panel.closed.connect(self.close_panel)
        self.hide()

    def show_item(self, item: LibraryItem) -> None:
        """The problems of a file on the shelves."""
        self.panel.show_problems(file_problems(item.path, item.title, item.problems))
        self._open()

    def show_opened(self, file: Opened) -> None:
        """The problems of a file from outside."""
        self.panel.show_problems(file_problems(file.path, file.path.stem, file.loaded.problems))
        self._open()

    def follow(self, items: Iterable[LibraryItem]) -> None:
        """As the file is mended the panel follows; once it is sound there is nothing left to show."""
        item = next((one for one in items if one.path == self.panel.path), None)
        if item is not None and self.panel.isVisible():
            if item.problems:
                self.panel.show_problems(file_problems(item.path, item.title, item.problems))
            else:
                self.close_panel()

    def close_panel(self) -> None:
        """There is nothing to show any longer, or nobody wants to see it."""
        self.hide()
        self.turned.emit()

    def fit(self, width: int) -> bool:
        """Take its place in a screen of this width. Whether it is too narrow for the shelves beside it."""
        theme = theme_now()
        wanted, narrow = theme.px(_WIDTH), width < theme.px(2 * _WIDTH)
        self.setMinimumWidth(0 if narrow else wanted)
        self.setMaximumWidth(width if narrow else wanted)
        return narrow

    def _open(self) -> None:
        self.show()
        self.turned.emit()
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
