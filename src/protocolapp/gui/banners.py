"""What is told across the window: work that is not saved, notices of the data folder, and the size of the text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.desk import Desk, NotSaved
from protocolapp.gui.theme import Space, apply_theme
from protocolapp.gui.told import Told, told_of
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.run.ports import StoreError
from protocolapp.services.preferences import SCALES, Preferences

_MARGINS = (Space.BASE, Space.TIGHT, Space.BASE, Space.NONE)


class Banners(QObject):
    """`widget` stands above every screen. What is not saved stays until it is; a notice until it is read."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.widget: QWidget = Column(Space.TIGHT, _MARGINS)
        self._unsaved, self._notice = Banner(), Banner()
        for banner in (self._unsaved, self._notice):
            self.widget.add(banner)
        self.widget.hide()
        self._unsaved.acted.connect(desk.try_again)
        self._notice.acted.connect(self._read)
        desk.not_saved.connect(self._not_saved)
        desk.saved.connect(self._saved)
        desk.preferences_changed.connect(self._dress)

    def tell(self, told: Told) -> None:
        """A notice that stays until it is read."""
        text = " ".join(part for part in (told.message, told.remedy) if part)
        self._notice.tell(told.title, text, self.tr("Close"), InputState.WARN)
        self._fit()

    def tell_of_loss(self, *, typed: bool = False) -> None:
        """The window would be closed with something unsaved. typed: what stands in calculators is."""
        waiting = len(self._desk.unsaved)
        what = [self.tr("1 change is not saved")] if waiting == 1 else []
        if waiting > 1:
            what.append(self.tr("{count} changes are not saved").format(count=waiting))
        if typed:
            what.append(self.tr("what was typed into calculators is not saved"))
        self.tell(
            Told(
                self.tr("Still open: {what}").format(what=", ".join(what)),
                self.tr("What is not saved is lost when the program is closed."),
                self.tr("Make room and try again, or close the window once more."),
            )
        )

    def larger(self) -> None:
        """The next larger text size."""
        self._scale([scale for scale in SCALES if scale > self._desk.preferences.scale][:1])

    def smaller(self) -> None:
        """The next smaller text size."""
        self._scale([scale for scale in SCALES if scale < self._desk.preferences.scale][-1:])

    def keep_geometry(self, geometry: str) -> None:
        """Remember where the window stood; a place that cannot be kept is no reason to stay open."""
        if geometry != self._desk.preferences.geometry:
            self._keep(replace(self._desk.preferences, geometry=geometry))

    def _scale(self, wanted: list[int]) -> None:
        if wanted:
            self._keep(replace(self._desk.preferences, scale=wanted[0]))

    def _keep(self, preferences: Preferences) -> None:
        try:
            self._desk.set_preferences(preferences)
        except StoreError as error:
            self.tell(told_of(error))

    def _dress(self, preferences: Preferences) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, preferences.theme, preferences.scale)

    def _not_saved(self, failed: NotSaved) -> None:
        self._unsaved.tell(failed.title, f"{failed.message} {failed.remedy}", self.tr("Try again"))
        self._fit()

    def _saved(self, _saved: object) -> None:
        if not self._desk.unsaved:
            self._unsaved.hide()
            self._fit()

    def _read(self) -> None:
        self._notice.hide()
        self._fit()

    def _fit(self) -> None:
        shown = any(not banner.isHidden() for banner in (self._unsaved, self._notice))
        self.widget.setVisible(shown)
