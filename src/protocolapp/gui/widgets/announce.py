"""Saying something aloud to people who hear the screen, without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.widgets.plain_text import visible


def announce(widget: QWidget, text: str) -> None:
    """Say it at once, in place of what is being read."""
    event = QAccessibleAnnouncementEvent(widget, visible(text))
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
