"""A full disk (D4, D5), a folder that can only be read (D6), a file locked by another program (D7)."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from protocolapp.run.ports import NotSavedError
from protocolapp.store import AtomicFiles, back_up, open_for_writing
from tests.fakes.clock import START
from tests.store.children import finish
from tests.store.making import event, header, run_id, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes of POSIX")


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that other users may reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("task", ["fill_up", "fill_database"])
def test_a_full_disk_is_said_nothing_is_lost_and_trying_again_works(tmp_path: Path, task: str) -> None:
    """RLIMIT_FSIZE and max_page_count stand for a full tmpfs: SQLITE_IOERR_WRITE and SQLITE_FULL."""
    assert finish(task, tmp_path) == ["NOT SAVED: disk full", "True", "True"]
    store = open_for_writing(tmp_path, START)
    assert store.read(run_id(1))
    store.close()


def test_a_full_disk_leaves_the_older_file_and_backup_whole(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path, START)
    store.create(header(), [started()])
    store.close()
    AtomicFiles().write(str(tmp_path / "out.pdf"), b"old")
    back_up(tmp_path, tmp_path / "copy.db")
    before = contents(tmp_path)
    file, backup = finish("write_too_much", tmp_path)
    assert file.startswith("out.pdf was not written|The disk is full")
    assert backup.startswith("copy.db was not written|")
    assert "Free some space" in backup
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, bytes]:
    """All files but the memory that readers share."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}


@pytest.mark.parametrize("ended", ["closed", "killed"])
def test_a_folder_that_can_only_be_read_is_read_and_says_so(open_to_all: Path, ended: str) -> None:
    """As another user where the test runs as root, whom modes do not stop; what lies in the -wal is read too."""
    folder = open_to_all / "data"
    store = open_for_writing(folder, START)
    store.create(header(), [started(), event()])
    if ended == "killed":
        copy = open_to_all / "killed"
        copy.mkdir()
        for name in ("runs.db", "runs.db-wal"):
            (copy / name).write_bytes((folder / name).read_bytes())
        folder = copy
    store.close()
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    as_nobody = "65534" if os.geteuid() == 0 else ""
    try:
        error, events, notice = finish("read_only", folder, as_nobody)
    finally:
        folder.chmod(0o755)
    assert (error, events) == ("ReadOnlyDataError", "2")
    assert "can only be read" in notice


def test_a_lock_of_another_program_delays_for_less_than_a_quarter_of_a_second(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path, START)
    store.create(header(), [started()])
    other = sqlite3.connect(tmp_path / "runs.db", isolation_level=None)
    assert store_timeout(tmp_path) <= 250
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSavedError, match="another program is writing"):
        store.append(run_id(1), 1, [event()])
    assert len(store.read(run_id(1))) == 1
    other.execute("ROLLBACK")
    other.close()
    assert store.append(run_id(1), 1, [event()])[0].version == 2
    store.close()


def store_timeout(folder: Path) -> int:
    """The milliseconds that a connection of the store waits for a lock."""
    from protocolapp.store.connection import connect, pragma

    connection = connect(folder / "runs.db", read_only=False)
    try:
        return pragma(connection, "busy_timeout")
    finally:
        connection.close()
