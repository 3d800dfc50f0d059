"""All calculators, grouped by topic, and the line to search them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Calculator
from protocolapp.gui.calculators.list_line import ListLine
from protocolapp.gui.calculators.search import found
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.field import SearchField
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.roving import RovingFocus
from protocolapp.gui.widgets.scroll_column import ScrollColumn

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEAD = (Space.BASE, Space.WIDE, Space.BASE, Space.NONE)
_TOPIC = (Space.TIGHT, Space.SNUG, Space.NONE, Space.HAIR)
_LINES = (Space.TIGHT, Space.NONE, Space.TIGHT, Space.BASE)


class CalculatorList(Pane):
    """chosen carries the name of a calculator. Typing searches; Down goes to the list, Enter takes the best."""

    chosen = Signal(str)

    def __init__(self, calculators: Sequence[Calculator], parent: QWidget | None = None) -> None:
        margins = (Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        super().__init__(spacing=Space.SNUG, margins=margins, parent=parent)
        self._calculators = tuple(calculators)
        self._current = ""
        self.search = _Search(self.tr("Search calculators"))
        self.search.textEdited.connect(self._search)
        self.search.down.connect(self._to_list)
        self.search.taken.connect(self._take_best)
        self._none = PlainLabel(self.tr("No calculator is called so."), ink=Ink.SECOND, wrap=True)
        self._none.hide()
        self.lines = {one.name: ListLine(one.name, one.title, one.summary) for one in calculators}
        self._topics: dict[str, Column] = {}
        self._shown: list[str] = []
        head = Column(Space.SNUG, _HEAD)
        head.add(Heading(self.tr("Calculators"), wrap=False))
        head.add(self.search)
        head.add(self._none)
        self._scroll = ScrollColumn(Space.NONE, _LINES)
        self._fill()
        self._roving = RovingFocus(self)
        self.add(head)
        self.add(self._scroll, stretch=1)
        self._show(self._calculators)

    def set_current(self, name: str) -> None:
        """Mark the one that is open."""
        for one in (self._current, name):
            if one in self.lines:
                self.lines[one].set_current(one == name)
        self._current = name
        if name in self.lines:
            self._scroll.ensureWidgetVisible(self.lines[name])
        if name in self._shown:
            self._roving.set_stop(self._shown.index(name))

    def best(self) -> str:
        """The one that Enter takes; empty when none is found."""
        matches = found(self._calculators, self.search.text())
        return matches[0].name if matches else ""

    def _fill(self) -> None:
        for one in self._calculators:
            if one.topic not in self._topics:
                label = Column(Space.NONE, _TOPIC)
                label.add(PlainLabel(str(one.topic), Type.SMALL, Weight.SEMIBOLD, Ink.SECOND))
                self._topics[one.topic] = label
                self._scroll.column.add(label)
            line = self.lines[one.name]
            line.pressed_name.connect(self.chosen)
            self._scroll.column.add(line)
        self._scroll.column.add_stretch()

    def _search(self, text: str) -> None:
        self._show(found(self._calculators, text))

    def _show(self, matches: Sequence[Calculator]) -> None:
        """In their groups; the best is marked, for Enter takes it."""
        names = {one.name for one in matches}
        topics = {one.topic for one in matches}
        searching = bool(self.search.text().strip())
        for name, line in self.lines.items():
            line.setVisible(name in names)
            line.set_best(searching and name == self.best())
        for topic, label in self._topics.items():
            label.setVisible(topic in topics)
        self._none.setVisible(not names)
        self._shown = [one.name for one in self._calculators if one.name in names]
        stop = self._shown.index(self._current) if self._current in self._shown else 0
        self._roving.watch([self.lines[name] for name in self._shown], stop)

    def _to_list(self) -> None:
        best = self.best() if self.search.text().strip() else self._current
        wanted = best if best in self._shown else next(iter(self._shown), "")
        if wanted:
            self._roving.set_stop(self._shown.index(wanted))
            self.lines[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_best(self) -> None:
        best = self.best()
        if best:
            self.chosen.emit(best)


class _Search(SearchField):
    """down: to the list below; taken: Enter."""

    down = Signal()
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in _ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)
