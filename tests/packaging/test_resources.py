"""The bundled files are there, and the fonts can do what bench text asks of them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase.ttfonts import TTFont

from protocolapp.resources import protocols_folder, resource

STYLES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
BENCH_TEXT = "µμΩαβγ ΔT 10⁻³ H₂O ≥37 °C ±5 × → ✓ ⚠ 0123456789 − – … Å ö é"
SIGNS = "☐☑☒↶↷▾▸�"


def text_face(style: str) -> TTFont:
    return TTFont(f"check-{style}", str(resource("fonts", f"ProtocolappSans-{style}.ttf")))


def test_protocols_are_found() -> None:
    assert protocols_folder().joinpath("co_ip_alk.yaml").is_file()


def test_a_resource_that_is_not_bundled_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="icons/no-such\\.svg"):
        resource("icons", "no-such.svg")


@pytest.mark.parametrize("style", STYLES)
def test_text_face_has_the_characters_of_the_bench(style: str) -> None:
    glyphs = text_face(style).face.charToGlyph
    assert [char for char in BENCH_TEXT if ord(char) not in glyphs] == []


@pytest.mark.parametrize("style", STYLES)
def test_digits_have_one_width_in_the_pdf(style: str) -> None:
    face = text_face(style).face
    assert len({face.charWidths[ord(digit)] for digit in "0123456789"}) == 1


def test_fallback_face_has_the_signs_the_text_face_lacks() -> None:
    glyphs = TTFont("check-fallback", str(resource("fonts", "DejaVuSans.ttf"))).face.charToGlyph
    assert [char for char in SIGNS if ord(char) not in glyphs] == []


@pytest.mark.usefixtures("qapp")
def test_qt_sees_one_family_with_all_its_weights_and_steady_digits() -> None:
    families = set()
    for style in STYLES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"ProtocolappSans-{style}.ttf")))
        families |= set(QFontDatabase.applicationFontFamilies(number))
    assert "Protocolapp Sans" in families
    assert set(QFontDatabase.styles("Protocolapp Sans")) >= set(STYLES)
    for weight in (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold):
        font = QFont("Protocolapp Sans", 40)
        font.setWeight(weight)
        metrics = QFontMetricsF(font)
        assert metrics.horizontalAdvance("11:17:41") == pytest.approx(metrics.horizontalAdvance("00:48:20"))


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn_in_the_ink_it_is_given() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) >= 30
    for icon in icons:
        svg = icon.read_text(encoding="utf-8")
        assert set(re.findall(r'(?:stroke|fill)="([^"]*)"', svg)) <= {"currentColor", "none"}, icon.name
        assert QSvgRenderer(QByteArray(svg.encode())).isValid(), icon.name


def test_every_borrowed_file_has_its_licence_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "LICENSE-Inter.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in resource("fonts", "LICENSE-DejaVu.txt").read_text(encoding="utf-8")
    assert "ISC License" in resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
