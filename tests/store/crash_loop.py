"""Ends a process at the Nth database statement or file operation of a scenario, N = 1, 2, 3 … until it is not reached.

`python -m tests.store.crash_loop FOLDER STRIDE` prints how many crashes it survived.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from itertools import count
from pathlib import Path
from typing import Any

from protocolapp.run.chain import verify
from protocolapp.run.ports import RunQuery, UnknownRunError
from protocolapp.store import back_up_daily, move_aside_and_restore, open_for_writing
from tests.fakes.clock import START
from tests.store.making import BEGIN, event, header, run_id, started

CRASHED = 77
FILE_OPERATIONS = {"os.rename", "os.remove", "os.mkdir", "os.truncate", "open"}


def crash_at(number: int) -> None:
    """End this process at its so manieth operation, as a kill would."""
    passed = 0

    def step(*_: object) -> None:
        nonlocal passed
        passed += 1
        if passed == number:
            os._exit(CRASHED)

    def watch(name: str, _: tuple[Any, ...]) -> None:
        if name in FILE_OPERATIONS:
            step()

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real_connect(*args, **options)
        connection.set_trace_callback(step)
        return connection

    real_connect = sqlite3.connect
    vars(sqlite3)["connect"] = connect  # in this process alone, which is about to end
    sys.addaudithook(watch)


def scenario(folder: Path, log: int) -> None:
    """Two runs, a backup, a restore and more events; what is acknowledged is logged."""
    store = open_for_writing(folder, START)
    store.create(header(1), [started(), event()])
    os.write(log, b"A")
    store.append(run_id(1), 2, [event(), event()])
    os.write(log, b"B")
    store.close()
    back_up_daily(folder, BEGIN.date())
    os.write(log, b"C")
    store = open_for_writing(folder, START)
    store.append(run_id(1), 4, [event(), event()])
    os.write(log, b"D")
    store.close()
    move_aside_and_restore(folder, folder / "backups" / "runs-2026-11-21.db", START)
    os.write(log, b"E")
    store = open_for_writing(folder, START)
    store.append(run_id(1), 4, [event(), event()])
    os.write(log, b"F")
    store.close()


ALLOWED = {"": {0, 2}, "A": {2, 4}, "AB": {4}, "ABC": {4, 6}, "ABCD": {6, 4}, "ABCDE": {4, 6}, "ABCDEF": {6}}
"""How many events there may be after what was acknowledged: before or after the next change, never between."""


def check(folder: Path, acknowledged: str) -> None:
    """The folder opens, and holds one of the states allowed."""
    store = open_for_writing(folder, START)
    try:
        stored = store.read(run_id(1))
    except UnknownRunError:
        stored = ()
    assert len(stored) in ALLOWED[acknowledged], f"{len(stored)} events after {acknowledged!r}"
    assert verify(stored).first_bad is None
    assert store.find(RunQuery()).total == bool(stored)
    store.close()
    left = [path.name for path in folder.iterdir() if path.name.endswith((".new", ".part"))]
    assert len(left) <= 1, left  # what the crash itself interrupted, at most


def main(base: Path, stride: int) -> int:
    """Crash until the scenario ends without a crash; the number of crashes."""
    for turn in count():
        folder = base / str(turn)
        reading, log = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            crash_at(1 + turn * stride)
            scenario(folder, log)
            os._exit(0)
        os.close(log)
        with os.fdopen(reading) as pipe:
            acknowledged = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, CRASHED), f"exit status {status} at operation {1 + turn * stride}"
        check(folder, acknowledged)
        shutil.rmtree(folder)
        if status == 0:
            return turn
    raise AssertionError("the loop has no other end")


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), int(sys.argv[2]))}\n")
