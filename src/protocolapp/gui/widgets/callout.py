"""Warnings and remarks above the action: icon, word and text on a ground of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from protocolapp.gui.theme import Ink, Space, Weight
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel


class CalloutKind(StrEnum):
    """What is called out; the value is the word shown."""

    CAUTION = "Caution"
    HAZARD = "Hazard"
    NOTE = "Note"
    TIP = "Tip"
    PROBLEM = "Problem"


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    ink: Ink
    ground: str
    line: str = ""


_LOOKS = {
    CalloutKind.CAUTION: _Look("triangle-alert", Ink.WARN, "warn_soft"),
    CalloutKind.HAZARD: _Look("octagon-alert", Ink.ALARM, "alarm_soft"),
    CalloutKind.NOTE: _Look("info", Ink.SECOND, "sunk", "line"),
    CalloutKind.TIP: _Look("circle-check", Ink.ACCENT, "accent_soft"),
    CalloutKind.PROBLEM: _Look("circle-x", Ink.ALARM, "alarm_soft"),
}


class Callout(Card):
    """One remark. word: in place of the kind's own, e.g. the title of a problem."""

    def __init__(self, kind: CalloutKind, text: str, word: str = "", parent: QWidget | None = None) -> None:
        look = _LOOKS[kind]
        margins = (Space.BASE, Space.SNUG, Space.BASE, Space.SNUG)
        super().__init__(
            direction=QBoxLayout.Direction.LeftToRight,
            margins=margins,
            fill=look.ground,
            line=look.line,
            parent=parent,
        )
        self._text = PlainLabel(text, wrap=True)
        self.add(IconLabel(look.icon, look.ink), align=Qt.AlignmentFlag.AlignTop)
        self.add(
            PlainLabel(word or str(kind), weight=Weight.SEMIBOLD, ink=look.ink),
            align=Qt.AlignmentFlag.AlignTop,
        )
        self.add(self._text, stretch=1)

    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
