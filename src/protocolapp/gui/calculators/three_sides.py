"""List, form and results side by side; where there is no room, the list gives way first, then one side at a time."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, Theme, theme_now
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant

_LIST_WIDTH, _FORM_WIDTH, _LEAST_RESULTS = 260, 416, 420
_WIDE_FORM, _WIDEST_FORM, _WIDE_RESULTS = 496, 640, 560
"""Where there is a table of many columns, the list gives way sooner: rather that than to scroll sideways."""
_ANY_WIDTH = (1 << 24) - 1


class Side(Enum):
    """Where one is."""

    LIST = "list"
    FORM = "form"
    RESULTS = "results"


class ThreeSides(Row):
    """to_list, to_results, to_form: the keys between the sides, placed by whoever builds them. narrowed: one side
    at a time is shown from now on, or no longer."""

    narrowed = Signal()

    def __init__(self, pick: QWidget, form: QWidget, results: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._pick, self._form, self._results = pick, form, results
        self._at, self._was_narrow = Side.FORM, False
        self._wide_form = self._wide_results = False
        self.to_list = Button(self.tr("All calculators"), Variant.QUIET, icon="arrow-left")
        self.to_results = Button(self.tr("Results"), Variant.QUIET, icon="arrow-right")
        self.to_form = Button(self.tr("Fill in"), Variant.QUIET, icon="arrow-left")
        self.to_list.clicked.connect(self._go_to_list)
        self.to_results.clicked.connect(self._go_to_results)
        self.to_form.clicked.connect(self._go_to_form)
        for side, stretch in ((pick, 0), (form, 0), (results, 1)):
            self.add(side, stretch=stretch)
        self._arrange()

    def go(self, side: Side) -> None:
        """Show this side, where not all are in sight."""
        self._at = side
        self._arrange()

    def widen(self, *, form: bool, results: bool) -> None:
        """A table of many columns in the form, or in the results, takes more room."""
        if (form, results) != (self._wide_form, self._wide_results):
            self._wide_form, self._wide_results = form, results
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "to_form"):  # the first time is before anything is built
            self._arrange()

    @property
    def all_in_sight(self) -> bool:
        """Whether list, form and results stand side by side."""
        form = _WIDE_FORM if self._wide_form else _FORM_WIDTH
        results = _WIDE_RESULTS if self._wide_form or self._wide_results else _LEAST_RESULTS
        return self.width() >= theme_now().px(_LIST_WIDTH + form + results)

    @property
    def narrow(self) -> bool:
        """Whether only one side fits."""
        return self.width() < theme_now().px(
            (_WIDE_FORM if self._wide_form else _FORM_WIDTH) + _LEAST_RESULTS
        )

    @property
    def _form_width(self) -> int:
        """In pixels."""
        theme = theme_now()
        if not self._wide_form:
            return theme.px(_FORM_WIDTH)
        beside = theme.px(_WIDE_RESULTS + (_LIST_WIDTH if self.all_in_sight else 0))
        return max(theme.px(_WIDE_FORM), min(theme.px(_WIDEST_FORM), self.width() - beside))

    def _go_to_list(self) -> None:
        self.go(Side.LIST)
        self._pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_results(self) -> None:
        self.go(Side.RESULTS)
        self.to_form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_form(self) -> None:
        self.go(Side.FORM)
        self.to_results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        whole, narrow, at = self.all_in_sight, self.narrow, self._at
        list_alone = not whole and at is Side.LIST
        self._pick.setVisible(whole or list_alone)
        self._form.setVisible(whole or (not list_alone and (not narrow or at is Side.FORM)))
        self._results.setVisible(whole or (not list_alone and (not narrow or at is Side.RESULTS)))
        _hold(self._pick, theme_now().px(_LIST_WIDTH), free=list_alone)
        _hold(self._form, self._form_width, free=narrow)
        self.to_list.setVisible(not whole)
        self.to_results.setVisible(narrow)
        self.to_form.setVisible(narrow)
        if narrow is not self._was_narrow:
            self._was_narrow = narrow
            self.narrowed.emit()


def _hold(side: QWidget, pixels: int, *, free: bool) -> None:
    """At this width, or as wide as there is room."""
    side.setMinimumWidth(0 if free else pixels)
    side.setMaximumWidth(_ANY_WIDTH if free else pixels)
