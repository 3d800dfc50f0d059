"""Damaged, empty, foreign, newer and vanished files: said, never touched, never shown as an empty history (D9-D17)."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from protocolapp.run.chain import verify
from protocolapp.run.ports import RunQuery, StoreError, UnknownRunError
from protocolapp.store import (
    DamagedDataError,
    ForeignDataError,
    GoneWhileOpenError,
    LostDataError,
    NewerDataError,
    SqliteEventStore,
    back_up,
    open_for_reading,
    open_for_writing,
)
from tests.fakes.clock import START
from tests.store.making import event, header, run_id, started

RUNS, EVENTS = 4, 40

OPENINGS: tuple[Callable[[Path], SqliteEventStore], ...] = (
    partial(open_for_writing, now=START),
    open_for_reading,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a few runs, closed in order."""
    data = tmp_path / "data"
    store = open_for_writing(data, START)
    for number in range(RUNS):
        store.create(header(number), [started(), *(event(note="x" * 400) for _ in range(EVENTS))])
    store.close()
    return data


def both_refuse(folder: Path, error: type[StoreError]) -> None:
    """Neither writer nor reader takes the file, and not a byte of it changes."""
    database = folder / "runs.db"
    before = database.read_bytes() if database.exists() else None
    for attempt in OPENINGS:
        with pytest.raises(error) as refused:
            attempt(folder)
        assert refused.value.remedy
        assert str(database) in refused.value.message
    assert (database.read_bytes() if database.exists() else None) == before
    rest = folder / "runs.db-wal"
    assert not rest.exists() or rest.stat().st_size == 0


def half(data: bytes) -> bytes:
    return data[: len(data) // 2 // 4096 * 4096]


def mid_page(data: bytes) -> bytes:
    return data[:-2000]


def no_header(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def text(_: bytes) -> bytes:
    return "protein\tµg/mL\n".encode() * 900


def page(filler: int) -> Callable[[bytes], bytes]:
    def overwrite(data: bytes) -> bytes:
        at = len(data) // 4096 // 2 * 4096
        return data[:at] + bytes([filler]) * 4096 + data[at + 4096 :]

    return overwrite


@pytest.mark.parametrize("fault", [half, mid_page, no_header, text, page(0xFF), page(0)])
def test_a_damaged_file_is_recognised_and_left_alone(folder: Path, fault: Callable[[bytes], bytes]) -> None:
    database = folder / "runs.db"
    database.write_bytes(fault(database.read_bytes()))
    both_refuse(folder, DamagedDataError)


def test_an_empty_file_is_lost_data_not_a_new_history(folder: Path) -> None:
    (folder / "runs.db").write_bytes(b"")
    both_refuse(folder, LostDataError)


def test_a_missing_file_beside_backups_is_lost_data(folder: Path) -> None:
    (folder / "backups").mkdir()
    back_up(folder, folder / "backups" / "runs-2026-11-21.db")
    (folder / "runs.db").unlink()
    both_refuse(folder, LostDataError)


def test_a_newer_version_is_named(folder: Path) -> None:
    other = sqlite3.connect(folder / "runs.db")
    other.execute("PRAGMA user_version = 99")
    other.close()
    both_refuse(folder, NewerDataError)
    with pytest.raises(NewerDataError, match="version 99"):
        open_for_reading(folder)


def test_a_newer_version_that_still_lies_in_the_wal_is_seen(folder: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(folder / "runs.db")
    other.execute("PRAGMA user_version = 99")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("runs.db", "runs.db-wal"):
        shutil.copyfile(folder / name, copy / name)
    other.close()
    before = [(copy / name).read_bytes() for name in ("runs.db", "runs.db-wal")]
    for attempt in OPENINGS:
        with pytest.raises(NewerDataError):
            attempt(copy)
    assert [(copy / name).read_bytes() for name in ("runs.db", "runs.db-wal")] == before


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, version: int) -> None:
    other = sqlite3.connect(tmp_path / "runs.db")
    other.execute("CREATE TABLE bookmarks (url)")
    other.execute(f"PRAGMA user_version = {version}")
    other.close()
    both_refuse(tmp_path, ForeignDataError)


def test_a_rotten_byte_in_a_text_breaks_the_chain_and_hides_nothing(folder: Path) -> None:
    database = folder / "runs.db"
    data = bytearray(database.read_bytes())
    data[data.rindex(b"xxxxxxxxxx")] ^= 1
    database.write_bytes(data)
    store = open_for_reading(folder)
    broken = [number for number in range(RUNS) if verify(store.read(run_id(number))).first_bad is not None]
    assert len(broken) == 1
    assert store.find(RunQuery()).total == RUNS
    store.close()


def test_a_rotten_name_in_the_list_is_still_listed(folder: Path) -> None:
    database = folder / "runs.db"
    database.write_bytes(
        database.read_bytes().replace(b"2026-11-21T11:40:00.000000", b"2026-\xff1-21T11:40:00.000000")
    )
    store = open_for_reading(folder)
    assert len(store.find(RunQuery()).runs) == RUNS
    store.close()


@pytest.mark.parametrize("flips", [150, pytest.param(3000, marks=pytest.mark.soak)])
def test_random_flips_never_pass_for_a_sound_record(folder: Path, flips: int) -> None:
    """Each flip: refused with a reason, or a run that is marked, or a place that holds no record."""
    sound = open_for_reading(folder)
    recorded = {run_id(number): sound.read(run_id(number)) for number in range(RUNS)}
    sound.close()
    database = folder / "runs.db"
    whole, dice = database.read_bytes(), random.Random(3)  # noqa: S311
    for _ in range(flips):
        data = bytearray(whole)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        database.write_bytes(data)
        try:
            store = open_for_reading(folder)
        except StoreError:
            continue
        for name, before in recorded.items():
            try:
                after = store.read(name)
            except (StoreError, UnknownRunError):
                continue
            if verify(after).first_bad is None and len(after) == len(before):
                assert [(one.version, one.body) for one in after] == [
                    (one.version, one.body) for one in before
                ]
        store.close()


def test_a_file_deleted_while_open_takes_nothing_more(folder: Path) -> None:
    store = open_for_writing(folder, START)
    (folder / "runs.db").rename(folder / "elsewhere.db")
    with pytest.raises(GoneWhileOpenError):
        store.append(run_id(0), EVENTS + 1, [event()])
    assert len(store.read(run_id(0))) == EVENTS + 1
    (folder / "elsewhere.db").rename(folder / "runs.db")
    assert store.append(run_id(0), EVENTS + 1, [event()])[0].version == EVENTS + 2
    store.close()


@pytest.mark.parametrize("name", ["runs.db", "runs.db-wal"])
def test_a_file_replaced_while_open_takes_nothing_more(folder: Path, name: str) -> None:
    store = open_for_writing(folder, START)
    store.append(run_id(0), EVENTS + 1, [event()])
    shutil.copyfile(folder / name, folder / "copy")
    (folder / "copy").replace(folder / name)
    for _ in range(2):
        with pytest.raises(GoneWhileOpenError, match="replaced"):
            store.append(run_id(0), EVENTS + 2, [event()])
    store.close()


def test_after_closing_a_copy_of_the_one_file_is_whole(folder: Path, tmp_path: Path) -> None:
    store = open_for_writing(folder, START)
    store.append(run_id(0), EVENTS + 1, [event()])
    store.close()
    assert not (folder / "runs.db-wal").exists()
    (tmp_path / "alone").mkdir()
    shutil.copyfile(folder / "runs.db", tmp_path / "alone" / "runs.db")
    alone = open_for_reading(tmp_path / "alone")
    assert len(alone.read(run_id(0))) == EVENTS + 2
    alone.close()


def test_a_stale_wal_of_another_database_does_no_harm(folder: Path, tmp_path: Path) -> None:
    other = open_for_writing(tmp_path / "other", START)
    other.create(header(9), [started()])
    shutil.copyfile(tmp_path / "other" / "runs.db-wal", folder / "runs.db-wal")
    other.close()
    store = open_for_writing(folder, START)
    assert store.find(RunQuery()).total == RUNS
    store.close()


def test_a_history_that_has_not_begun_is_empty(tmp_path: Path) -> None:
    store = open_for_reading(tmp_path / "nowhere")
    assert store.find(RunQuery()).total == 0
    store.close()
    assert not (tmp_path / "nowhere").exists()
