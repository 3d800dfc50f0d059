"""A group of settings: its heading, a sentence where one helps, and what can be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Caption, Heading


class Group(Card):
    """A card of the settings."""

    def __init__(self, heading: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, parent=parent)
        self.add(Heading(heading, Type.LEAD))
        if sentence:
            self.add(Caption(sentence, Ink.SECOND))
