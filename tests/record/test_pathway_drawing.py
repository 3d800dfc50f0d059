"""The pathway on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.platypus import SimpleDocTemplate

from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import bundled_pathway, pathway_names
from protocolapp.record.pdf.pathway_drawing import PathwayDrawing
from tests.record.pdf_reading import pages_of


def printed(name: str, readout: Readout | None, width: float = 500) -> bytes:
    pathway = bundled_pathway(name)
    assert pathway is not None
    file = BytesIO()
    page = SimpleDocTemplate(file, invariant=True, initialFontName="Text", title="Pathway")
    page.build([PathwayDrawing(pathway, readout, width)])
    return file.getvalue()


@pytest.mark.parametrize("name", pathway_names())
@pytest.mark.parametrize("width", [300, 500])
def test_every_place_is_printed_on_one_page(name: str, width: float) -> None:
    pathway = bundled_pathway(name)
    assert pathway is not None
    (text,) = pages_of(printed(name, Readout(pathway=name, at=("all",), label="Living cells"), width))
    assert [node.label for node in pathway.nodes if node.label not in text] == []
    assert "Living cells: the net of all branches" in text
    assert text.count("read here") == 2


def test_without_a_readout_nothing_is_marked() -> None:
    (text,) = pages_of(printed("alk", None))
    assert "read here" not in text


def test_text_from_a_file_is_printed_literally() -> None:
    (text,) = pages_of(printed("alk", Readout(pathway="alk", at=("erk",), label="<b>p-ERK</b> & a < b")))
    assert "<b>p-ERK</b> & a < b" in text


def test_only_embedded_fonts_are_used_by_the_drawing() -> None:
    page = PdfReader(BytesIO(printed("alk5", None))).pages[0]
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    assert all("FontDescriptor" in str(fonts[key].get_object().keys()) for key in fonts)
