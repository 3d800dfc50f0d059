"""The middle: the form with the keys above and below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.calculators.calculator_form import CalculatorForm
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.undo_bar import UndoBar

_TOP = (Space.ROOMY, Space.NONE, Space.ROOMY, Space.NONE)
_BAR = (Space.ROOMY, Space.TIGHT, Space.WIDE, Space.BASE)


class FormSide(Pane):
    """example_wanted, clearing_wanted: other values all over."""

    example_wanted = Signal()
    clearing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        margins = (Space.NONE, Space.WIDE, Space.NONE, Space.NONE)
        super().__init__(spacing=Space.NONE, margins=margins, parent=parent)
        self._form: CalculatorForm | None = None
        self._top = Row(Space.NONE, _TOP)
        self._top.hide()
        self.to_example = Button(self.tr("Reset to the example"), Variant.QUIET, icon="rotate-ccw")
        self.to_nothing = Button(self.tr("Clear"), Variant.QUIET, icon="x")
        self.to_example.clicked.connect(self.example_wanted)
        self.to_nothing.clicked.connect(self.clearing_wanted)
        self.to_keys = Button(self.tr("Keys"), Variant.QUIET, key="F1")
        keys, bar = Flow(Space.NONE), Row(Space.NONE, _BAR)
        for key in (self.to_example, self.to_nothing, self.to_keys):
            keys.add(key)
        bar.add(keys)
        self.undo = UndoBar(key="")
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # it stands below all that is read
        self.undo.setSizePolicy(policy)
        below = Row(Space.NONE, _TOP)
        below.add(self.undo)
        for part in (self._top, below, bar):
            self.add(part)

    @property
    def form(self) -> CalculatorForm:
        """The form that is shown. Raises LookupError while none is."""
        if self._form is None:
            raise LookupError("no calculator is open")
        return self._form

    def add_keys(self, back: Button, onwards: Button) -> None:
        """Keys above the form: to what comes before it, and to what follows."""
        self._top.add(back)
        self._top.add_stretch()
        self._top.add(onwards)
        self._top.show()

    def show_form(self, form: CalculatorForm) -> None:
        """Show this one in place of the one before."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self.insert(1, form)
        form.show()  # at once, so that a quick Tab finds its fields
