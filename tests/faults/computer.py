"""A computer of its own for each test, the real command line under guard on it, and files made to stop a program."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from protocolapp.local_workplace import INDEX
from tests.faults import guarded
from tests.faults.programs import python
from tests.faults.stored_runs import folder_with_a_run
from tests.protocol.reading.hostile import HOSTILE

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
PLACE = re.compile(r":(\d+):(\d+): ")
PATIENCE_S = 10
_BLOCK = b"x" * 2**20
_PASSING = (INDEX, "runs.db-shm", "runs.db-wal")
"""What the library holds, remembered; and what SQLite's readers meet in, without any data of their own."""

WARM = [
    *(
        f"protocolapp.cli.{name}"
        for name in ("main", "check", "importing", "plan", "rehearse", "verify", "calc")
    ),
    *(f"protocolapp.services.{name}" for name in ("pipette_file", "recipes", "own_reagents")),
    "protocolapp.local_workplace",
]


class Computer:
    """A home with a data folder in it, settings and a run; and the command line started there, under guard."""

    def __init__(self, folder: Path) -> None:
        self.home, self.files = folder / "home", folder / "files"
        self.data = self.home / "data"
        self.files.mkdir(parents=True)
        folder_with_a_run(self.data)
        (self.data / "settings.json").write_text("{}")
        self.loose = folder
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["tests.faults.guarded", *WARM])

    def run(self, *arguments: str | Path, **variables: str) -> CompletedProcess[str]:
        """The outcome, after what holds for any: in time, no signal, no traceback, nothing raw, nothing changed.

        variables: of its environment; with any, the program is started afresh, without, forked from a warm process.
        """
        before = self._state()
        done = self._start(*map(str, arguments), **variables)
        assert done.returncode in (0, 1, 2), (done.returncode, done.stderr[-2000:])
        said = done.stdout + done.stderr
        assert "Traceback" not in said, done.stderr[-2000:]
        assert not STEERING.search(said), STEERING.search(said)
        assert self._state() == before
        return done

    def _start(self, *arguments: str, **variables: str) -> CompletedProcess[str]:
        places = {"HOME": str(self.home), "PROTOCOLAPP_DATA": str(self.data), "TMPDIR": str(self.files)}
        patience = PATIENCE_S * (1 + len(arguments) / 20)
        if variables:
            child = python("tests.faults.guarded", self.loose, *arguments, **places, **variables)
            out, err = child.communicate(timeout=patience)
            return CompletedProcess(arguments, child.returncode, out, err)
        forked = self.context.Process(target=guarded.forked, args=(str(self.loose), arguments, places))
        forked.start()
        forked.join(patience)
        assert forked.exitcode is not None, "it takes too long"
        out, err = (
            (self.loose / name).read_text("utf-8", errors="backslashreplace") for name in ("out", "err")
        )
        return CompletedProcess(arguments, forked.exitcode, out, err)

    def refuses(self, *arguments: str | Path) -> str:
        """Run it, expecting exit status 1. What it said."""
        done = self.run(*arguments)
        assert done.returncode == 1, done.stdout[-500:] + done.stderr[-500:]
        return done.stdout + done.stderr

    def _state(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.home)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and path.name not in _PASSING
        }


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024**3)


def make_long(path: Path) -> None:
    """Half a gigabyte of text, a block at a time: read whole and decoded, it is more than the guard allows."""
    with path.open("wb") as file:
        file.write(b"title: ")
        for _ in range(512):
            file.write(_BLOCK)


def make_socket(path: Path) -> None:
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{short}/s")  # a socket's path may be no longer than about 100 characters
        Path(f"{short}/s").rename(path)


def make_program(path: Path) -> None:
    with Path(sys.executable).open("rb") as program:
        path.write_bytes(program.read(2**20))


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def written(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


WORST: dict[str, Callable[[Path], None]] = {
    "pipe": make_pipe,
    "sparse gigabyte": make_huge,
    "socket": make_socket,
    "folder": Path.mkdir,
    "zeros without end": link_to("/dev/zero"),
    "noise without end": link_to("/dev/urandom"),
    "link to itself": link_to("p.yaml"),
    "nested beyond libyaml": written(b"[" * 60_000),
    "merge bomb": written(HOSTILE["merge bomb"].encode()),
    "billion laughs": written(HOSTILE["billion laughs"].encode()),
    "half a gigabyte of text": make_long,
    "a program": make_program,
}


SMALL = 450_000
"""Bytes. The larger ones take long together; `tests/protocol/reading` reads them in a child as poor in memory."""


def assert_each_has_a_place(told: str, files: list[Path]) -> None:
    for entry in json.loads(told):
        assert entry["ok"] is False, entry["file"]
        assert entry["problems"], entry["file"]
        for problem in entry["problems"]:
            assert problem["line"] >= 1
            assert problem["column"] >= 1
            assert problem["message"]
            assert problem["remedy"]
    assert [entry["file"] for entry in json.loads(told)] == [str(file) for file in files]
