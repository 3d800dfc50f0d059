"""The readings of a plate: pasted as the reader gives them, and shown as a plate before they are recorded."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.plate_told import told_of
from protocolapp.gui.run.whole_input import WholeInput
from protocolapp.gui.theme import Ink, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.plate_drawing import PlateDrawing
from protocolapp.gui.widgets.plate_legend import PlateLegend
from protocolapp.protocol.plate_text import read_plate
from protocolapp.protocol.readings import PlateReadings
from protocolapp.protocol.readings_picture import readings_picture
from protocolapp.protocol.value_problem import ValueProblem

_HEIGHT, _LONGEST_PASTE = 72, 200_000


class PasteField(QPlainTextEdit, Themed):
    """Plain text only; Tab leaves it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.retheme(theme_now())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(Type.SMALL))
        self.setFixedHeight(theme.px(_HEIGHT))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted takes the place of what was there: readings of two plates are never mixed."""
        self.setPlainText(source.text()[:_LONGEST_PASTE])


class EntryPlate(WholeInput):
    """The drawing shows what would be recorded, or what is."""

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        self.paste_field = PasteField(
            visible(view.name),
            self.tr("Paste the plate as the reader exports it, or type A1, a tab, its reading"),
        )
        self.drawing, self._legend = PlateDrawing(), PlateLegend()
        self._read: PlateReadings | None = None
        super().__init__(view, self.paste_field, self.tr("Record readings"), parent)
        for part in (self.drawing, self._legend):
            self.add(part)
        self._paste = Button(self.tr("Paste"), Variant.QUIET, icon="copy")
        self._paste.clicked.connect(self.paste)
        self.keys.insert(1, self._paste)
        self.paste_field.textChanged.connect(self._changed)
        self.show_field(view)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.paste_field.setPlainText(QGuiApplication.clipboard().text()[:_LONGEST_PASTE])
        self.paste_field.setFocus()

    def show_field(self, view: FieldView) -> None:
        self.field = view
        self.paste_field.setReadOnly(not view.enabled)
        self._paste.setEnabled(view.enabled)
        if not self.draft():
            super().show_field(view)
        self._show()

    def draft(self) -> str:
        """What was pasted and is not recorded."""
        return self.paste_field.toPlainText()

    def put_draft(self, text: str) -> None:
        """What was pasted before."""
        self.paste_field.setPlainText(text)

    def given_text(self) -> str:
        return self.draft() if self._read is not None else ""

    def settle(self) -> None:
        self.paste_field.clear()
        self.show_field(self.field)

    def _changed(self) -> None:
        self._read = None
        text = self.draft()
        if text.strip():
            try:
                self._read = self._on_its_plate(read_plate(text, decimal_mark()))
            except ValueProblem as problem:
                self.tell(str(problem))
            else:
                self.tell(told_of(self._read, self.field.wells), Ink.SECOND)
        else:
            super().show_field(self.field)
        self._show()
        self.fit()

    def _on_its_plate(self, readings: PlateReadings) -> PlateReadings:
        return readings.on(*self.field.shape) if self.field.shape is not None else readings

    def _show(self) -> None:
        held = self.field.value if isinstance(self.field.value, PlateReadings) else None
        shown = self._read or (held if not self.draft() else None)
        for part in (self.drawing, self._legend):
            part.setVisible(shown is not None)
        if shown is not None:
            picture = readings_picture(shown, told_of(shown, self.field.wells))
            self.drawing.show_plate(picture)
            self._legend.show_plate(picture)
