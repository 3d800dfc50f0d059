"""Backups are whole and checked, restoring loses nothing, migrations are backed up first (D14, D16, D18)."""

from __future__ import annotations

import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from protocolapp.run.ports import RunQuery, StoreError
from protocolapp.store import (
    DamagedDataError,
    ForeignDataError,
    HeldByOtherError,
    LostDataError,
    back_up,
    back_up_daily,
    backups,
    move_aside_and_restore,
    open_for_reading,
    open_for_writing,
)
from protocolapp.store.backup import days_to_keep
from protocolapp.store.migration import migrate
from tests.fakes.clock import START
from tests.store.making import event, header, run_id, started

DAY = date(2026, 11, 21)


def begin(folder: Path, runs: int = 1) -> None:
    store = open_for_writing(folder, START)
    for number in range(1, runs + 1):
        store.create(header(number), [started(), event(note="x" * 3000)])
    store.close()


def runs_in(folder: Path) -> int:
    store = open_for_reading(folder)
    try:
        return store.find(RunQuery()).total
    finally:
        store.close()


def spoil(path: Path) -> None:
    """Overwrite a page in the middle, which only the check finds."""
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * 4096 + data[12288:])


def test_a_backup_of_a_store_in_use_holds_all_of_it_in_one_file(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path / "data", START)
    store.create(header(), [started(), event()])
    target = tmp_path / "µ backups" / "runs.db"
    target.parent.mkdir()
    back_up(tmp_path / "data", target)
    store.append(run_id(1), 2, [event()])
    store.close()
    assert [path.name for path in target.parent.iterdir()] == ["runs.db"]
    copy = open_for_reading(target.parent)
    assert len(copy.read(run_id(1))) == 2
    copy.close()


def test_a_damaged_store_never_takes_the_place_of_a_good_backup(tmp_path: Path) -> None:
    begin(tmp_path)
    back_up(tmp_path, tmp_path / "good.db")
    before = (tmp_path / "good.db").read_bytes()
    spoil(tmp_path / "runs.db")
    with pytest.raises(DamagedDataError):
        back_up(tmp_path, tmp_path / "good.db")
    assert (tmp_path / "good.db").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_backup_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    begin(tmp_path)
    with pytest.raises(StoreError) as refused:
        back_up(tmp_path, tmp_path / "nowhere" / "runs.db")
    assert str(tmp_path / "nowhere") in refused.value.message


def test_automatic_backups_come_once_a_day_and_are_thinned(tmp_path: Path) -> None:
    begin(tmp_path)
    for passed in range(40):
        assert back_up_daily(tmp_path, DAY + timedelta(days=passed)) is not None
        assert back_up_daily(tmp_path, DAY + timedelta(days=passed)) is None
    kept = backups(tmp_path)
    assert kept[0].name == "runs-2026-12-30.db"
    assert 10 <= len(kept) <= 14
    assert runs_in(tmp_path) == 1


def test_older_backups_stay_when_the_new_one_fails(tmp_path: Path) -> None:
    begin(tmp_path)
    for passed in range(30):
        back_up_daily(tmp_path, DAY + timedelta(days=passed))
    before = backups(tmp_path)
    spoil(tmp_path / "runs.db")
    with pytest.raises(DamagedDataError):
        back_up_daily(tmp_path, DAY + timedelta(days=400))
    assert backups(tmp_path) == before


def test_a_persons_own_files_among_the_backups_are_left_alone(tmp_path: Path) -> None:
    begin(tmp_path)
    (tmp_path / "backups").mkdir()
    own = tmp_path / "backups" / "runs-before-the-move.db"
    own.write_bytes(b"mine")
    for passed in range(30):
        back_up_daily(tmp_path, DAY + timedelta(days=passed))
    assert own.read_bytes() == b"mine"


def test_which_days_are_kept() -> None:
    days = [DAY - timedelta(days=passed) for passed in range(800)]
    kept = days_to_keep(days)
    assert set(days[:7]) <= kept
    assert len(kept) <= 7 + 5 + 12
    assert min(kept) < DAY - timedelta(days=300)
    assert days_to_keep([DAY]) == {DAY}


@pytest.mark.parametrize("state", ["damaged", "empty", "gone", "sound"])
def test_restoring_moves_the_old_file_aside(tmp_path: Path, state: str) -> None:
    begin(tmp_path, runs=2)
    back_up_daily(tmp_path, DAY)
    begin_more = open_for_writing(tmp_path, START)
    begin_more.create(header(3), [started()])
    begin_more.close()
    database = tmp_path / "runs.db"
    if state == "damaged":
        spoil(database)
        (tmp_path / "runs.db-wal").write_bytes(b"rest")
    elif state == "empty":
        database.write_bytes(b"")
    elif state == "gone":
        database.unlink()
    old = database.read_bytes() if database.exists() else None
    aside = move_aside_and_restore(tmp_path, backups(tmp_path)[0], START)
    assert runs_in(tmp_path) == 2
    assert aside.name == "runs.db.damaged-20261121T094000000Z"
    assert (aside.read_bytes() if aside.exists() else None) == old
    if state == "damaged":
        assert aside.with_name(aside.name + "-wal").read_bytes() == b"rest"
    open_for_writing(tmp_path, START).close()


def test_a_backup_that_is_no_good_is_not_restored(tmp_path: Path) -> None:
    begin(tmp_path)
    before = (tmp_path / "runs.db").read_bytes()
    back_up(tmp_path, tmp_path / "bad.db")
    spoil(tmp_path / "bad.db")
    (tmp_path / "empty.db").write_bytes(b"")
    sqlite3.connect(tmp_path / "foreign.db").execute("CREATE TABLE t (x)").connection.close()
    for name, error in (
        ("bad.db", DamagedDataError),
        ("empty.db", LostDataError),
        ("foreign.db", ForeignDataError),
        ("none.db", StoreError),
    ):
        with pytest.raises(error):
            move_aside_and_restore(tmp_path, tmp_path / name, START)
    assert (tmp_path / "runs.db").read_bytes() == before


def test_nothing_is_restored_under_an_open_store(tmp_path: Path) -> None:
    begin(tmp_path)
    back_up(tmp_path, tmp_path / "good.db")
    store = open_for_writing(tmp_path, START)
    with pytest.raises(HeldByOtherError):
        move_aside_and_restore(tmp_path, tmp_path / "good.db", START)
    store.append(run_id(1), 2, [event()])
    store.close()


NEXT = {
    1: ("ALTER TABLE runs ADD COLUMN colour TEXT NOT NULL DEFAULT ''", "CREATE TABLE labels (x TEXT) STRICT")
}


def version(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_a_migration_is_backed_up_first_and_keeps_all(tmp_path: Path) -> None:
    begin(tmp_path)
    database = tmp_path / "runs.db"
    for _ in range(2):
        migrate(database, NEXT, 2)
        assert version(database) == 2
    backup = tmp_path / "backups" / "before-version-2-from-1.db"
    assert version(backup) == 1
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*), max(colour) FROM events, runs").fetchone() == (2, "")
    connection.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    with pytest.raises(StoreError):
        migrate(tmp_path / "runs.db", {1: (*NEXT[1], "CREATE TABLE runs (again)")}, 2)
    assert version(tmp_path / "runs.db") == 1
    assert runs_in(tmp_path) == 1


def test_an_older_version_is_not_read_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    begin(tmp_path)
    older = sqlite3.connect(tmp_path / "runs.db")
    older.execute("PRAGMA user_version = 0")
    older.close()
    with pytest.raises(StoreError, match="earlier version"):
        open_for_reading(tmp_path)
    with pytest.raises(DamagedDataError, match="never was a data version 0"):
        open_for_writing(tmp_path, START)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_migration_killed_at_any_statement_is_started_again(tmp_path: Path) -> None:
    import subprocess

    from tests.store.children import ROOT

    code = (
        "import sys; from pathlib import Path; from tests.store.crash_loop import crash_at; "
        "from protocolapp.store.migration import migrate; from tests.store.test_backup import NEXT; "
        "crash_at(int(sys.argv[2])); migrate(Path(sys.argv[1]), NEXT, 2)"
    )
    begin(tmp_path)
    crashed = 0
    for number in (3, 9, 15, 21, 27, 33, 39, 45, 60):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "runs.db"), str(number)], cwd=ROOT, check=False
        )
        crashed += done.returncode != 0
        assert version(tmp_path / "runs.db") in (1, 2)
        if done.returncode == 0:
            break
    migrate(tmp_path / "runs.db", NEXT, 2)
    assert version(tmp_path / "runs.db") == 2
    assert crashed >= 3
