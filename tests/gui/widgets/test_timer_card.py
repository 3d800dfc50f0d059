"""A timer card: nothing moves when it ends, and it is said aloud twice, not each second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.timer_card import LOOKS, TimerCard
from protocolapp.gui.widgets.timer_view import TimerAsk, TimerView, TimerWish, announcement
from protocolapp.run.timer import TimerPhase
from tests.gui.accessibility import accessibility_faults

RUNNING = TimerView(
    "t1",
    "Gel <run>",
    "run 01",
    TimerPhase.RUNNING,
    "12:48",
    "ends 14:15",
    "of 90 min",
    0.8,
    768,
    wishes=(TimerWish.PAUSE, TimerWish.EXTEND),
    key="A",
)
OVERDUE = replace(
    RUNNING,
    phase=TimerPhase.OVERDUE,
    digits="+01:12",
    ends="due 14:15:00",
    seconds_left=None,
    can_acknowledge=True,
)


class Said:
    """Keeps what was announced."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, _widget: QWidget, text: str) -> None:
        self.words.append(text)


class LayoutCount(QObject):
    """Counts how often a widget is laid out anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def _card(qtbot: QtBot, view: TimerView = RUNNING) -> tuple[TimerCard, Said]:
    said = Said()
    card = TimerCard(view, announce=said)
    qtbot.addWidget(card)
    card.resize(290, card.sizeHint().height())
    card.show()
    return card, said


@pytest.mark.parametrize("phase", list(TimerPhase))
@pytest.mark.parametrize("can_acknowledge", [True, False])
def test_it_is_as_high_in_every_state(qtbot: QtBot, phase: TimerPhase, can_acknowledge: bool) -> None:
    card, _ = _card(qtbot)
    parts = [
        one
        for one in card.findChildren(QWidget)
        if one.isVisible() and not isinstance(one.parent(), QStackedWidget)
    ]
    before = [(one.mapTo(card, QPoint()), one.height()) for one in parts]
    card.show_view(replace(OVERDUE, phase=phase, can_acknowledge=can_acknowledge))
    QApplication.processEvents()
    assert [(one.mapTo(card, QPoint()), one.height()) for one in parts] == before


def test_every_state_has_its_word_and_sign() -> None:
    assert LOOKS.keys() == set(TimerPhase)
    signs = [(look.word, look.icon) for look in LOOKS.values()]
    assert len(set(signs)) == len(signs)


def test_a_tick_of_the_clock_lays_nothing_out_anew(qtbot: QtBot) -> None:
    card, _ = _card(qtbot)
    for second in (50, 49, 48):  # the first layout takes some rounds, from the innermost row to the card
        card.show_view(replace(RUNNING, digits=f"12:{second}"))
        QApplication.processEvents()
    watch = LayoutCount(card)
    card.installEventFilter(watch)
    for second in range(47, 10, -1):
        card.show_view(replace(RUNNING, digits=f"12:{second:02}", fraction=second / 100))
        QApplication.processEvents()
    assert watch.count == 0


def test_it_speaks_at_the_last_minute_and_at_the_end_only(qtbot: QtBot) -> None:
    card, said = _card(qtbot, replace(RUNNING, seconds_left=62))
    for left in (61, 60, 59, 1, 0):
        card.show_view(replace(RUNNING, seconds_left=left))
    assert said.words == ["Gel <run>, run 01: less than 1 minute left"]
    for digits in ("00:00", "+00:01", "+00:02"):
        card.show_view(replace(OVERDUE, phase=TimerPhase.DUE, digits=digits))
    assert said.words[1:] == ["Gel <run>, run 01 is due"]
    card.show_view(replace(OVERDUE, can_acknowledge=False))
    assert len(said.words) == 2


def test_a_paused_timer_says_nothing() -> None:
    assert announcement(replace(RUNNING, phase=TimerPhase.PAUSED, seconds_left=None)) == ""


def test_acknowledging_is_asked_for_by_mouse_and_by_key(qtbot: QtBot) -> None:
    card, _ = _card(qtbot, OVERDUE)
    button = next(b for b in card.findChildren(QPushButton) if b.text() == "Acknowledge")
    assert button.accessibleName() == "Acknowledge Gel <run>, run 01"
    assert button.height() >= 44
    gestures: list[Callable[[], object]] = [
        lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(button, Qt.Key.Key_Return),
    ]
    for asking in gestures:
        with qtbot.waitSignal(card.asked, timeout=500) as asked:
            asking()
        assert asked.args == [TimerAsk("t1", TimerWish.ACKNOWLEDGE)]


def test_the_other_wishes_are_in_a_menu(qtbot: QtBot) -> None:
    card, _ = _card(qtbot)
    more = next(
        b for b in card.findChildren(QPushButton) if b.accessibleName().startswith("More for Gel <run>")
    )
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = card.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Pause", "Extend…"]
    with qtbot.waitSignal(card.asked, timeout=500) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [TimerAsk("t1", TimerWish.PAUSE)]
    menu.close()


def test_an_alarm_takes_neither_focus_nor_keys(qtbot: QtBot, qapp: QApplication) -> None:
    window, field = Column(), QLineEdit()
    card = TimerCard(RUNNING, announce=Said())
    window.add(field)
    window.add(card)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "pH ")
    card.show_view(OVERDUE)
    qtbot.keyClicks(field, "7.4")
    assert qapp.focusWidget() is field
    assert field.text() == "pH 7.4"


def test_it_has_names_for_those_who_hear_it(qtbot: QtBot) -> None:
    for view in (RUNNING, OVERDUE):
        card, _ = _card(qtbot, view)
        assert accessibility_faults(card) == []
        assert "Gel <run>, run 01" in card.accessibleName()


def test_days_fit_the_card(qtbot: QtBot) -> None:
    card, _ = _card(qtbot, replace(RUNNING, digits="2 d 03:12:45"))
    assert card.minimumSizeHint().width() <= 300
