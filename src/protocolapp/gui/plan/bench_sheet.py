"""Writing the bench sheet of a plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from protocolapp.gui.plan.pdf_writer import PdfWriter, Rendered
from protocolapp.plan.model import Plan
from protocolapp.services.preferences import PageSize


class BenchSheetWriter(PdfWriter):
    """One bench sheet at a time."""

    def ask(self, plan: Plan) -> None:
        """Ask where to, then write."""
        name = f"bench-sheet-{plan.protocol.id}.pdf"
        self.ask_where(self.tr("Print bench sheet"), name, partial(_pages, plan, self.desk.preferences.page))

    def write(self, plan: Plan, path: Path) -> None:
        """Write it there, whole or not at all."""
        self.write_to(path, partial(_pages, plan, self.desk.preferences.page))


def _pages(plan: Plan, size: PageSize) -> Rendered:
    from protocolapp.services.export import bench_sheet_of

    pdf = bench_sheet_of(plan, size)
    return pdf.data, pdf.pages
