"""Tells above a protocol that its file was edited, or cannot be used as it is now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from protocolapp.gui.library.editing import open_in_editor
from protocolapp.gui.library.file_change_view import FileChangeView, file_change_view, other_version_view
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.protocol.model import Protocol


class FileBanner(Banner):
    """Problems stay until they are mended, and a press opens the editor; a press takes any other message away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to_edit: Path | None = None
        self.acted.connect(self._act)

    def tell_change(self, change: FileChange, also: str = "") -> None:
        """Say what became of the file. also: what else follows from the edit."""
        view = file_change_view(change, also)
        self._tell(view, change.path if view.editable else None)

    def tell_other(self, before: Protocol, now: Protocol, also: str = "") -> None:
        """Another version of the protocol took the place of one. also: what else follows."""
        self._tell(other_version_view(before, now, also))

    def _tell(self, view: FileChangeView, to_edit: Path | None = None) -> None:
        self._to_edit = to_edit
        action = self.tr("Open in editor") if view.editable else "" if view.broken else self.tr("Close")
        self.tell(view.title, view.message, action, InputState.WARN if view.broken else InputState.NORMAL)

    def _act(self) -> None:
        if self._to_edit is not None:
            open_in_editor(self._to_edit)
        else:
            self.hide()
