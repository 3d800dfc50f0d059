"""A full disk, a folder that can only be read, data locked by others (D4 to D7): what window and terminal say."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.window import MainWindow
from protocolapp.plan import typical_facts
from protocolapp.run.commands import AddNote, StartTimer
from protocolapp.run.ports import NotSavedError
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.store import open_for_reading
from tests.fakes.clock import FakeClock
from tests.faults.as_nobody import as_nobody
from tests.faults.conftest import OpenProgram
from tests.faults.limits import no_file_grows_beyond
from tests.faults.programs import protocolapp
from tests.faults.spoiled import contents
from tests.faults.stored_runs import CO_IP, RUN_ID, co_ip, folder_with_a_run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes of POSIX")

LONG = "x" * 3000


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """The log that the store writes to may not grow any more."""
    with no_file_grows_beyond((folder / "runs.db-wal").stat().st_size):
        yield


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program that is not ours is writing."""
    with closing(sqlite3.connect(folder / "runs.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with_a_run(tmp_path / "data")


@pytest.fixture
def window(folder: Path, open_program: OpenProgram, qtbot: QtBot) -> Iterator[MainWindow]:
    window = open_program(folder).window
    assert window is not None
    qtbot.waitUntil(lambda: RUN_ID in window.desk.runs())
    window.screens.show_run(RUN_ID)
    yield window
    window.close()


def banner_of(window: MainWindow) -> str:
    if not window.banners.widget.isVisible():
        return ""
    labels = window.banners.widget.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def press_try_again(window: MainWindow) -> None:
    [key] = [
        one
        for one in window.banners.widget.findChildren(Button)
        if one.isVisible() and "Try again" in one.literal()
    ]
    key.click()


def notes_in(folder: Path) -> list[str]:
    """What is stored, read by somebody else."""
    with closing(open_for_reading(folder)) as store:
        return [note.text for note in RunService.open(RUN_ID, store, FakeClock()).state.notes]


@pytest.mark.parametrize("trouble", [full, locked])
def test_what_could_not_be_saved_is_said_kept_and_saved_later_in_its_order(
    window: MainWindow, folder: Path, trouble: object
) -> None:
    desk = window.desk
    assert desk.submit(RUN_ID, StartTimer(label="Stir", length_ms=600_000))
    saved: list[object] = []
    desk.saved.connect(saved.append)
    state = desk.runs()[RUN_ID].state
    with trouble(folder):  # type: ignore[operator]
        before = perf_counter()
        assert not desk.submit(RUN_ID, AddNote(f"first {LONG}"))
        assert perf_counter() - before < 1  # a quarter of a second on a computer that does nothing else
        assert not desk.submit(RUN_ID, AddNote(f"second {LONG}"))
        assert "NOT SAVED" in banner_of(window).upper()
        assert desk.runs()[RUN_ID].state is state
        assert not saved
        desk.beat_now()
        [reading] = desk.runs()[RUN_ID].readings().values()
        assert 0 < reading.remaining_ms <= 600_000
        press_try_again(window)
        assert len(desk.unsaved) == 2
        assert notes_in(folder) == []
    press_try_again(window)
    assert banner_of(window) == ""
    assert [note.split()[0] for note in notes_in(folder)] == ["first", "second"]
    assert len(saved) == 2


def test_closing_with_something_unsaved_says_so_once_and_then_closes(
    window: MainWindow, folder: Path
) -> None:
    with full(folder):
        window.desk.submit(RUN_ID, AddNote(LONG))
        window.close()
        assert window.isVisible()
        assert "close" in banner_of(window).lower()
    window.close()
    assert not window.isVisible()
    assert notes_in(folder) == [LONG]


def test_who_insists_on_closing_may(window: MainWindow, folder: Path) -> None:
    with full(folder):
        window.desk.submit(RUN_ID, AddNote(LONG))
        window.close()
        window.close()
        assert not window.isVisible()


def test_data_that_is_deleted_while_the_window_is_open_takes_nothing_more(
    window: MainWindow, folder: Path
) -> None:
    """D15: the database library would go on writing into a file that nobody can find any more."""
    (folder / "runs.db").rename(folder / "elsewhere.db")
    assert not window.desk.submit(RUN_ID, AddNote("lost?"))
    assert str(folder / "runs.db") in banner_of(window)
    (folder / "elsewhere.db").rename(folder / "runs.db")
    press_try_again(window)
    assert notes_in(folder) == ["lost?"]


@pytest.mark.parametrize("trouble", [full, locked])
def test_a_run_that_cannot_be_begun_is_no_run(window: MainWindow, folder: Path, trouble: object) -> None:
    facts = typical_facts(co_ip())
    setup = RunSetup(co_ip(), "Another", "", facts.parameters, facts.samples, facts.rotor)
    desk: Desk = window.desk
    with trouble(folder), pytest.raises(NotSavedError):  # type: ignore[operator]
        desk.start(setup)
    assert list(desk.runs()) == [RUN_ID]
    assert desk.start(setup)


def test_a_full_disk_keeps_the_older_record_and_no_half_one(folder: Path) -> None:
    pdf = folder.parent / "out.pdf"
    pdf.write_bytes(b"the older one")
    before = contents(folder.parent)
    with no_file_grows_beyond(10_000):
        done = protocolapp("--data", folder, "export", RUN_ID, "--pdf", pdf)
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    after = contents(folder.parent)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after.keys() - before.keys() if "pdf" in name]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that other users may reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else"
)
def test_a_folder_that_can_only_be_read_is_read_and_named(open_to_all: Path) -> None:
    folder, own = folder_with_a_run(open_to_all / "data"), open_to_all / "own"
    folder_with_a_run(own / "data")
    folder.chmod(0o555)
    own.chmod(0o777)
    said = {}
    for command in (
        ("runs",),
        ("verify", RUN_ID),
        ("rehearse", str(CO_IP), "--keep", "--pdf", f"{own}/x.pdf"),
    ):
        child = multiprocessing.get_context("forkserver").Process(
            target=as_nobody, args=(str(own), str(folder), command)
        )
        child.start()
        child.join(30)
        said[command[0]] = (child.exitcode, (own / "said").read_text("utf-8"))
        assert "Traceback" not in said[command[0]][1], said
    assert said["runs"][0] == 0
    assert "A run" in said["runs"][1]
    assert "can only be read" in said["runs"][1]
    assert said["verify"][0] == 0
    assert said["rehearse"][0] == 1
    assert str(folder) in said["rehearse"][1]
    folder.chmod(0o755)


def test_the_command_line_reads_past_a_lock_and_says_who_keeps_it_from_writing(folder: Path) -> None:
    out = folder.parent / "x.pdf"
    with locked(folder):
        assert protocolapp("--data", folder, "runs").returncode == 0
        done = protocolapp("--data", folder, "rehearse", "co-ip-alk", "--keep", "--pdf", out)
    assert done.returncode == 1
    assert "another program is writing" in done.stderr
    assert not out.exists()
