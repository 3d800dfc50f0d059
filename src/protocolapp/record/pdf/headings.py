"""Headings, each a bookmark, never left alone at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from protocolapp.record.pdf.paragraphs import paragraphs
from protocolapp.record.pdf.styles import STYLES
from protocolapp.record.pdf.text import printable

FOLLOWED_BY = 62.0
"""Points that must fit below a heading: the head of a table and its first rows, or a step and its times."""

_LONGEST_OUTLINE = 120


def heading(text: str, *, under: str = "", needs: float = FOLLOWED_BY) -> Iterator[Flowable]:
    """A heading with a small line under it. needs: points that must fit below both."""
    style = STYLES.heading
    yield CondPageBreak(
        style.spaceBefore
        + style.leading
        + style.spaceAfter
        + needs
        + (STYLES.under_heading.leading if under else 0.0)
    )
    lines = paragraphs(text, style)
    lines[0].outline = printable(text)[:_LONGEST_OUTLINE]
    yield from lines
    if under:
        yield from paragraphs(under, STYLES.under_heading)
