"""The page: margins, a hairline and the footer with "page x of y"; headings are bookmarks of the file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from protocolapp.record.pdf.fonts import TEXT, register
from protocolapp.record.pdf.styles import HAIRLINE, MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, SECOND
from protocolapp.record.pdf.text import printable

SIZES = {"A4": A4, "Letter": LETTER}

_ABOVE = 24.0  # points shown above where a bookmark's heading ends


def text_width(size: str) -> float:
    """Points between the margins. size: A4 or Letter."""
    return float(SIZES[size][0] - 2 * MARGIN_X)


def text_height(size: str) -> float:
    """Points between the top and the foot of a page. size: A4 or Letter."""
    return float(SIZES[size][1] - MARGIN_TOP - MARGIN_BOTTOM)


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Each page shows a form that is drawn last, when the number of pages is known."""

    footer = ""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **(settings | {"initialFontName": TEXT}))  # else Helvetica, not embedded

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self.doForm(f"footer{self._pageNumber}")
        super().showPage()

    def save(self) -> None:
        pages = self._pageNumber - 1
        for page in range(1, pages + 1):
            self.beginForm(f"footer{page}")
            self._draw_footer(page, pages)
            self.endForm()
        self._code: list[str] = []  # nothing is left for a page of its own
        super().save()

    def _draw_footer(self, page: int, pages: int) -> None:
        width, y = self._pagesize[0], MARGIN_BOTTOM - 18
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.5)
        self.line(MARGIN_X, y + 12, width - MARGIN_X, y + 12)
        self.setFillColor(SECOND)
        self.setFont(TEXT, 7)
        self.drawString(MARGIN_X, y, self.footer)
        self.drawRightString(width - MARGIN_X, y, f"Page {page} of {pages}")


class _Document(BaseDocTemplate):  # type: ignore[misc]
    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """A flowable with an `outline` is a bookmark."""
        title = getattr(flowable, "outline", "")
        if title:
            key = f"heading{self.canv.getPageNumber()}:{self.frame._y:.2f}"
            self.canv.bookmarkPage(key, fit="XYZ", left=0, top=self.frame._y + _ABOVE)
            self.canv.addOutlineEntry(title, key, level=0)


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF and how many pages it has."""

    data: bytes
    count: int


def lay_out(flow: list[Flowable], *, size: str, title: str, footer: str) -> Pages:
    """Set a story on pages. The same story gives the same bytes. footer: plain text of our own making."""
    register()
    out = BytesIO()
    page = SIZES[size]
    document = _Document(
        out,
        pagesize=page,
        leftMargin=MARGIN_X,
        rightMargin=MARGIN_X,
        topMargin=MARGIN_TOP,
        bottomMargin=MARGIN_BOTTOM,
        title=printable(title),
        creator="protocolapp",
        invariant=1,
        lang="en",
    )
    frame = Frame(
        MARGIN_X, MARGIN_BOTTOM, page[0] - 2 * MARGIN_X, page[1] - MARGIN_TOP - MARGIN_BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate(frames=[frame]))
    canvas: Any = type("Canvas", (_NumberedCanvas,), {"footer": printable(footer)})
    document.build(flow, canvasmaker=canvas)
    return Pages(out.getvalue(), document.page)
