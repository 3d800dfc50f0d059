"""A heading with its cards, in as many equal columns as fit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.library.library_view import CardView, ShelfView
from protocolapp.gui.library.protocol_card import ProtocolCard
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.plain_label import PlainLabel

_CARD_WIDTH = 320


class Shelf(Column):
    """Its cards tell what is wanted of a file, by path."""

    chosen = Signal(object)
    editing_wanted = Signal(object)
    problems_wanted = Signal(object)

    def __init__(self, view: ShelfView, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self.cards: dict[Path, ProtocolCard] = {}
        heading = Heading(view.title, Type.BODY)
        heading.set_ink(Ink.SECOND)
        self.add(heading)
        if view.empty:
            self.add(PlainLabel(view.empty, ink=Ink.THIRD, wrap=True))
        flow = Flow(Space.BASE, _CARD_WIDTH)
        for card in view.cards:
            flow.add(self._card(card))
        self.add(flow)

    def _card(self, view: CardView) -> ProtocolCard:
        card = ProtocolCard(view)
        card.chosen.connect(self.chosen)
        card.editing_wanted.connect(self.editing_wanted)
        card.problems_wanted.connect(self.problems_wanted)
        self.cards[view.path] = card
        return card
