"""A card that tells where a value comes from: it stops nothing else, Esc closes it, Ctrl+C copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from protocolapp.gui.explain.where_view import Explainable, WhereAsked, lines_text, where_choices, where_lines
from protocolapp.gui.theme import Ink, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.lent_keyboard import LentKeyboard
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.plan.explained_text import ExplainedLine
from protocolapp.plan.explaining import Key

_LINE, _HEIGHT = 24, 240
"""Of a line, and of all of them at the most, in pixels at 100 %; longer answers scroll."""


class WhereCard(Card):
    """copied carries the text; closed says that it was closed."""

    copied = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, line="accent", parent=parent)
        self._of: Explainable | None = None
        self._keys: dict[str, Key] = {}
        self._lent = LentKeyboard()
        self.lines: tuple[ExplainedLine, ...] = ()
        self.value = ChoiceField(self.tr("Value"), ())
        self.value.keep_no_line()
        self.value.chosen.connect(self._choose)
        self._answer = ScrollColumn(Space.HAIR)
        self._answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows scroll a long answer
        copy = Button(self.tr("Copy"), icon="copy", key="Ctrl+C")
        close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close_card)
        copying = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Copy), self
        )  # a list of choices would eat the key
        copying.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copying.activated.connect(self.copy)
        keys = Row(Space.TIGHT)
        keys.add(Heading(self.tr("Where does this come from?"), Type.LEAD), stretch=1)
        keys.add(copy)
        keys.add(close)
        for part in (keys, self.value, self._answer):
            self.add(part)
        self.retheme(theme_now())
        self.hide()

    def open(self, of: Explainable, about: WhereAsked | None = None) -> None:
        """Tell of this value, else of the first there is; any other can be chosen."""
        if self.isHidden():
            self._lent.take()
        self._of = of
        choices = where_choices(of.plan)
        self._keys = {str(number): each for number, (each, _) in enumerate(choices)}
        names = [Choice(str(number), text) for number, (_, text) in enumerate(choices)]
        asked = next(
            (number for number, each in self._keys.items() if about is not None and each == about.key), ""
        )
        chosen = asked or next(iter(self._keys), "")
        self.value.set_choices(names, chosen)
        self.show()
        self._choose(chosen)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """The answer as plain text."""
        return lines_text(self.lines)

    def copy(self) -> None:
        """Put the answer on the clipboard, and say so by `copied`."""
        QGuiApplication.clipboard().setText(self.text)
        self.copied.emit(self.text)

    def close_card(self) -> None:
        """Hide it and give the keyboard back, if whoever had it is still there."""
        self._lent.give_back()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.close_card()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt keeps the places of a layout that was worked out while it was hidden, whatever its size is now."""
        super().resizeEvent(event)
        self._row.invalidate()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "_answer"):
            self._fit()

    def _choose(self, number: str) -> None:
        key = self._keys.get(number)
        self.lines = where_lines(self._of, key) if self._of is not None and key is not None else ()
        self._answer.column.clear()
        for line in self.lines:
            self._answer.column.add(_shown(line))
        self._answer.column.add_stretch()
        self._fit()
        self._answer.setAccessibleName(self.text)
        self._answer.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        """As high as the answer, so that what lies below stays in sight."""
        wanted = max(3, len(self.lines) + 1) * _LINE  # one more, for a line that wraps
        self._answer.setFixedHeight(theme_now().px(min(wanted, _HEIGHT)))


def _shown(line: ExplainedLine) -> Row:
    row = Row(Space.NONE, (Space.BASE * line.depth, 0, 0, 0))
    weight = Weight.SEMIBOLD if not line.depth and not line.about else Weight.REGULAR
    ink = Ink.SECOND if line.about else Ink.INK
    row.add(PlainLabel(line.text, Type.SMALL, weight, ink, wrap=True), stretch=1)
    return row
