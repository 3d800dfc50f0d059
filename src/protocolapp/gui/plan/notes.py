"""Notes of a plan as callouts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from protocolapp.calc.flag import Severity
from protocolapp.gui.plan.prep_view import NoteView
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.callout import Callout, CalloutKind

_KINDS = {
    Severity.BLOCK: CalloutKind.PROBLEM,
    Severity.WARN: CalloutKind.CAUTION,
    Severity.NOTE: CalloutKind.NOTE,
}


class Notes(Column):
    """Takes no room when there is none, and keeps its callouts while their kinds are the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._shown: tuple[NoteView, ...] = ()
        self._callouts: list[Callout] = []
        self.hide()

    def show_notes(self, notes: Sequence[NoteView]) -> None:
        """Show these."""
        if tuple(notes) == self._shown:
            return
        kept = [note.severity for note in notes] == [note.severity for note in self._shown]
        self._shown = tuple(notes)
        if not kept:
            self.clear()
            self._callouts = [Callout(_KINDS[note.severity], "", note.word) for note in notes]
            for callout in self._callouts:
                self.add(callout)
        for callout, note in zip(self._callouts, notes, strict=True):
            callout.set_text(f"{note.text} {note.remedy}".rstrip())
        self.setVisible(bool(self._shown))
