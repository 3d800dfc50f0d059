"""Data that is damaged, lost, foreign or of the future (D9 to D13): the command line and the window say so first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.trouble import TroubleWindow
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.window import MainWindow
from protocolapp.run.commands import StartTimer
from protocolapp.run.ports import Stamp
from protocolapp.store import open_for_reading, open_for_writing
from protocolapp.system_clock import SystemClock
from tests.faults.conftest import OpenProgram
from tests.faults.programs import protocolapp
from tests.faults.spoiled import KINDS, contents, spoil_beginning, spoiled_folder
from tests.faults.stored_runs import RUN_ID, begin

OTHER = "6c1e3b5f-4d10-4c68-8e68-103e7d208b21"

kinds = pytest.mark.parametrize("kind", KINDS)


def trouble_window() -> TroubleWindow:
    [window] = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleWindow) and one.isVisible()
    ]
    return window


def words_of(window: TroubleWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def button(window: TroubleWindow, word: str) -> Button:
    [found] = [one for one in window.findChildren(Button) if word in one.literal()]
    return found


@kinds
def test_the_command_line_names_it_and_touches_nothing(tmp_path: Path, kind: str) -> None:
    folder = spoiled_folder(tmp_path / "data", kind)
    before = contents(folder)
    done = protocolapp("--data", folder, "runs")
    assert done.returncode == 1
    assert str(folder / "runs.db") in done.stderr
    assert KINDS[kind].says in done.stderr
    assert "Traceback" not in done.stderr
    assert "There are no runs yet" not in done.stdout
    assert contents(folder) == before


@kinds
def test_the_window_names_it_and_touches_nothing(
    tmp_path: Path, kind: str, open_program: OpenProgram
) -> None:
    folder = spoiled_folder(tmp_path / "data", kind)
    before = contents(folder)
    session = open_program(folder)
    window = trouble_window()
    assert session.window is None
    assert str(folder / "runs.db") in words_of(window)
    assert KINDS[kind].says in words_of(window)
    button(window, "Try again").click()
    assert window.isVisible()
    assert button(window, "restore").isVisible() is KINDS[kind].mends
    assert contents(folder) == before


@pytest.mark.parametrize("kind", [kind for kind, one in KINDS.items() if one.mends])
def test_a_restored_backup_opens_the_window_and_the_old_file_is_kept(
    tmp_path: Path, kind: str, open_program: OpenProgram
) -> None:
    folder = spoiled_folder(tmp_path / "data", kind)
    old = contents(folder).get("runs.db")
    session = open_program(folder)
    window = trouble_window()
    [backup] = sorted((folder / "backups").glob("*.db"))
    button(window, "restore").click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(backup))
    dialog.close()
    assert isinstance(session.window, MainWindow)
    assert not window.isVisible()
    session.window.close()
    session.end()
    kept = [path.read_bytes() for path in folder.glob("runs.db.damaged-*Z")]
    assert kept == ([old] if old is not None else [])
    store = open_for_reading(folder)
    assert store.read(RUN_ID)
    store.close()


def test_a_backup_that_is_no_good_is_not_put_in_its_place(tmp_path: Path, open_program: OpenProgram) -> None:
    folder = spoiled_folder(tmp_path / "data", "cut in half")
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"no database")
    before = contents(folder)
    session = open_program(folder)
    trouble_window().restore(bad)
    assert session.window is None
    assert str(bad) in words_of(trouble_window())
    assert contents(folder) == before


def test_once_the_file_is_back_trying_again_opens_the_window(
    tmp_path: Path, open_program: OpenProgram
) -> None:
    folder = spoiled_folder(tmp_path / "data", "of no bytes")
    session = open_program(folder)
    [backup] = (folder / "backups").glob("*.db")
    (folder / "runs.db").write_bytes(backup.read_bytes())
    button(trouble_window(), "Try again").click()
    assert session.window is not None
    session.window.close()


def an_hour_ago(now: Stamp) -> Stamp:
    return replace(now, utc=now.utc - timedelta(hours=1), boot_ms=now.boot_ms - 3_600_000)


def two_runs_one_damaged(folder: Path) -> None:
    """Two unfinished runs; the newer one's beginning is rotten, the older one's timer rings."""
    clock = SystemClock()
    store = open_for_writing(folder, clock.now())
    begin(store, clock).submit(StartTimer(label="Stir", length_ms=60_000), "AB", at=an_hour_ago(clock.now()))
    begin(store, clock, run_id=OTHER)
    store.close()
    spoil_beginning(folder / "runs.db", OTHER)


def test_one_damaged_run_keeps_no_other_from_ringing(
    tmp_path: Path, open_program: OpenProgram, qtbot: QtBot
) -> None:
    two_runs_one_damaged(tmp_path)
    session = open_program(tmp_path)
    assert session.window is not None
    desk = session.window.desk
    qtbot.waitUntil(lambda: RUN_ID in desk.runs())
    [reading] = desk.runs()[RUN_ID].readings().values()
    assert reading.ringing
    qtbot.waitUntil(session.window.banners.widget.isVisible)
    told = " ".join(label.text() for label in session.window.banners.widget.findChildren(QLabel))
    assert "cannot be read" in told
    session.window.screens.show_run(OTHER)
    session.window.screens.show_record(OTHER)
    session.window.screens.show_history()
    session.window.close()


def test_the_command_line_tells_of_a_damaged_run(tmp_path: Path) -> None:
    two_runs_one_damaged(tmp_path)
    for command in (("verify", OTHER), ("export", OTHER, "--pdf", str(tmp_path / "out.pdf"))):
        done = protocolapp("--data", tmp_path, *command)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
    assert "cannot be read" in done.stderr
    assert protocolapp("--data", tmp_path, "verify", RUN_ID).returncode == 0
