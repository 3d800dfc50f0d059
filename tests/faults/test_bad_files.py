"""Bad files before the real command line (Y1 to Y16, I4, I5, X15): an exit status and words, and nothing changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.computer import (
    PLACE,
    SMALL,
    WORST,
    Computer,
    assert_each_has_a_place,
    link_to,
    make_huge,
    make_pipe,
    written,
)
from tests.faults.programs import ROOT, python
from tests.faults.stored_runs import CO_IP
from tests.protocol.reading.hostile import HOSTILE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits, pipes and devices")

BAD = sorted((ROOT / "tests/data/bad_protocols").glob("*.yaml"))


def test_every_faulty_protocol_is_refused_with_places_and_remedies(computer: Computer) -> None:
    for file in BAD:
        (computer.files / file.name).write_bytes(file.read_bytes())
    files = sorted(computer.files.iterdir())
    assert len(files) >= 100
    said = computer.refuses("check", *files)
    assert all(f"{file}:" in said for file in files)
    assert_each_has_a_place(computer.refuses("check", "--json", *files), files)


def test_every_hostile_file_is_refused_and_nothing_falls_over(computer: Computer) -> None:
    files = []
    for number, text in enumerate(text for text in HOSTILE.values() if len(text) < SMALL):
        files.append(computer.files / f"{number:02d}.yaml")
        files[-1].write_bytes(text.encode("utf-8"))
    done = computer.run("check", "--json", *files)
    assert done.returncode == 1
    assert_each_has_a_place(done.stdout, files)


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


EXPORTS: dict[str, Callable[[Path], None]] = {
    "pipe": make_pipe,
    "huge": make_huge,
    "zeros": link_to("/dev/zero"),
    "nested": written(b"[" * 200_000),
    "no number": written(b'{"steps": [NaN]}'),
    "escape": written(b'{"\x1b[31m": 1}'),
    "a spreadsheet": written(b"PK\x03\x04" + os.urandom(2000)),
    "another shape": written('{"steps": "\u202e"}'.encode()),
}


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_bad_export_is_refused_with_its_place(computer: Computer, kind: str) -> None:
    path = computer.files / "export.json"
    EXPORTS[kind](path)
    said = computer.refuses("import", path)
    assert PLACE.search(said), said


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
