"""The shelves: all protocols at hand, or those that the search leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.library.library_view import LibraryView, ShelfView, library_view
from protocolapp.gui.library.protocol_card import ProtocolCard
from protocolapp.gui.library.shelf import Shelf
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.empty_state import EmptyState
from protocolapp.services.library import LibraryItem


class Shelves(Column):
    """Built anew only when something on them is different; the keyboard stays on its card."""

    chosen = Signal(object)
    editing_wanted = Signal(object)
    problems_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.ROOMY, parent=parent)
        self._view: LibraryView | None = None
        self._shelves: list[Shelf] = []

    def show_items(self, items: tuple[LibraryItem, ...], text: str) -> None:
        """Show what of these the search text leaves."""
        view = library_view(items, text)
        if view == self._view:
            return
        focused = self._focused()
        self._view = view
        self.clear()
        self._shelves = [self._shelf(shelf) for shelf in view.shelves]
        for shelf in self._shelves:
            self.add(shelf)
        if view.nothing:
            self.add(EmptyState("search", self.tr("Nothing found"), view.nothing))
        card = self.cards().get(focused) if focused is not None else None
        if card is not None:
            card.setFocus()

    def focus_card(self, path: Path) -> bool:
        """Give the keyboard to the card of a file; False where it has none yet."""
        card = self.cards().get(path)
        if card is not None:
            card.setFocus()
        return card is not None

    def cards(self) -> dict[Path, ProtocolCard]:
        """All cards shown, by their file."""
        return {path: card for shelf in self._shelves for path, card in shelf.cards.items()}

    def _shelf(self, view: ShelfView) -> Shelf:
        shelf = Shelf(view)
        shelf.chosen.connect(self.chosen)
        shelf.editing_wanted.connect(self.editing_wanted)
        shelf.problems_wanted.connect(self.problems_wanted)
        return shelf

    def _focused(self) -> Path | None:
        widget = QApplication.focusWidget()
        return next(
            (path for path, card in self.cards().items() if widget is not None and card.isAncestorOf(widget)),
            None,
        )
