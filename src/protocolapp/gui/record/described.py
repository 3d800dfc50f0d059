"""The run's own title and aim: read as text, changed where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Description:
    """title, aim: as typed."""

    title: str
    aim: str


class Described(Column):
    """described carries a Description, each time a field is left with something new in it."""

    described = Signal(object)

    def __init__(self, title: str, aim: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._kept = Description(title, aim)
        words = Column(Space.HAIR)
        self._title = PlainLabel(title, Type.LEAD, Weight.MEDIUM, wrap=True)
        self._aim = PlainLabel(aim, ink=Ink.SECOND, wrap=True)
        for label in (self._title, self._aim):
            words.add(label)
            label.setVisible(bool(label.literal()))
        self.edit = Button(self.tr("Edit title and aim"), Variant.QUIET, icon="pencil")
        self.edit.clicked.connect(self.open_fields)
        self._shown = Row(Space.SNUG)
        self._shown.add(words, stretch=1)
        self._shown.add(self.edit, align=Qt.AlignmentFlag.AlignTop)
        self.edit.setVisible(editable)
        self.add(self._shown)
        self._fields: Column | None = None

    def open_fields(self) -> None:
        """Show the two fields in place of the text."""
        if self._fields is not None:
            return
        self.title = TextField(self.tr("Title of the run"), self._kept.title)
        self.aim = TextField(self.tr("Aim"), self._kept.aim, self.tr("what this run is to show"))
        close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        close.clicked.connect(self.close_fields)
        for field in (self.title, self.aim):
            field.committed.connect(self._commit)
            field.input.returnPressed.connect(self.close_fields)
        self._fields = Column(Space.HAIR)
        for part in (self.title, self.aim):
            self._fields.add(part)
        self._fields.add(close, align=Qt.AlignmentFlag.AlignLeft)
        self.add(self._fields)
        self._shown.hide()
        self.title.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_fields(self) -> None:
        """Back to the text; what was typed is kept."""
        if self._fields is None:
            return
        self._commit("")
        fields, self._fields = self._fields, None
        fields.hide()
        fields.deleteLater()
        self._title.setText(self._kept.title)
        self._aim.setText(self._kept.aim)
        for label in (self._title, self._aim):
            label.setVisible(bool(label.literal()))
        self._shown.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._fields is not None:
            event.accept()
            self.close_fields()
        else:
            super().keyPressEvent(event)

    @property
    def editing(self) -> bool:
        return self._fields is not None

    def _commit(self, _text: str) -> None:
        now = Description(self.title.text().strip(), self.aim.text().strip())
        if now != self._kept:
            self._kept = now
            self.described.emit(now)
