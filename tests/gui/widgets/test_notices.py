"""What tells of a state: undo bar, banner, saved or not, callouts, nothing here yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import Ink
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.empty_state import EmptyState
from protocolapp.gui.widgets.saved_indicator import SavedIndicator
from protocolapp.gui.widgets.undo_bar import SHOWN_MS, UndoBar
from tests.gui.accessibility import accessibility_faults, accessible_name


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def _button(widget: QWidget) -> QPushButton:
    return widget.findChildren(QPushButton)[0]


def test_undo_is_offered_keeps_its_place_and_goes(qtbot: QtBot) -> None:
    window, bar = Column(), UndoBar(shown_ms=30)
    window.add(bar)
    qtbot.addWidget(window)
    window.show()
    height = window.sizeHint().height()
    assert height >= 44
    bar.offer("Step 10 done.")
    assert bar.isVisible()
    assert window.sizeHint().height() == height
    qtbot.waitUntil(bar.isHidden, timeout=2000)
    assert window.sizeHint().height() == height
    assert SHOWN_MS == 10_000


def test_undo_is_asked_for_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.offer("Step 10 done.")
    button = _button(bar)
    assert accessible_name(button) == "Undo: Step 10 done."
    with qtbot.waitSignal(bar.undo_asked, timeout=500):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_banner_stays_and_offers_its_action(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell("NOT SAVED: disk full", "Free some <space>.", "Try again")
    assert _texts(banner) == ["NOT SAVED: disk full", "Free some <space>."]
    button = _button(banner)
    with qtbot.waitSignal(banner.acted, timeout=500):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert banner.isVisible()
    assert accessibility_faults(banner) == []
    banner.tell("Saved again")
    assert button.isHidden()


def test_what_is_saved_is_said_in_words(qtbot: QtBot) -> None:
    indicator = SavedIndicator()
    qtbot.addWidget(indicator)
    indicator.show()
    assert indicator.text() == ""
    said = []
    tellings: list[Callable[[], None]] = [
        lambda: indicator.saved("14:02:11"),
        indicator.saving,
        lambda: indicator.not_saved("disk full"),
    ]
    for tell in tellings:
        tell()
        said.append(indicator.text())
    assert said == ["Saved 14:02:11", "Saving…", "NOT SAVED: disk full"]


@pytest.mark.parametrize("kind", list(CalloutKind))
def test_a_callout_has_a_word_and_its_text(qtbot: QtBot, kind: CalloutKind) -> None:
    callout = Callout(kind, "do not <b>vortex</b>")
    qtbot.addWidget(callout)
    callout.show()
    assert _texts(callout) == [str(kind), "do not <b>vortex</b>"]
    callout.set_text("gently")
    assert _texts(callout) == [str(kind), "gently"]


def test_an_empty_state_says_the_next_action(qtbot: QtBot) -> None:
    empty = EmptyState("history", "No runs yet", "A run appears here.", "Open a protocol")
    qtbot.addWidget(empty)
    empty.show()
    assert _texts(empty) == ["No runs yet", "A run appears here."]
    with qtbot.waitSignal(empty.acted, timeout=500):
        qtbot.keyClick(_button(empty), Qt.Key.Key_Space)


def test_a_badge_is_as_wide_as_its_word(qtbot: QtBot) -> None:
    short, long = Badge("v1"), Badge("needs 2 operators <x>", Ink.WARN)
    for badge in (short, long):
        qtbot.addWidget(badge)
    assert short.sizeHint().width() < long.sizeHint().width()
    assert accessible_name(long) == "needs 2 operators <x>"
