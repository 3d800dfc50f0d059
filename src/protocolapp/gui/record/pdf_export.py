"""From a run to a PDF in a folder of one's choice, the slow parts away from the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk
from protocolapp.gui.record.run_reading import ReadRun, UnreadableRun, read_run
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.record.model import RunRecord
from protocolapp.run.ports import StoreError, UnknownRunError
from protocolapp.run.words import counted
from protocolapp.services.export import file_name_of, pdf_of
from protocolapp.services.preferences import PageSize
from protocolapp.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that is on the disk now."""

    path: Path
    pages: int


class PdfExport(Banner):
    """Tells of its progress in the place where it is put. written carries a Written."""

    written = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Written | None = None
        self._reading, self._writing = Background(self), Background(self)
        self._reading.done.connect(self._choose)
        self._reading.failed.connect(self._fail)
        self._writing.done.connect(self._succeed)
        self._writing.failed.connect(self._fail)
        self.acted.connect(self._act)
        self._record: RunRecord | None = None

    @property
    def busy(self) -> bool:
        return self._reading.busy or self._writing.busy

    def begin(self, run_id: str) -> None:
        """Read the run as it is now, then ask where its record is to go."""
        if self.busy:
            return
        workplace = self._desk.workplace
        try:
            events = workplace.history().read(run_id)
        except StoreError as error:
            self._fail(Failure.of(error))
        except UnknownRunError:
            self._fail(Failure(self.tr("There is no such run"), self.tr("It is not in the data."), ""))
        else:
            self._reading.start(
                partial(read_run, run_id, events, workplace.clock.now(), workplace.attachments)
            )

    def write(self, path: Path) -> None:
        """Write the record that was read to this file."""
        if self._record is None:
            return
        self._remember(path.parent)
        self._last = None
        self.tell(self.tr("Writing {name}…").format(name=path.name), state=InputState.NORMAL)
        page, workplace = self._desk.preferences.page, self._desk.workplace
        self._writing.start(partial(_write, self._record, page, workplace, path))

    def _choose(self, run: ReadRun | UnreadableRun) -> None:
        if isinstance(run, UnreadableRun):
            self._fail(Failure(run.title, run.message, run.remedy))
            return
        self._record = run.record
        proposed = _folder(self._desk.preferences.export_folder) / file_name_of(run.record)
        dialog = QFileDialog(self, self.tr("Export the record"), str(proposed), self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(str(proposed))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.write(Path(name))

    def _remember(self, folder: Path) -> None:
        """The next export begins there; that this cannot be kept is no reason not to write."""
        if str(folder) == self._desk.preferences.export_folder:
            return
        try:
            self._desk.set_preferences(replace(self._desk.preferences, export_folder=str(folder)))
        except StoreError:
            return

    def _succeed(self, written: Written) -> None:
        self._last = written
        pages = counted(written.pages, "page", "pages")
        self.tell(
            self.tr("Written: {name}, {pages}").format(name=written.path.name, pages=pages),
            str(written.path.parent),
            self.tr("Show in folder"),
            InputState.NORMAL,
        )
        self.written.emit(written)

    def _fail(self, failure: Failure) -> None:
        self._last = None
        self.tell(failure.title, f"{failure.message} {failure.remedy}".strip(), self.tr("Close"))

    def _act(self) -> None:
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.path.parent)))
        self.hide()


def _write(record: RunRecord, page: PageSize, workplace: Workplace, path: Path) -> Written:
    """On a thread of its own: touches no widget."""
    pdf = pdf_of(record, page, workplace.attachments)
    workplace.files.write(str(path), pdf.data)
    return Written(path, pdf.pages)


def _folder(kept: str) -> Path:
    """Where one exported to last, while it is there; else the documents."""
    if kept and Path(kept).is_dir():
        return Path(kept)
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )
