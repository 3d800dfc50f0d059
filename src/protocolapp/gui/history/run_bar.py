"""Below the table: the run that is chosen, and what can be done with it. Always in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.history.history_view import RunLine
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.undo_bar import UndoBar

_MARGINS = (Space.VAST, Space.SNUG, Space.VAST, Space.SNUG)


class RunBar(Pane):
    """An unfinished run is gone on with; of every one the record can be read."""

    go_on = Signal()
    open_record = Signal()
    verify = Signal()
    export = Signal()
    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.TopEdge, Space.TIGHT, _MARGINS, parent=parent)
        self._name = PlainLabel("", weight=Weight.SEMIBOLD, elide=True)
        self._found = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        words = Column(Space.HAIR)
        words.add(self._name)
        words.add(self._found)
        self.undo = UndoBar()
        said = Row(Space.SNUG)
        said.add(words, stretch=1)
        said.add(self.undo)
        self.resume = Button(self.tr("Resume"), Variant.PRIMARY, icon="play")
        self.record = Button(self.tr("Open record"), Variant.PRIMARY, icon="file-text")
        self.exporting = Button(self.tr("Export PDF…"), icon="download")
        self.verifying = Button(self.tr("Verify"), icon="shield-check")
        self.hiding = Button(self.tr("Hide"), Variant.QUIET, icon="eye-off")
        self._keys = Flow(Space.SNUG)
        for button, signal in (
            (self.resume, self.go_on),
            (self.record, self.open_record),
            (self.exporting, self.export),
            (self.verifying, self.verify),
            (self.hiding, self.hide_asked),
        ):
            button.clicked.connect(signal)
            self._keys.add(button)
        self.add(said)
        self.add(self._keys)
        self._run_id = ""

    def show_line(self, line: RunLine | None) -> None:
        """Fit to a run; hidden while there is none and nothing to take back."""
        self.setVisible(line is not None or not self.undo.isHidden())
        self._keys.setVisible(line is not None)
        if line is None:
            for label in (self._name, self._found):
                label.setText("")
            self._run_id = ""
            return
        if line.run_id != self._run_id:
            self._run_id = line.run_id
            self.tell("")
        self._name.setText(line.said)
        self.resume.setVisible(line.open)
        self.record.set_variant(Variant.SECONDARY if line.open else Variant.PRIMARY)
        self.hiding.setText(self.tr("Show again") if line.hidden else self.tr("Hide"))
        self.hiding.set_icon("eye" if line.hidden else "eye-off")
        for button in (self.resume, self.record, self.exporting, self.verifying, self.hiding):
            button.setAccessibleName(f"{button.literal()}: {line.said}")

    def offer_undo(self, words: str) -> None:
        """Say what was done, also when no run is left to be chosen."""
        self.undo.offer(words)
        self.show()

    def tell(self, words: str, *, bad: bool = False) -> None:
        """What verifying found."""
        self._found.setText(words or self.tr("Enter opens it."))
        self._found.set_ink(Ink.ALARM if bad else Ink.SECOND)
        self._found.set_type(Type.SMALL, Weight.SEMIBOLD if bad else Weight.REGULAR)
