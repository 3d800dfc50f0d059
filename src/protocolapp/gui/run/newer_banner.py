"""Says that the library holds a newer version of a run's protocol. The run keeps the one it began with."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.desk import Desk
from protocolapp.gui.run.newer_view import KeptVersion, NewerView, newer_view
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.run.ports import StoreError
from protocolapp.run.service import RunService
from protocolapp.services.library import LibraryItem


class NewerBanner(Banner):
    """It takes room from the card, so it comes only where nobody's finger is: with another step, or while the screen
    or its window is not the one worked at. Once closed it stays away from this run until there is yet another version.
    turned: it came or went.
    """

    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run_id = ""
        self._kept: KeptVersion | None = None
        self._items: tuple[LibraryItem, ...] = ()
        self._news: NewerView | None = None
        self.acted.connect(self._close)

    def begin(self, service: RunService) -> None:
        """Another run is shown."""
        protocol, identity = service.protocol, service.state.identity
        self._run_id = service.run_id
        began = identity.started.at.utc
        self._kept = KeptVersion(protocol.id, protocol.version, identity.fingerprint, began)
        self._judge()
        self.come()

    def tell_library(self, items: Sequence[LibraryItem]) -> None:
        """What the library holds now."""
        self._items = tuple(items)
        self._judge()
        screen = self.parentWidget()
        if screen is None or not screen.isVisible() or not self.window().isActiveWindow():
            self.come()

    def come(self) -> None:
        """Show what there is to say: the screen changes anyway."""
        if self._news is not None and self.isHidden():
            self._say(self._news)

    def _say(self, news: NewerView) -> None:
        self.tell(news.title, news.message, self.tr("Close"), InputState.NORMAL)
        self.turned.emit()

    def _go(self) -> None:
        self.hide()
        self.turned.emit()

    def _judge(self) -> None:
        """A message that is no longer true goes at once, or says what is."""
        news = newer_view(self._kept, self._items) if self._kept is not None else None
        if (
            news is not None
            and self._desk.workplace.versions_put_aside().get(self._run_id) == news.fingerprint
        ):
            news = None
        self._news = news
        if news is None:
            self._go()
        elif not self.isHidden():
            self._say(news)

    def _close(self) -> None:
        news, self._news = self._news, None
        self._go()
        if news is not None:
            with suppress(StoreError):  # then it is said once more at the next start
                self._desk.workplace.put_version_aside(self._run_id, news.fingerprint)
