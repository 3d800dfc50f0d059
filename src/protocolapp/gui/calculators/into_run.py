"""A calculation into a run: as a note, which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from protocolapp.gui.background import Failure
from protocolapp.gui.desk import Desk, RunChanged, WasRefused
from protocolapp.gui.plan.written_banner import WrittenBanner
from protocolapp.gui.record.asking import ask_run
from protocolapp.gui.widgets.plain_text import without_mnemonic
from protocolapp.run import commands as c
from protocolapp.run.events import NoteAdded
from protocolapp.run.state import RunState


class IntoRun(QObject):
    """noted carries in words what was done."""

    noted = Signal(str)

    def __init__(self, desk: Desk, banner: WrittenBanner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._banner, self._window = desk, banner, parent
        self._text = self._asked = ""
        self._done: tuple[str, str] | None = None
        desk.run_changed.connect(self._changed)
        desk.refused.connect(self._refused)

    def open_runs(self) -> Mapping[str, str]:
        """The runs that can take a note: id -> label."""
        return {
            run_id: _label(service.state)
            for run_id, service in self._desk.runs().items()
            if service.state.open
        }

    def ask(self, text: str, at: QPoint) -> None:
        """Let a person choose the run. at: where on the screen the menu opens."""
        self._text = text
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Into which run"))
        runs = self.open_runs()
        for run_id, label in runs.items():
            menu.addAction(without_mnemonic(label)).setData(run_id)
        if not runs:
            menu.addAction(self.tr("No run is open")).setEnabled(False)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def note(self, run_id: str, text: str) -> None:
        """Add the note to this run."""
        self._done, self._asked = None, run_id
        failure = ask_run(self._desk, run_id, c.AddNote(text), self)
        self._asked = ""
        if failure is not None:
            self._banner.tell_failure(failure)

    def undo(self) -> None:
        """Take the last note back."""
        if self._done is not None:
            run_id, cause = self._done
            self._done = None
            failure = ask_run(self._desk, run_id, c.Undo(cause), self)
            if failure is not None:
                self._banner.tell_failure(failure)

    def _chosen(self, action: QAction) -> None:
        self.note(str(action.data()), self._text)

    def _changed(self, changed: RunChanged) -> None:
        """Of all that happens in runs, only the note that was just asked for."""
        if self._asked != changed.run_id or not changed.change.recorded:
            return
        first = changed.change.recorded[0]
        if isinstance(first.event, NoteAdded):
            self._done = changed.run_id, first.envelope.cause
            label = changed.change.state.identity.label
            self.noted.emit(self.tr("Noted in run {label}").format(label=label))

    def _refused(self, was: WasRefused) -> None:
        if was.asker is self:
            refusal = was.refusal
            self._banner.tell_failure(Failure.of(refusal))


def _label(state: RunState) -> str:
    title = state.title or str(state.identity.protocol.get("title", ""))
    return f"{state.identity.label}: {title}" if title else state.identity.label
