"""Labels show what they are given, all of it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import Ink, Type, Weight
from protocolapp.gui.theme.tokens import LIGHT
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.wrapping import wrap_flags, wrapped_height
from tests.gui.accessibility import accessible_name

HOSTILE = (
    "<b>x</b>",
    "<img src='/dev/zero'>",
    "a<b and c>d",
    "R&D <foo>",
    "<table><tr><td>" * 30,
    "x<sub>2</sub>",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["wrap", "elide", "selectable", ""])
def test_markup_is_text(qtbot: QtBot, text: str, kind: str) -> None:
    label = PlainLabel(text, wrap=kind == "wrap", elide=kind == "elide", selectable=kind == "selectable")
    qtbot.addWidget(label)
    label.show()
    began = time.process_time()
    label.grab()
    assert time.process_time() - began < 2
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text == accessible_name(label) == label.literal()


def test_hidden_characters_are_shown_and_the_literal_is_kept(qtbot: QtBot) -> None:
    label = PlainLabel("a\u202eb")
    qtbot.addWidget(label)
    assert label.text() == "a[U+202E]b"
    assert label.literal() == "a\u202eb"


def test_a_very_long_word_is_broken_and_words_are_not(qtbot: QtBot) -> None:
    label = PlainLabel("W" * 200, wrap=True)
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    assert label.heightForWidth(200) > 10 * metrics.height()
    assert label.minimumSizeHint().width() <= 200
    assert not wrap_flags(metrics, "add the antibody", 200) & Qt.TextFlag.TextWrapAnywhere
    assert wrap_flags(metrics, "W" * 200, 200) & Qt.TextFlag.TextWrapAnywhere


def test_a_no_break_space_keeps_number_and_unit_together(qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    metrics: QFontMetrics = label.fontMetrics()
    width = metrics.horizontalAdvance("add 238\u00a0µL") - 2
    assert wrapped_height(metrics, "add 238\u00a0µL", width) == wrapped_height(
        metrics, "add\n238\u00a0µL", 9999
    )


def test_what_is_cut_off_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("Co-immunoprecipitation <of> ALK complexes", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 30)
    label.show()
    assert "&lt;of&gt;" in label.toolTip()
    label.resize(label.sizeHint().width() + 4, 30)
    assert label.toolTip() == ""


def test_ink_and_type_can_change(qtbot: QtBot) -> None:
    label = PlainLabel("due", ink=Ink.INK)
    qtbot.addWidget(label)
    label.set_ink(Ink.ALARM)
    label.set_type(Type.TITLE, Weight.BOLD)
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.alarm
    assert label.font().pixelSize() == Type.TITLE
    assert label.font().weight().value == Weight.BOLD.value


def test_a_heading_is_larger_than_its_caption(qtbot: QtBot) -> None:
    heading, caption = Heading("Set up the run"), Caption("version 1.0.0")
    for label in (heading, caption):
        qtbot.addWidget(label)
    assert heading.font().pixelSize() > caption.font().pixelSize()
    assert heading.font().weight() > caption.font().weight()
