"""Labels with a standing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Type, Weight
from protocolapp.gui.widgets.plain_label import PlainLabel


class Heading(PlainLabel):
    """The title of a screen (HEAD), a panel (TITLE), a card (LEAD) or a group (BODY)."""

    def __init__(
        self, text: str = "", size: int = Type.TITLE, *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, size, Weight.SEMIBOLD, wrap=wrap, parent=parent)


class Caption(PlainLabel):
    """Small text beside or below something larger."""

    def __init__(
        self, text: str = "", ink: str = Ink.THIRD, *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, Type.SMALL, ink=ink, wrap=wrap, parent=parent)
