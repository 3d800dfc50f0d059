"""A calculation on paper: where to is asked, the page is set away from the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.calc.form import Calculator, Outcome, Typed
from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.gui.plan.bench_sheet import Written
from protocolapp.run.ports import FileSink, Stamp
from protocolapp.services.preferences import PageSize


@dataclass(frozen=True, slots=True)
class Calculation:
    """What is printed: the calculation as it stands on the screen."""

    calculator: Calculator
    typed: Typed
    outcome: Outcome


class PaperWriter(QObject):
    """written carries Written, failed a Failure."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._asked: Calculation | None = None
        self._work = Background(self)
        self._work.done.connect(self.written)
        self._work.failed.connect(self.failed)

    def ask(self, calculation: Calculation) -> None:
        """Ask where to, then write."""
        from protocolapp.services.export import calculation_name_of

        self._asked = calculation
        day = self._desk.workplace.clock.now().local.date().isoformat()
        folder = self._desk.preferences.export_folder or str(Path.home())
        name = str(Path(folder) / calculation_name_of(calculation.calculator.name, day))
        dialog = QFileDialog(self._window, self.tr("Print to PDF"), name, self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def write(self, calculation: Calculation, path: Path) -> None:
        """Write it there, whole or not at all."""
        desk = self._desk
        now, by, size = desk.workplace.clock.now(), desk.preferences.operator, desk.preferences.page
        self._work.start(partial(_write, calculation, path, now, by, size, desk.workplace.files))

    def busy(self) -> bool:
        """Whether a page is being written."""
        return self._work.busy

    def _chosen(self, name: str) -> None:
        if self._asked is not None:
            self.write(self._asked, Path(name))


def _write(
    calculation: Calculation, path: Path, now: Stamp, by: str, size: PageSize, files: FileSink
) -> Written:
    from protocolapp.record.calculation import calculation_sheet
    from protocolapp.services.export import calculation_pdf_of

    sheet = calculation_sheet(calculation.calculator, calculation.typed, calculation.outcome, now, by)
    pdf = calculation_pdf_of(sheet, size)
    files.write(str(path), pdf.data)
    return Written(path, pdf.pages)
