"""Above a record: which run it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from protocolapp.gui.explain.where_key import WhereKey
from protocolapp.gui.record.record_view import BarView
from protocolapp.gui.theme import Ink, Space, Type, theme_now
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.ways_on import WaysOn

_MARGINS = (Space.VAST, Space.BASE, Space.VAST, Space.SNUG)
_AROUND = 2 * Space.VAST + Space.SNUG
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
        self.following = WaysOn()
        self.where = WhereKey()
        self.exporting = Button(self.tr("Export PDF…"), Variant.PRIMARY, icon="download")
        self._which, self._keys = Row(Space.SNUG), Flow(Space.SNUG)
        for part in (self._back, self._label, self._tags):
            self._which.add(part)
        self._which.add_stretch()
        for key in (self.where, self.hiding, self.reopening, self.following, self.going_on, self.exporting):
            self._keys.add(key)
        self.add(self._which, stretch=1)
        self.add(self._keys)
        for button, signal in (
            (self._back, self.back),
            (self.going_on, self.go_on),
            (self.reopening, self.reopen),
            (self.hiding, self.hide_asked),
            (self.exporting, self.export),
        ):
            button.clicked.connect(signal)
        self.show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_view(self, view: BarView) -> None:
        """Fit to a run."""
        self._label.setText(view.label)
        self._tags.clear()
        for tag in view.tags:
            self._tags.add(Badge(tag, Ink.ALARM if tag in _ALARMING else Ink.WARN))
        self.going_on.setVisible(view.go_on)
        self.reopening.setVisible(view.reopen)
        self.following.show_ways(view.follow)
        self.hiding.setVisible(view.editable)
        self.hiding.setText(self.tr("Show in History") if view.hidden else self.tr("Hide"))
        self.hiding.setAccessibleName("" if view.hidden else self.tr("Hide from History"))
        self.hiding.set_icon("eye" if view.hidden else "eye-off")
        self.exporting.set_variant(Variant.SECONDARY if view.go_on else Variant.PRIMARY)
        self.exporting.show()
        self.where.show()
        self._fit()

    def show_nothing(self, label: str = "") -> None:
        """No run, or one that cannot be read."""
        self._label.setText(label)
        self._tags.clear()
        for key in (self.where, self.hiding, self.reopening, self.following, self.going_on, self.exporting):
            key.hide()
        self._fit()

    def _fit(self) -> None:
        """One below the other where there is no room for all; the tags are said again in the record's head."""
        self._tags.show()
        needed = self._which.sizeHint().width() + self._keys.sizeHint().width() + theme_now().px(_AROUND)
        narrow = self.width() < needed
        self._tags.setVisible(not narrow)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
