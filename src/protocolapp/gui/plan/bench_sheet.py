"""Writing the bench sheet: where to is asked, the pages are set away from the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.plan.model import Plan
from protocolapp.run.ports import FileSink


@dataclass(frozen=True, slots=True)
class Written:
    """A bench sheet that lies on the disk. pages: how many it has."""

    path: Path
    pages: int


class BenchSheetWriter(QObject):
    """written carries Written, failed a Failure."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._plan: Plan | None = None
        self._work = Background(self)
        self._work.done.connect(self.written)
        self._work.failed.connect(self.failed)

    def ask(self, plan: Plan) -> None:
        """Ask where to, then write."""
        self._plan = plan
        folder = self._desk.preferences.export_folder or str(Path.home())
        name = str(Path(folder) / f"bench-sheet-{plan.protocol.id}.pdf")
        dialog = QFileDialog(self._window, self.tr("Print bench sheet"), name, self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def write(self, plan: Plan, path: Path) -> None:
        """Write it there, whole or not at all."""
        size = self._desk.preferences.page.value
        self._work.start(partial(_write, plan, path, size, self._desk.workplace.files))

    def busy(self) -> bool:
        """Whether a sheet is being written."""
        return self._work.busy

    def _chosen(self, name: str) -> None:
        if self._plan is not None:
            self.write(self._plan, Path(name))


def _write(plan: Plan, path: Path, size: str, files: FileSink) -> Written:
    from protocolapp.record.pdf.bench_sheet import render_bench_sheet

    pages = render_bench_sheet(plan, size=size)
    files.write(str(path), pages.data)
    return Written(path, pages.count)
