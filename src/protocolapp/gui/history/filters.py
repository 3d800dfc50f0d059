"""Above the table: what to look for, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.history.history_view import ORDERS, PAGE
from protocolapp.gui.theme import Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.field import SearchField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.run.ports import RunQuery

_SEARCH_WIDTH = 360
_MARGINS = (Space.NONE, Space.WIDE, Space.NONE, Space.NONE)


class Filters(Column, Themed):
    """changed: something else is looked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self.search = SearchField(self.tr("Search run, title, protocol, operator"))
        self.open_only = CheckBox(self.tr("Unfinished only"))
        self.hidden = CheckBox(self.tr("Show hidden runs"))
        self.order = ChoiceInput()
        self.order.setAccessibleName(self.tr("Order"))
        self.order.addItems([self.tr(words) for _, words in ORDERS])
        head, line = Row(Space.SNUG), Flow(Space.ROOMY)
        head.add(Heading(self.tr("History"), Type.HEAD, wrap=False))
        head.add_stretch()
        head.add(self.search, stretch=1)
        for part in (self.order, self.open_only, self.hidden):
            line.add(part)
        self.add(head)
        self.add(line)
        self.search.textChanged.connect(self.changed)
        self.order.activated.connect(self.changed)
        for box in (self.open_only, self.hidden):
            box.toggled.connect(self.changed)
        self.retheme(theme_now())

    def query(self) -> RunQuery:
        """The first page of what is looked for."""
        return RunQuery(
            text=self.search.text(),
            open_only=self.open_only.isChecked(),
            include_hidden=self.hidden.isChecked(),
            order=ORDERS[max(0, self.order.currentIndex())][0],
            limit=PAGE,
        )

    def clear(self) -> None:
        """Look for everything again."""
        for box in (self.open_only, self.hidden):
            box.setChecked(False)
        self.search.clear()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "search"):
            self.search.setMinimumWidth(theme.px(_SEARCH_WIDTH // 2))
            self.search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
