"""A calculation on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from protocolapp.calc.form import Calculator, Outcome, Typed
from protocolapp.gui.plan.pdf_writer import PdfWriter, Rendered
from protocolapp.run.ports import Stamp
from protocolapp.services.preferences import PageSize


@dataclass(frozen=True, slots=True)
class Calculation:
    """What is printed: the calculation as it stands on the screen."""

    calculator: Calculator
    typed: Typed
    outcome: Outcome


class PaperWriter(PdfWriter):
    """One calculation at a time."""

    def ask(self, calculation: Calculation) -> None:
        """Ask where to, then write."""
        from protocolapp.services.export import calculation_name_of

        day = self.desk.workplace.clock.now().local.date().isoformat()
        name = calculation_name_of(calculation.calculator.name, day)
        self.ask_where(self.tr("Print to PDF"), name, self._rendering(calculation))

    def write(self, calculation: Calculation, path: Path) -> None:
        """Write it there, whole or not at all."""
        self.write_to(path, self._rendering(calculation))

    def _rendering(self, calculation: Calculation) -> Callable[[], Rendered]:
        desk = self.desk
        by, size = desk.preferences.operator, desk.preferences.page
        return partial(_pages, calculation, desk.workplace.clock.now(), by, size)


def _pages(calculation: Calculation, now: Stamp, by: str, size: PageSize) -> Rendered:
    from protocolapp.record.calculation import calculation_sheet
    from protocolapp.services.export import calculation_pdf_of

    sheet = calculation_sheet(calculation.calculator, calculation.typed, calculation.outcome, now, by)
    pdf = calculation_pdf_of(sheet, size)
    return pdf.data, pdf.pages
