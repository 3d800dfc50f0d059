"""What restoring means, asked once inside the window; it stops nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from protocolapp.gui.settings.backups_view import restore_question
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.plain_label import PlainLabel


class RestoreSheet(Card):
    """agreed carries the path. Esc closes."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, fill="warn_soft", line="warn", parent=parent)
        self._path = Path()
        self._words = PlainLabel("", wrap=True)
        self.restore = Button(self.tr("Move the data aside and restore"), Variant.DANGER)
        self.leave = Button(self.tr("Leave everything as it is"), key="Esc")
        keys = Row(Space.TIGHT)
        keys.add_stretch()
        keys.add(self.leave)
        keys.add(self.restore)
        self.add(self._words)
        self.add(keys)
        self.restore.clicked.connect(self._agree)
        self.leave.clicked.connect(self.hide)
        self.hide()

    def ask(self, path: Path, open_runs: int) -> None:
        """Show what would happen; the keyboard is on the way out."""
        self._path = path
        self._words.setText(restore_question(path.name, open_runs))
        self.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_sight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.hide()
        else:
            super().keyPressEvent(event)

    def _come_into_sight(self) -> None:
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(self)

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit(self._path)
