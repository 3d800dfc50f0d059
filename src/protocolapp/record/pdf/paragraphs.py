"""Paragraphs: the only place that makes them, and only from markup of the chokepoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from protocolapp.record.pdf.styles import STYLES
from protocolapp.record.pdf.text import MARKUP_SIGNS, PIECE_END, pdf_text
from protocolapp.record.wording import lines


def paragraphs(text: str, style: ParagraphStyle) -> list[Paragraph]:
    """A text of any length and content, literally; one paragraph for each piece of it."""
    return set_markup(pdf_text(text), style)


def worded(template: str, **context: Any) -> Iterator[Paragraph]:
    """The paragraphs of one of our templates."""
    for style, markup in lines(template, **context):
        yield from set_markup(markup, getattr(STYLES, style))


def set_markup(markup: Markup, style: ParagraphStyle) -> list[Paragraph]:
    """Paragraphs of markup. Raises TypeError for anything that did not pass the chokepoint."""
    if not isinstance(markup, Markup):
        raise TypeError("only markup that `pdf_text` or a template made becomes a paragraph")
    return [_paragraph(piece, style) for piece in markup.split(PIECE_END)]


def _paragraph(markup: Markup, style: ParagraphStyle) -> Paragraph:
    paragraph = Paragraph(str(markup), style)
    bullet = paragraph.bulletText if isinstance(paragraph.bulletText, list) else []
    for fragment in (*paragraph.frags, *bullet):
        fragment.text = fragment.text.translate(MARKUP_SIGNS)
    return paragraph
