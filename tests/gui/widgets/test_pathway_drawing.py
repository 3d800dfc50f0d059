"""The pathway on the screen: it follows width, theme and scale, marks the readout, and is told in words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import apply_theme
from protocolapp.gui.theme.tokens import DARK, LIGHT, Tokens
from protocolapp.gui.widgets.pathway_drawing import PathwayDrawing
from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import bundled_pathway, describe
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults, accessible_name

READOUT = Readout(pathway="alk", at=("alk_phosphorylation",), label="ALK autophosphorylation (Tyr1604)")


def drawing(
    qtbot: QtBot, name: str = "alk", readout: Readout | None = READOUT, width: int = 600
) -> PathwayDrawing:
    pathway = bundled_pathway(name)
    assert pathway is not None
    widget = PathwayDrawing(pathway, readout)
    qtbot.addWidget(widget)
    widget.resize(width, widget.heightForWidth(width))
    return widget


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_it_is_told_in_words(qtbot: QtBot) -> None:
    widget = drawing(qtbot)
    pathway = bundled_pathway("alk")
    assert pathway is not None
    assert accessible_name(widget) == "Pathway: ALK signalling"
    assert widget.accessibleDescription() == widget.text() == describe(pathway, READOUT)
    assert accessibility_faults(widget) == []


@pytest.mark.parametrize("name", ["alk", "alk5"])
def test_it_is_as_high_as_its_width_asks(qtbot: QtBot, name: str) -> None:
    widget = drawing(qtbot, name, None)
    heights = [widget.heightForWidth(width) for width in (300, 600, 750, 1200)]
    assert heights[0] * 1.9 < heights[1] < heights[2] == heights[3]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeMode.LIGHT, 200)
    assert widget.heightForWidth(1200) > 1.5 * heights[3]


@pytest.mark.parametrize(("mode", "tokens"), [(ThemeMode.LIGHT, LIGHT), (ThemeMode.DARK, DARK)])
def test_the_readout_stands_out_in_both_themes(qtbot: QtBot, mode: ThemeMode, tokens: Tokens) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, mode, 100)
    with_ring = drawing(qtbot).grab().toImage()
    without = drawing(qtbot, readout=None).grab().toImage()
    accent = tokens.accent
    assert count(without, accent) == 0
    assert count(with_ring, accent) > 300
    assert count(without, tokens.sunk) > 10_000


def test_a_name_from_a_file_is_shown_as_it_is(qtbot: QtBot) -> None:
    widget = drawing(qtbot, readout=Readout(pathway="alk", at=("erk",), label="<b>ERK</b>\u202e"))
    assert "<b>ERK</b>[U+202E]" in widget.text()
    widget.grab()
