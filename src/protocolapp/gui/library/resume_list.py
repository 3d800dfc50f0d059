"""The runs on the desk that wait to be gone on with: the first one large, the others compact."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.resume_banner import ResumeBanner
from protocolapp.gui.library.resume_view import ResumeView, resume_views, waiting_views
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column


class ResumeList(Column):
    """Takes no room when there is none."""

    resume = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._desk = desk
        self._shown: tuple[ResumeView, ...] = ()
        self.hide()
        desk.run_opened.connect(self._follow)
        desk.run_changed.connect(self._follow)

    def refresh(self) -> None:
        """Show how the runs stand now."""
        runs = self._desk.runs()
        now = self._desk.workplace.clock.now()
        self._show(resume_views(runs.values(), now) if runs else waiting_views(self._desk.waiting, now))

    def _follow(self, _news: object) -> None:
        parent = self.parentWidget()  # the list itself is hidden while there is no run
        if parent is not None and parent.isVisible():
            self.refresh()

    def _show(self, views: tuple[ResumeView, ...]) -> None:
        if views == self._shown:
            return
        self._shown = views
        self.clear()
        for number, view in enumerate(views):
            banner = ResumeBanner(view, first=number == 0)
            banner.resume.connect(self.resume)
            self.add(banner)
        self.setVisible(bool(views))
