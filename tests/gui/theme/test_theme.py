"""One look for the whole program, changed while it runs."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import Theme, Type, Weight, apply_theme, theme_now
from protocolapp.gui.theme.contrast import contrast
from protocolapp.gui.theme.fonts import FAMILY
from protocolapp.gui.theme.palette import palette_of
from protocolapp.gui.theme.style_sheet import style_sheet
from protocolapp.gui.theme.tokens import DARK, LIGHT, Tokens
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.services.preferences import SCALES, ThemeMode

pytestmark = pytest.mark.usefixtures("qapp")
_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup


def test_widgets_follow_a_change_whether_shown_or_not(qtbot: QtBot, qapp: QApplication) -> None:
    shown, hidden = PlainLabel("5 µL"), PlainLabel("5 µL")
    for label in (shown, hidden):
        qtbot.addWidget(label)
    shown.show()
    apply_theme(qapp, ThemeMode.DARK, 200)
    hidden.show()
    for label in (shown, hidden):
        assert label.palette().color(label.foregroundRole()).name() == DARK.ink
        assert label.font().pixelSize() == 2 * Type.BODY
    assert qapp.palette().color(_Role.Window).name() == DARK.background
    assert theme_now() == Theme(DARK, 200)


def test_system_follows_the_system_and_an_own_choice_does_not(qapp: QApplication) -> None:
    changed = qapp.styleHints().colorSchemeChanged
    apply_theme(qapp, ThemeMode.SYSTEM)
    changed.emit(Qt.ColorScheme.Dark)
    assert theme_now().tokens == DARK
    changed.emit(Qt.ColorScheme.Light)
    assert theme_now().tokens == LIGHT
    apply_theme(qapp, ThemeMode.LIGHT)
    changed.emit(Qt.ColorScheme.Dark)
    assert theme_now().tokens == LIGHT


@pytest.mark.parametrize(("asked", "given"), [(10, 100), (100, 100), (175, 175), (900, 250)])
def test_the_scale_is_held_in_its_bounds(qapp: QApplication, asked: int, given: int) -> None:
    assert apply_theme(qapp, ThemeMode.LIGHT, asked).scale == given


def test_every_scale_on_offer_is_within_the_bounds(qapp: QApplication) -> None:
    assert [apply_theme(qapp, ThemeMode.LIGHT, scale).scale for scale in SCALES] == list(SCALES)


@pytest.mark.parametrize("weight", list(Weight))
def test_digits_are_of_equal_width(weight: Weight) -> None:
    font = theme_now().font(Type.DIGITS, weight)
    assert QFontInfo(font).family().startswith(FAMILY)
    assert len({QFontMetrics(font).horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("sign", "µμΩ≥≤±×→⚠✓°⁻₂☐▾")
def test_every_sign_of_the_bench_can_be_shown(sign: str) -> None:
    metrics = QFontMetrics(theme_now().font())
    box = metrics.boundingRect("\U000f0000")  # a private sign that no face has
    assert metrics.horizontalAdvance(sign) > 0
    assert metrics.tightBoundingRect(sign) != box


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_palette_can_be_read_where_fusions_own_cannot(tokens: Tokens) -> None:
    palette = palette_of(tokens)
    for ink, ground in (
        (_Role.HighlightedText, _Role.Highlight),
        (_Role.PlaceholderText, _Role.Base),
        (_Role.LinkVisited, _Role.Base),
        (_Role.Link, _Role.Window),
        (_Role.ToolTipText, _Role.ToolTipBase),
    ):
        assert contrast(palette.color(ink).name(), palette.color(ground).name()) >= 4.5
    disabled = palette.color(_Group.Disabled, _Role.Text).name()
    assert contrast(disabled, palette.color(_Group.Disabled, _Role.Base).name()) >= 4.5


def test_the_palette_leaves_no_role_to_the_default() -> None:
    palette = palette_of(LIGHT)
    roles = [role for role in _Role if role not in (_Role.NoRole, _Role.NColorRoles)]
    assert [role for role in roles if not palette.isBrushSet(_Group.Active, role)] == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_style_sheet_is_whole(qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    sheet = style_sheet(Theme(LIGHT, scale))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= {getattr(LIGHT, name) for name in LIGHT.__slots__}
    edit = QLineEdit()
    qtbot.addWidget(edit)
    apply_theme(qapp, ThemeMode.LIGHT, scale)
    edit.show()
    assert edit.sizeHint().height() == round(44 * scale / 100)
