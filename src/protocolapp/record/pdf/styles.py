"""The type, colours and spaces of the record: the light tokens of the screen, scaled to paper."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from protocolapp.record.pdf.fonts import BOLD, MEDIUM, TEXT, register

INK, SECOND, THIRD = HexColor(0x16202A), HexColor(0x4C5A67), HexColor(0x5F6D7A)
ACCENT, WAITING, LATE = HexColor(0x0B6E6E), HexColor(0xBAD6D4), HexColor(0xA3262A)
HAIRLINE = HexColor(0xDFE3E6)

MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 16 * mm, 15 * mm, 20 * mm
INDENT = 9 * mm

NO_HELVETICA = ("FONT", (0, 0), (-1, -1), TEXT, 8)
"""For tables of paragraphs alone: their empty cells would bring a font along that is not embedded."""

register()  # a style reads its font's metrics


def _style(name: str, size: float, lead: float, **more: object) -> ParagraphStyle:
    settings: dict[str, object] = {
        "fontName": TEXT,
        "fontSize": size,
        "leading": lead,
        "textColor": INK,
        "alignment": TA_LEFT,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **(settings | more))


@dataclass(frozen=True)
class Styles:
    """Every paragraph style of the record. Those a template may name have no more to them than their name."""

    kicker = _style("kicker", 7.5, 10, textColor=SECOND)
    title = _style("title", 17, 21, fontName=BOLD, spaceBefore=1, spaceAfter=2)
    under_title = _style("under_title", 8, 11, textColor=SECOND)
    named = _style("named", 10.5, 14, fontName=MEDIUM, spaceBefore=6)
    aim = _style("aim", 9, 12.5, spaceBefore=2)
    heading = _style("heading", 9.5, 13, fontName=BOLD, textColor=ACCENT, spaceBefore=16, spaceAfter=2)
    under_heading = _style("under_heading", 7.8, 11, textColor=SECOND)
    label = _style("label", 7.5, 10, textColor=SECOND)
    fact = _style("fact", 9, 12, fontName=BOLD)
    body = _style("body", 8.5, 12)
    term = _style("term", 7.5, 10, textColor=SECOND, spaceBefore=5)
    column = _style("column", 7.5, 10, textColor=SECOND, fontName=MEDIUM)
    column_right = _style("column_right", 7.5, 10, textColor=SECOND, fontName=MEDIUM, alignment=TA_RIGHT)
    cell = _style("cell", 8.5, 11.5)
    cell_right = _style("cell_right", 8.5, 11.5, alignment=TA_RIGHT)
    mark = _style("mark", 7.5, 11.5, fontName=BOLD, textColor=LATE)
    step = _style(
        "step", 9, 12.5, fontName=MEDIUM, leftIndent=INDENT, spaceBefore=9, spaceAfter=1,
        bulletFontName=MEDIUM, bulletFontSize=9, bulletColor=SECOND,
    )  # fmt: skip
    step_line = _style("step_line", 7.8, 11, textColor=SECOND, leftIndent=INDENT)
    step_value = _style("step_value", 8.3, 11.5, leftIndent=INDENT)
    state = _style("state", 7.8, 11, textColor=SECOND, fontName=BOLD, leftIndent=INDENT)
    state_late = _style("state_late", 7.8, 11, textColor=LATE, fontName=BOLD, leftIndent=INDENT)
    remark = _style("remark", 8, 11, textColor=LATE, leftIndent=INDENT)
    notice = _style("notice", 9, 12.5, textColor=LATE, fontName=MEDIUM, spaceBefore=8)
    sheet_box = _style("sheet_box", 11, 12)
    sheet_step = _style("sheet_step", 9, 12, fontName=MEDIUM)
    sheet_line = _style("sheet_line", 8.3, 13.5)
    sheet_conditions = _style("sheet_conditions", 8.3, 12, textColor=SECOND)
    sheet_warning = _style("sheet_warning", 8.3, 12, textColor=LATE, fontName=MEDIUM)
    digest = _style("digest", 8.5, 12)


STYLES = Styles()
