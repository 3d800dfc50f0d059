"""The PDF of a 500-step run, against reportlab with the same text."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate
from tests.fakes.memory_store import MemoryStore

from bench.figures import Figure, side_by_side
from bench.reading import long_protocol
from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_text
from protocolapp.record.pdf.fonts import TEXT, register
from protocolapp.record.pdf.report import render
from protocolapp.record.pdf.text import pdf_text
from protocolapp.run.rehearsal import rehearse
from protocolapp.services.export import record_of
from protocolapp.system_clock import SystemClock

STEPS = 500


def measure() -> list[Figure]:
    """One figure."""
    loaded = load_text(long_protocol(STEPS), "long.yaml")
    assert loaded.protocol is not None  # noqa: S101 - our own text
    store, now = MemoryStore(), SystemClock().now()
    done = rehearse(loaded.protocol, store, Lab(), now, "bench-run", facts=typical_facts(loaded.protocol))
    record = record_of(store, done.run_id, now)
    pieces = list(_texts(record))
    register()
    style = ParagraphStyle("bare", fontName=TEXT, fontSize=9, leading=12)

    def bare() -> None:
        SimpleDocTemplate(BytesIO()).build([Paragraph(pdf_text(piece), style) for piece in pieces])

    took, beneath = side_by_side(lambda: render(record), bare, 3)
    return [Figure(f"PDF of a {STEPS}-step run", took, beneath, aim="≤ 2 x reportlab with the same text")]


def _texts(value: object) -> list[str]:
    """Every text of the record, in order."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    slots = getattr(value, "__slots__", ())
    return [text for name in slots for text in _texts(getattr(value, name))]
