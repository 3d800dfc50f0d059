"""A protocol on its card."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.library.library_view import CardView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel


class ProtocolCard(Card):
    """A sound one is pressed as a whole; a broken one says its first problem, and what can be done."""

    chosen = Signal(object)
    editing_wanted = Signal(object)
    problems_wanted = Signal(object)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        broken = bool(view.trouble)
        super().__init__(
            "" if broken else view.spoken,
            spacing=Space.TIGHT,
            line="alarm" if broken else "line",
            parent=parent,
        )
        self.view = view
        self.add(Heading(view.title, Type.LEAD))
        if broken:
            self._add_trouble()
        else:
            self._add_facts()
        self.clicked.connect(self._choose)

    @property
    def path(self) -> Path:
        return self.view.path

    def _add_facts(self) -> None:
        self.add(PlainLabel(self.view.objective, ink=Ink.SECOND, wrap=True))
        self.add_stretch()
        facts = Flow(Space.BASE)
        for fact in self.view.facts:
            facts.add(Caption(fact, wrap=False))
        if self.view.version:
            facts.add(Badge(self.view.version))
        if self.view.checks:
            facts.add(Badge(self.view.checks, Ink.WARN if self.view.warned else Ink.SECOND))
        self.add(facts)

    def _add_trouble(self) -> None:
        line = Row(Space.TIGHT)
        line.add(IconLabel("triangle-alert", Ink.ALARM), align=Qt.AlignmentFlag.AlignTop)
        line.add(PlainLabel(self.view.trouble, ink=Ink.ALARM, wrap=True), stretch=1)
        self.add(line)
        self.add_stretch()
        actions = Row(Space.NONE)
        edit, show = (
            Button(self.tr("Open in editor"), Variant.QUIET),
            Button(self.tr("Show all"), Variant.QUIET),
        )
        for button, word in (
            (edit, self.tr("Open {title} in the editor")),
            (show, self.tr("Show all problems of {title}")),
        ):
            button.setAccessibleName(word.format(title=self.view.title))
            actions.add(button)
        actions.add_stretch()
        edit.clicked.connect(self._edit)
        show.clicked.connect(self._show_problems)
        self.add(actions)

    def _choose(self) -> None:
        self.chosen.emit(self.view.path)

    def _edit(self) -> None:
        self.editing_wanted.emit(self.view.path)

    def _show_problems(self) -> None:
        self.problems_wanted.emit(self.view.path)
