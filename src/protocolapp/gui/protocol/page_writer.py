"""Writing the protocol itself as it is read before doing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from protocolapp.gui.plan.pdf_writer import PdfWriter, Rendered
from protocolapp.plan.model import Plan
from protocolapp.services.preferences import PageSize


class PageWriter(PdfWriter):
    """One protocol at a time."""

    def ask(self, plan: Plan) -> None:
        """Ask where to, then write."""
        from protocolapp.services.export import protocol_name_of

        pages = partial(_pages, plan, self.desk.preferences.page)
        self.ask_where(self.tr("Print the protocol"), protocol_name_of(plan), pages)

    def write(self, plan: Plan, path: Path) -> None:
        """Write it there, whole or not at all."""
        self.write_to(path, partial(_pages, plan, self.desk.preferences.page))


def _pages(plan: Plan, size: PageSize) -> Rendered:
    from protocolapp.services.export import protocol_pdf_of

    pdf = protocol_pdf_of(plan, size)
    return pdf.data, pdf.pages
