"""Buttons press once, by mouse and key, and say what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import apply_theme
from protocolapp.gui.theme.contrast import contrast
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessible_name


def _press(button: Button, key: Qt.Key, *, repeat: bool) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeat)
        QApplication.sendEvent(button, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_once_however_long_it_is_held(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Done")
    qtbot.addWidget(button)
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))
    _press(button, key, repeat=False)
    for _ in range(5):
        _press(button, key, repeat=True)
    assert len(presses) == 1


def test_an_ampersand_is_one_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D <foo>")
    qtbot.addWidget(button)
    assert button.literal() == button.shown() == accessible_name(button) == "R&D <foo>"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("scale", [100, 200, 250])
def test_it_is_large_enough_for_a_finger(
    qtbot: QtBot, qapp: QApplication, variant: Variant, scale: int
) -> None:
    apply_theme(qapp, ThemeMode.LIGHT, scale)
    small, large = Button("OK", variant), Button("OK", variant, large=True)
    for button in (small, large):
        qtbot.addWidget(button)
        button.show()
        assert button.height() >= 44 * scale / 100
        assert button.width() >= 44 * scale / 100
    assert large.sizeHint().height() > small.sizeHint().height()


def test_icon_and_key_take_room_and_the_key_is_told(qtbot: QtBot) -> None:
    plain, full = Button("Note"), Button("Note", icon="pencil", key="N")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > plain.sizeHint().width() + 30
    assert full.accessibleDescription() == "Key: N"
    full.set_key("")
    full.set_icon("")
    assert full.sizeHint() == plain.sizeHint()
    assert full.accessibleDescription() == ""


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
@pytest.mark.parametrize("variant", list(Variant))
def test_the_focus_can_be_seen(qtbot: QtBot, qapp: QApplication, variant: Variant, mode: ThemeMode) -> None:
    apply_theme(qapp, mode)
    button = Button("Done", variant)
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = button.grab().toImage()
    middle = button.height() // 2
    changed = [x for x in range(12) if before.pixelColor(x, middle) != after.pixelColor(x, middle)]
    pairs = [(before.pixelColor(x, middle).name(), after.pixelColor(x, middle).name()) for x in changed]
    assert max(contrast(one, other) for one, other in pairs) >= 3
    assert sum(contrast(one, other) >= 3 for one, other in pairs) >= (
        1 if variant is Variant.SECONDARY else 2
    )


def test_a_disabled_button_does_nothing(qtbot: QtBot) -> None:
    button = Button("Start run", Variant.PRIMARY)
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        _press(button, Qt.Key.Key_Return, repeat=False)
