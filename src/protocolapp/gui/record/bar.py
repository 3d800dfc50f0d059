"""Above a record: which run it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.record.record_view import BarView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading

_MARGINS = (Space.VAST, Space.BASE, Space.VAST, Space.SNUG)
_ALARMING = ("read only",)


class RecordBar(Row):
    """Only what makes sense for the run is offered."""

    back = Signal()
    go_on = Signal()
    reopen = Signal()
    hide_asked = Signal()
    export = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self._back = Button(self.tr("History"), Variant.QUIET, icon="arrow-left")
        self._back.setAccessibleName(self.tr("Back to History"))
        self._label = Heading("", Type.TITLE, wrap=False)
        self._tags = Row(Space.HAIR)
        self.hiding = Button("", Variant.QUIET)
        self.reopening = Button(self.tr("Reopen…"), icon="rotate-ccw")
        self.going_on = Button(self.tr("Go on with the run"), Variant.PRIMARY, icon="play")
        self.exporting = Button(self.tr("Export PDF…"), Variant.PRIMARY, icon="download")
        self.add(self._back)
        self.add(self._label)
        self.add(self._tags)
        self.add_stretch()
        keys = Flow(Space.SNUG)
        for button in (self.hiding, self.reopening, self.going_on, self.exporting):
            keys.add(button)
        self.add(keys)
        for button, signal in (
            (self._back, self.back),
            (self.going_on, self.go_on),
            (self.reopening, self.reopen),
            (self.hiding, self.hide_asked),
            (self.exporting, self.export),
        ):
            button.clicked.connect(signal)
        self.show_nothing()

    def show_view(self, view: BarView) -> None:
        """Fit to a run."""
        self._label.setText(view.label)
        self._tags.clear()
        for tag in view.tags:
            self._tags.add(Badge(tag, Ink.ALARM if tag in _ALARMING else Ink.WARN))
        self.going_on.setVisible(view.go_on)
        self.reopening.setVisible(view.reopen)
        self.hiding.setVisible(view.editable)
        self.hiding.setText(self.tr("Show in History") if view.hidden else self.tr("Hide"))
        self.hiding.setAccessibleName("" if view.hidden else self.tr("Hide from History"))
        self.hiding.set_icon("eye" if view.hidden else "eye-off")
        self.exporting.set_variant(Variant.SECONDARY if view.go_on else Variant.PRIMARY)
        self.exporting.show()

    def show_nothing(self, label: str = "") -> None:
        """No run, or one that cannot be read."""
        self._label.setText(label)
        self._tags.clear()
        for button in (self.hiding, self.reopening, self.going_on, self.exporting):
            button.hide()
