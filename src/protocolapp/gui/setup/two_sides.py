"""Form and preparation side by side; where both do not fit, one at a time with a key to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, Theme, theme_now
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Pane

_FORM_WIDTH, _LEAST_PREP = 480, 440
_ANY_WIDTH = (1 << 24) - 1


class TwoSides(Row):
    """to_prep, to_form: the keys between the sides, placed by whoever builds them; hidden while both sides fit."""

    def __init__(self, form: Pane, prep: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._form, self._prep, self._at_prep = form, prep, False
        self.to_prep = Button(self.tr("To prepare"), Variant.QUIET, icon="arrow-right")
        self.to_form = Button(self.tr("Fill in"), Variant.QUIET, icon="arrow-left")
        self.to_prep.clicked.connect(self._go_to_prep)
        self.to_form.clicked.connect(self._go_to_form)
        self.add(form)
        self.add(prep, stretch=1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "to_form"):  # the first time is before anything is built
            self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether only one side fits."""
        return self.width() < theme_now().px(_FORM_WIDTH + _LEAST_PREP)

    def _go_to_prep(self) -> None:
        self._at_prep = True
        self._arrange()
        self.to_form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_form(self) -> None:
        self._at_prep = False
        self._arrange()
        self.to_prep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        narrow, width = self.narrow, theme_now().px(_FORM_WIDTH)
        self._form.setMinimumWidth(0 if narrow else width)
        self._form.setMaximumWidth(_ANY_WIDTH if narrow else width)
        self._form.setVisible(not (narrow and self._at_prep))
        self._prep.setVisible(not narrow or self._at_prep)
        self.to_prep.setVisible(narrow)
        self.to_form.setVisible(narrow)
