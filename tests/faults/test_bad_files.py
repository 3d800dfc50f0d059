"""Bad files before the real command line (Y1 to Y16, I4, I5, X15): an exit status and words, and nothing changed."""

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

import pytest

from protocolapp.local_workplace import INDEX
from tests.faults import guarded
from tests.faults.programs import ROOT, python
from tests.faults.stored_runs import CO_IP, folder_with_a_run
from tests.protocol.reading.hostile import HOSTILE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits, pipes and devices")

BAD = sorted((ROOT / "tests/data/bad_protocols").glob("*.yaml"))
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
PLACE = re.compile(r":(\d+):(\d+): ")
PATIENCE_S = 10
_PASSING = (INDEX, "runs.db-shm", "runs.db-wal")
"""What the library holds, remembered; and what SQLite's readers meet in, without any data of their own."""

WARM = [f"protocolapp.cli.{name}" for name in ("main", "check", "plan", "rehearse", "verify")]


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


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


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


def test_every_faulty_protocol_is_refused_with_places_and_remedies(computer: Computer) -> None:
    for file in BAD:
        (computer.files / file.name).write_bytes(file.read_bytes())
    files = sorted(computer.files.iterdir())
    assert len(files) >= 100
    said = computer.refuses("check", *files)
    assert all(f"{file}:" in said for file in files)
    assert_each_has_a_place(computer.refuses("check", "--json", *files), files)


SMALL = 450_000
"""Bytes. The larger ones take long together; `tests/protocol/reading` reads them in a child as poor in memory."""


def test_every_hostile_file_is_refused_and_nothing_falls_over(computer: Computer) -> None:
    files = []
    for number, text in enumerate(text for text in HOSTILE.values() if len(text) < SMALL):
        files.append(computer.files / f"{number:02d}.yaml")
        files[-1].write_bytes(text.encode("utf-8"))
    done = computer.run("check", "--json", *files)
    assert done.returncode == 1
    assert_each_has_a_place(done.stdout, files)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024**3)


def make_socket(path: Path) -> None:
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{short}/s")  # a socket's path may be no longer than about 100 characters
        Path(f"{short}/s").rename(path)


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
    "half a gigabyte of text": written(b"title: " + b"x" * 2**29),
    "a program": written(Path(sys.executable).read_bytes()[: 2**20]),
}


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_are_refused_one_by_one(computer: Computer, kind: str) -> None:
    path = computer.files / "p.yaml"
    WORST[kind](path)
    said = computer.refuses("check", path)
    assert PLACE.search(said)
    assert len(said) < 40_000


NAMES = (
    "\x1b[31mred.yaml",
    "two\nlines.yaml",
    "\u202elmay.exe",
    "-rf.yaml",
    "#1 50 %.yaml",
    "µ" * 80 + ".yaml",
)


def test_no_name_of_a_file_steers_the_terminal(computer: Computer) -> None:
    files = [computer.files / name for name in NAMES]
    for file in files:
        file.write_text("format: 2\n", "utf-8")
    undecodable = os.fsencode(computer.files) + b"/\xff\xfe.yaml"
    Path(os.fsdecode(undecodable)).write_bytes(b"format: 2\n")
    said = computer.refuses("check", *files, os.fsdecode(undecodable), computer.files / "not\x1bthere.yaml")
    assert said.count("format") >= len(files)


@pytest.mark.parametrize("word", ["--\x1b[31m", "--\u202eoot", "\x1b]0;title\x07"])
def test_no_argument_steers_the_terminal(computer: Computer, word: str) -> None:
    assert computer.run("check", CO_IP, "--json", word).returncode in (1, 2)
    assert computer.run("plan", word).returncode in (1, 2)
    assert computer.run("verify", word).returncode in (1, 2)


TABLES: dict[str, Callable[[Path], None]] = {
    "pipe": make_pipe,
    "huge": make_huge,
    "zeros": link_to("/dev/zero"),
    "a very long cell": written(b"name,protein\n" + b"A" * 200_000 + b",5 mg/mL\n"),
    "a quote that never ends": written(b'name,protein\n"A,5 mg/mL\nB,4 mg/mL\n'),
    "escape": written(b"name,protein\n\x1b[31mA,5 mL\n"),
    "a spreadsheet": written(b"PK\x03\x04" + os.urandom(2000)),
    "not a number": written(b"name,protein\nA,NaN mg/mL\nB,1e400 mg/mL\n"),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_bad_sample_table_is_refused_with_its_place(computer: Computer, kind: str) -> None:
    path = computer.files / "samples.csv"
    TABLES[kind](path)
    said = computer.refuses("plan", CO_IP, "--samples", path)
    assert PLACE.search(said), said


@pytest.mark.parametrize("kind", ["pipe", "zeros without end", "nested beyond libyaml", "billion laughs"])
def test_bad_answers_are_refused_and_nothing_is_printed(computer: Computer, kind: str) -> None:
    path = computer.files / "answers.yaml"
    WORST[kind](path)
    said = computer.refuses("rehearse", CO_IP, "--answers", path, "--pdf", computer.files / "out.pdf")
    assert PLACE.search(said), said
    assert not (computer.files / "out.pdf").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_of_few_signs_gets_what_it_can_show(computer: Computer, encoding: str) -> None:
    """As on Windows, where a pipe has no Unicode."""
    assert computer.run("plan", CO_IP, PYTHONIOENCODING=encoding).returncode == 0


def test_a_sound_protocol_passes_the_guard(computer: Computer) -> None:
    afresh = {"PYTHONDONTWRITEBYTECODE": "1"}
    assert computer.run("check", CO_IP, **afresh).returncode == 0
    done = computer.run("rehearse", CO_IP, "--pdf", computer.files / "out.pdf", **afresh)
    assert done.returncode == 0, done.stderr
    assert (computer.files / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_guard_catches(tmp_path: Path) -> None:
    """Else the tests above would prove nothing."""
    (tmp_path / "loose").mkdir()
    (tmp_path / "strange.yaml").write_text("format: 1\n")
    child = python("tests.faults.guarded", tmp_path / "loose", "check", tmp_path / "strange.yaml")
    _, err = child.communicate(timeout=60)
    assert child.returncode == 99
    assert "GUARD open" in err
