"""The button that begins a protocol of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.gui.widgets.button import Button

if TYPE_CHECKING:
    from protocolapp.services.new_protocol import NewProtocol
    from protocolapp.services.workplace import Workplace


class NewProtocolButton(Button):
    """Writes one into the own folder, in the background. written carries a `NewProtocol`, failed a `Failure`."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New protocol…"), icon="plus", parent=parent)
        self._desk = desk
        self._work = Background(self)
        self._work.done.connect(self.written)
        self._work.failed.connect(self.failed)
        self.clicked.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return self._work.busy

    def _begin(self) -> None:
        workplace = self._desk.workplace
        if not self.busy:  # a second press means the same protocol
            self._work.start(partial(_begun, workplace))


def _begun(workplace: Workplace) -> NewProtocol:
    """What reads protocols is loaded only now: the first paint needs none of it."""
    from protocolapp.services.new_protocol import begin_own_protocol

    return begin_own_protocol(workplace.files, workplace.library)
