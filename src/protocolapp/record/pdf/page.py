"""The page: margins, a hairline and the footer with run, chain head and "page x of y"."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from protocolapp.record.pdf.fonts import TEXT, register
from protocolapp.record.pdf.styles import HAIRLINE, MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, SECOND

SIZES = {"A4": A4, "Letter": LETTER}


class _CountingCanvas(Canvas):
    """Holds every page back until the number of pages is known."""

    footer = ""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self._held:
            self.__dict__.update(page)
            self._draw_footer(len(self._held))
            super().showPage()
        super().save()

    def _draw_footer(self, pages: int) -> None:
        width, y = self._pagesize[0], MARGIN_BOTTOM - 18
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.5)
        self.line(MARGIN_X, y + 12, width - MARGIN_X, y + 12)
        self.setFillColor(SECOND)
        self.setFont(TEXT, 7)
        self.drawString(MARGIN_X, y, self.footer)
        self.drawRightString(width - MARGIN_X, y, f"Page {self._pageNumber} of {pages}")


def lay_out(flow: list[Flowable], *, size: str, title: str, footer: str) -> bytes:
    """Set a story on pages. The same story gives the same bytes. footer: plain text of our own making."""
    register()
    out = BytesIO()
    page = SIZES[size]
    document = BaseDocTemplate(
        out,
        pagesize=page,
        leftMargin=MARGIN_X,
        rightMargin=MARGIN_X,
        topMargin=MARGIN_TOP,
        bottomMargin=MARGIN_BOTTOM,
        title=title,
        creator="protocolapp",
        invariant=1,
        lang="en",
    )
    frame = Frame(
        MARGIN_X, MARGIN_BOTTOM, page[0] - 2 * MARGIN_X, page[1] - MARGIN_TOP - MARGIN_BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate(frames=[frame]))
    canvas = type("Canvas", (_CountingCanvas,), {"footer": footer})
    document.build(flow, canvasmaker=canvas)
    return out.getvalue()
