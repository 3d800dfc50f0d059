"""Remarks on what was worked out: the first in sight, of many the others behind one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.plan.notes import Notes
from protocolapp.gui.plan.prep_view import NoteView
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant

IN_SIGHT = 2


class FewNotes(Column):
    """Whether the others are open is kept while somebody types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._first, self.others = Notes(), Notes()
        self.key = Button("", Variant.QUIET)
        self.key.clicked.connect(self._turn)
        self._open = False
        self._count = 0
        self.add(self._first)
        self.add(self.key, align=Qt.AlignmentFlag.AlignLeft)
        self.add(self.others)
        self.hide()

    def show_notes(self, notes: Sequence[NoteView]) -> None:
        """Show these; one more than fit is no reason to hide it."""
        first = notes if len(notes) <= IN_SIGHT + 1 else notes[:IN_SIGHT]
        self._first.show_notes(first)
        self.others.show_notes(notes[len(first) :])
        self._count = len(notes) - len(first)
        self.setVisible(bool(notes))
        self._tell()

    def _turn(self) -> None:
        self._open = not self._open
        self._tell()

    def _tell(self) -> None:
        self.key.setText(self.tr("{count} more notes").format(count=self._count))
        self.key.set_icon("chevron-down" if self._open else "chevron-right")
        self.key.setAccessibleDescription(self.tr("open") if self._open else self.tr("closed"))
        self.key.setVisible(self._count > 0)
        self.others.setVisible(self._open and self._count > 0)
