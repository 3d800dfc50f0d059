"""A value that is copied: with or without its unit, and told in words where all is told to be saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.copied_value import copied_words, without_unit
from protocolapp.gui.widgets.value_chip import ValueChip
from tests.gui.run.at_the_bench import AtTheBench, co_ip


@pytest.mark.parametrize(
    ("plain", "bare"),
    [
        ("18.33 mL", "18.33"),
        ("18.33\u00a0mL", "18.33"),
        ("-20 °C", "-20"),
        ("isotype IgG", "isotype IgG"),
        ("5", "5"),
    ],
)
def test_a_unit_is_left_out_only_after_a_number(plain: str, bare: str) -> None:
    assert without_unit(plain) == bare


def test_a_table_is_told_by_its_lines() -> None:
    assert copied_words("Done\tName\nyes\tA\n") == "2 lines"
    assert copied_words("18.33 mL") == "18.33 mL"


def test_a_click_on_a_value_copies_it_says_so_and_leaves_the_keyboard_at_the_one_key(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    chip = bench.screen.findChildren(ValueChip)[0]
    before = bench.screen.window().focusWidget()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    whole = QGuiApplication.clipboard().text()
    assert whole.endswith(" mL")
    assert bench.screen.rail.saved.text() == f"Copied {whole}"
    assert bench.screen.window().focusWidget() is before
    bench.desk.set_preferences(replace(bench.desk.preferences, copy_with_unit=False))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == whole.removesuffix(" mL")
