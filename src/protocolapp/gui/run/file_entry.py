"""A file that a step asks for: chosen, or dropped here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.typed import FilesGiven, FileWanted
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.drop_zone import DroppedFiles, DropZone
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plain_text import visible


class EntryFile(DropZone):
    """wanted carries a FileWanted, given a FilesGiven with one path."""

    wanted = Signal(object)
    given = Signal(object)

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self.field = view
        self._caption = PlainLabel(visible(view.name), Type.SMALL, ink=Ink.SECOND, wrap=True)
        self._name = PlainLabel("", elide=True)
        self.choose = Button(self.tr("Choose…"), Variant.SECONDARY, icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self._below = PlainLabel("", Type.TINY, ink=Ink.THIRD, wrap=True)
        row = Row(Space.SNUG)
        row.add(self.choose)
        row.add(self._name, stretch=1)
        for part in (self._caption, row, self._below):
            self.add(part)
        self.setFocusProxy(self.choose)
        self.dropped.connect(self._dropped)
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        """Show what holds now."""
        self.field = view
        self._name.setText(view.text or self.tr("or drop it here"))
        self._name.set_ink(Ink.INK if view.text else Ink.THIRD)
        self._below.setText(view.history or view.help or " ")
        self.choose.setEnabled(view.enabled)
        self.choose.setAccessibleName(self.tr("Choose {name}").format(name=visible(view.name)))
        self.setAcceptDrops(view.enabled)

    def settle(self) -> None:
        """It is stored, or given up."""

    def refuse(self) -> None:
        """It was not taken; what holds is still shown."""

    def _choose(self) -> None:
        self.wanted.emit(FileWanted(self.field.key))

    def _dropped(self, dropped: DroppedFiles) -> None:
        self.given.emit(FilesGiven(dropped.paths[:1], self.field.key))
