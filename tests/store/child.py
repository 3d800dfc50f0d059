"""What the store's tests let another process do: `python -m tests.store.child TASK FOLDER [ARGUMENT]`.

Tasks print one line for each thing that has happened, so that the test can kill them in between.
"""

from __future__ import annotations

import sys
from pathlib import Path

from protocolapp.run.ports import NotSavedError, StoreError
from protocolapp.store import AtomicFiles, back_up, open_for_reading, open_for_writing
from tests.fakes.clock import START
from tests.store.making import event, header, run_id, started


def say(what: object) -> None:
    """One line, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def append_for_ever(folder: Path, _: str) -> None:
    """One event after the other; `ACK n` once n events are stored."""
    store = open_for_writing(folder, START)
    store.create(header(), [started()])
    version = 1
    while True:
        say(f"ACK {version}")
        store.append(run_id(1), version, [event(note="x" * (version % 900))])
        version += 1


def append_some(folder: Path, count: str) -> None:
    """As many events, each acknowledged in words on the standard output."""
    store = open_for_writing(folder, START)
    store.create(header(), [started()])
    for version in range(1, int(count) + 1):
        store.append(run_id(1), version, [event()])
        say(f"ACK {version}")


def hold(folder: Path, _: str) -> None:
    """Open for writing and wait to be killed."""
    store = open_for_writing(folder, START)
    say("holding")
    sys.stdin.read()
    store.close()


def fill_up(folder: Path, _: str) -> None:
    """Append until no file may grow any more, then let them grow again."""
    store = open_for_writing(folder, START)
    store.create(header(), [started()])
    saved, refused = 1, None
    _limit_files_to(200_000)
    while refused is None:
        try:
            store.append(run_id(1), saved, [event(note="x" * 3000)])
            saved += 1
        except NotSavedError as error:
            refused = error
    say(refused.title)
    say(saved == len(store.read(run_id(1))))
    _limit_files_to(-1)
    store.append(run_id(1), saved, [event(note="tried again")])
    say(saved + 1 == len(store.read(run_id(1))))
    store.close()


def fill_database(folder: Path, _: str) -> None:
    """As `fill_up`, with the database library's own word for a full disk."""
    connections = []
    sys.addaudithook(
        lambda name, args: connections.append(args[0]) if name == "sqlite3.connect/handle" else None
    )
    store = open_for_writing(folder, START)
    store.create(header(), [started()])
    pages = connections[-1].execute("PRAGMA page_count").fetchone()[0]
    connections[-1].execute(f"PRAGMA max_page_count = {pages + 1}")
    try:
        store.append(run_id(1), 1, [event(note="x" * 30_000)])
    except NotSavedError as error:
        say(error.title)
    say(len(store.read(run_id(1))) == 1)
    connections[-1].execute("PRAGMA max_page_count = 1000000")
    say(len(store.append(run_id(1), 1, [event(note="x" * 30_000)])) == 1)
    store.close()


def write_too_much(folder: Path, _: str) -> None:
    """A file and a backup larger than any file may be."""
    _limit_files_to(10_000)
    try:
        AtomicFiles().write(str(folder / "out.pdf"), b"n" * 50_000)
    except StoreError as error:
        say(f"{error.title}|{error.message}|{error.remedy}")
    try:
        back_up(folder, folder / "copy.db")
    except StoreError as error:
        say(f"{error.title}|{error.message}|{error.remedy}")


def read_only(folder: Path, user: str) -> None:
    """Open a folder in which nothing may be written; as another user, whose rights begin once all is imported."""
    if user:
        import fcntl  # noqa: F401
        import os

        os.setgroups([])
        os.setgid(int(user))
        os.setuid(int(user))
    try:
        open_for_writing(folder, START)
    except StoreError as error:
        say(type(error).__name__)
    store = open_for_reading(folder)
    say(len(store.read(run_id(1))))
    say(store.notice)
    store.close()


def _limit_files_to(size: int) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


TASKS = {
    task.__name__: task
    for task in (append_for_ever, append_some, hold, fill_up, fill_database, write_too_much, read_only)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
