"""Files made to kill a reader give problems with a place, within bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from protocolapp.protocol.reading import read_text
from protocolapp.protocol.reading.limits import LARGEST_FILE
from tests.protocol.reading.hostile import HOSTILE

HARMLESS = {
    "many keys",
    "huge number",
    "base sixty",
    "comment signs",
    "block indent",
}  # large or odd, but allowed


def test_all_of_them_are_small_enough_to_be_let_in() -> None:
    assert {name for name, text in HOSTILE.items() if len(text.encode()) > LARGEST_FILE} == set()


@pytest.mark.parametrize("name", ["square brackets", "braces", "brackets with items", "dashes", "questions"])
def test_depth_is_noticed_at_once(name: str) -> None:
    started = time.process_time()
    node, problems = read_text(HOSTILE[name], "p.yaml")
    assert time.process_time() - started < 0.5  # libyaml alone: most of a minute, or a crash
    assert node is None
    assert "32 levels" in problems[-1].message


def test_thirty_two_levels_are_allowed() -> None:
    assert read_text("[" * 32 + "]" * 32, "p.yaml")[1] == []
    assert len(read_text("[" * 33 + "]" * 33, "p.yaml")[1]) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_a_process_with_little_memory_survives_them_all(tmp_path: Path) -> None:
    """Each in turn in a child of 1 GiB: a place and a remedy for every problem, and never a signal."""
    for number, (_, text) in enumerate(HOSTILE.items()):
        (tmp_path / f"{number}.yaml").write_bytes(text.encode())
    program = """
        import json, resource, sys, time
        resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
        from protocolapp.protocol.reading import read_file
        for path in sys.argv[1:]:
            started = time.process_time()
            node, problems = read_file(path)
            print(json.dumps([path, node is None, len(problems), time.process_time() - started,
                all(p.line >= 1 and p.column >= 1 and p.message and p.remedy for p in problems),
                all((str(p) + p.remedy).isprintable() for p in problems)]))
    """
    paths = [
        *(str(tmp_path / f"{number}.yaml") for number in range(len(HOSTILE))),
        "/dev/zero",
    ]
    command = [sys.executable, "-c", textwrap.dedent(program), *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [result[0] for result in results] == paths
    for name, (_, _, count, seconds, placed, printable) in zip([*HOSTILE, "zero"], results, strict=True):
        assert (count == 0) is (name in HARMLESS), name
        assert count <= 101, name
        assert placed, name
        assert printable, name
        assert seconds < 8, (name, seconds)


def test_nothing_a_tag_names_is_ever_run(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    for tag in (
        "!!python/object/apply:os.system",
        "!!python/object/new:os.system",
        "!!python/name:os.system",
    ):
        _, problems = read_text(f"a: {tag} ['touch {marker}']", "p.yaml")
        assert len(problems) == 1
    assert not marker.exists()
