"""Words offered while something is typed. They are never filled in by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from protocolapp.gui.widgets.plain_text import visible

_SHOWN = 8


def offer(line: QLineEdit, words: Sequence[str]) -> None:
    """Offer those that hold what is typed, in a list below the line; arrows walk, Enter takes one, Esc none."""
    if not words:
        line.setCompleter(None)  # type: ignore[arg-type]
        return
    completer = QCompleter([visible(word) for word in words], line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(_SHOWN)
    line.setCompleter(completer)
