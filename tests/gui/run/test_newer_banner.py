"""The run screen says that its protocol was edited, in nobody's way, and goes on as it began."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.newer_banner import NewerBanner
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.run.time_bar import TimeBar
from protocolapp.gui.theme import apply_theme
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.services.library import LibraryItem
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults
from tests.gui.run.at_the_bench import AtTheBench
from tests.gui.run.test_no_reflow import places


@pytest.fixture
def bench(qtbot: QtBot) -> AtTheBench:
    return AtTheBench(qtbot)


def _edited(bench: AtTheBench, fingerprint: str = "other", version: str = "1.0.0") -> LibraryItem:
    return LibraryItem(
        Path("own.yaml"), False, True, bench.protocol.id, version=version, fingerprint=fingerprint
    )


def _banner(screen: RunScreen) -> NewerBanner:
    return screen.findChildren(NewerBanner)[0]


def _said(screen: RunScreen) -> str:
    banner = _banner(screen)
    texts = [label.text() for label in banner.findChildren(PlainLabel) if label.isVisible()]
    return " ".join(texts) if banner.isVisible() else ""


def _close(screen: RunScreen) -> None:
    next(button for button in _banner(screen).findChildren(Button) if button.isVisible()).click()


def _step_on(bench: AtTheBench) -> None:
    bench.finish(bench.step.ref)


def test_it_comes_with_the_next_step_and_moves_nothing_before(bench: AtTheBench) -> None:
    before = places(bench)
    bench.screen.tell_library([_edited(bench, version="9.0.1")])
    assert _said(bench.screen) == ""
    assert places(bench) == before
    _step_on(bench)
    assert _said(bench.screen) == (
        "A newer version of this protocol is in the library (9.0.1). "
        f"This run keeps {bench.protocol.version} as it began."
    )
    assert accessibility_faults(bench.screen) == []


def test_who_comes_back_to_the_screen_sees_it_at_once(bench: AtTheBench) -> None:
    bench.screen.hide()
    bench.screen.tell_library([_edited(bench)])
    bench.screen.show()
    assert "The version number is the same" in _said(bench.screen)


def test_who_comes_back_to_the_window_sees_it_at_once(qtbot: QtBot, bench: AtTheBench) -> None:
    bench.screen.tell_library([_edited(bench)])
    assert _said(bench.screen) == ""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert "The version number is the same" in _said(bench.screen)


def test_the_keyboard_stays_where_it_is(bench: AtTheBench) -> None:
    _step_on(bench)
    holder = bench.focus()
    bench.screen.tell_library([_edited(bench)])
    bench.screen.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert bench.focus() is holder


def test_once_closed_it_stays_away_until_there_is_yet_another(bench: AtTheBench) -> None:
    bench.screen.tell_library([_edited(bench)])
    _step_on(bench)
    _close(bench.screen)
    assert _said(bench.screen) == ""
    bench.screen.tell_library([_edited(bench)])
    _step_on(bench)
    assert _said(bench.screen) == ""
    bench.screen.tell_library([_edited(bench, "yet another")])
    bench.screen.show_run(bench.run_id)
    assert _said(bench.screen) != ""


def test_what_was_closed_is_known_at_the_next_start(qtbot: QtBot, bench: AtTheBench) -> None:
    bench.screen.tell_library([_edited(bench)])
    _step_on(bench)
    _close(bench.screen)
    again = RunScreen(bench.desk)
    qtbot.addWidget(again)
    again.show_run(bench.run_id)
    again.tell_library([_edited(bench)])
    again.show()
    assert _said(again) == ""
    again.hide()
    again.tell_library([_edited(bench, "yet another")])
    again.show()
    assert _said(again) != ""


def test_it_goes_when_the_file_is_put_back(bench: AtTheBench) -> None:
    bench.screen.tell_library([_edited(bench)])
    _step_on(bench)
    assert _said(bench.screen) != ""
    bench.screen.tell_library([_edited(bench, bench.state.identity.fingerprint)])
    assert _said(bench.screen) == ""


def test_where_it_is_low_the_keys_keep_their_room(qtbot: QtBot, bench: AtTheBench) -> None:
    apply_theme(bench.app, ThemeMode.LIGHT, 150)
    bench.screen.resize(928, 668)
    bar, timed = bench.screen.card.bar, bench.screen.findChildren(TimeBar)[0]
    keys = (*bar.keys(), bar.primary)
    qtbot.waitUntil(lambda: all(key.height() >= key.minimumSizeHint().height() for key in keys))
    before = [key.height() for key in keys]
    bench.screen.tell_library([_edited(bench)])
    bench.screen.show_run(bench.run_id)
    assert _said(bench.screen) != ""
    qtbot.waitUntil(lambda: [key.height() for key in keys] == before)
    assert not timed.isVisible()
    _close(bench.screen)
    assert timed.isVisible()


def test_the_run_goes_on_as_it_began(bench: AtTheBench) -> None:
    steps = [step.ref for step in bench.service.plan.steps]
    recorded = len(bench.state.history)
    bench.screen.tell_library([_edited(bench)])
    bench.screen.show_run(bench.run_id)
    assert _said(bench.screen) != ""
    _close(bench.screen)
    QApplication.processEvents()
    assert [step.ref for step in bench.service.plan.steps] == steps
    assert len(bench.state.history) == recorded  # neither the news nor closing it is part of the run
