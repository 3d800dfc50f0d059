"""A card may be one large button and still hold others."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import apply_theme
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.card import Card, Pane
from protocolapp.gui.widgets.headings import Heading
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults


def _card(qtbot: QtBot) -> tuple[Card, Button]:
    card, inner = Card("Open ALK kinase assay"), Button("Show all")
    card.add(Heading("ALK kinase assay"))
    card.add(inner)
    qtbot.addWidget(card)
    card.resize(300, 160)
    card.show()
    return card, inner


def test_a_click_anywhere_on_it_opens_it(qtbot: QtBot) -> None:
    card, _ = _card(qtbot)
    with qtbot.waitSignal(card.clicked, timeout=500):
        qtbot.mouseClick(card.findChild(Heading), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.clicked, timeout=500):
        qtbot.mouseClick(card.childAt(QPoint(4, 80)), Qt.MouseButton.LeftButton)


def test_what_it_holds_keeps_its_own_click(qtbot: QtBot) -> None:
    card, inner = _card(qtbot)
    with qtbot.assertNotEmitted(card.clicked), qtbot.waitSignal(inner.clicked, timeout=500):
        qtbot.mouseClick(inner, Qt.MouseButton.LeftButton)


def test_it_opens_by_keyboard_and_has_a_name(qtbot: QtBot) -> None:
    card, _ = _card(qtbot)
    card.setFocus()
    surface = card.focusProxy()
    assert isinstance(surface, QPushButton)
    assert surface.accessibleName() == "Open ALK kinase assay"
    with qtbot.waitSignal(card.clicked, timeout=500):
        qtbot.keyClick(surface, Qt.Key.Key_Return)
    assert accessibility_faults(card) == []


def test_a_plain_card_takes_no_focus(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert card.focusProxy() is None


def test_a_pane_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    pane = Pane(width=280)
    qtbot.addWidget(pane)
    assert pane.minimumWidth() == 280
    apply_theme(qapp, ThemeMode.LIGHT, 150)
    assert pane.minimumWidth() == pane.maximumWidth() == 420
