"""Files that are no files, or no files for us."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from protocolapp.protocol.reading import Mapping, Problem, Scalar, read_file
from protocolapp.protocol.reading.limits import LARGEST_FILE

unix_only = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def refusal(path: str | Path) -> Problem:
    node, problems = read_file(path)
    assert node is None
    assert len(problems) == 1
    assert (problems[0].line, problems[0].column) == (1, 1)
    assert problems[0].remedy
    return problems[0]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: 1\nb: *x\n", encoding="utf-8")
    node, problems = read_file(path)
    assert isinstance(node, Mapping)
    assert str(problems[0]).startswith(f"{path}:2:4: ")


def test_missing(tmp_path: Path) -> None:
    assert "not there" in refusal(tmp_path / "none.yaml").message
    (tmp_path / "file").touch()
    assert "not there" in refusal(tmp_path / "file" / "none.yaml").message


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").touch()
    assert "empty" in refusal(tmp_path / "p.yaml").message


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).message


@unix_only
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "link" in refusal(tmp_path / "a").message


@unix_only
def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("a: 1")
    (tmp_path / "link.yaml").symlink_to("p.yaml")
    assert read_file(tmp_path / "link.yaml")[1] == []


@unix_only
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_a_device(device: str) -> None:
    assert "device" in refusal(device).message


@unix_only
def test_a_pipe_does_not_make_us_wait(tmp_path: Path) -> None:
    """Nobody writes to it, so an ordinary open would wait for ever: in a child, which can be given up."""
    os.mkfifo(tmp_path / "pipe")
    program = "import sys; from protocolapp.protocol.reading import read_file; print(read_file(sys.argv[1]))"
    command = [sys.executable, "-c", program, str(tmp_path / "pipe")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert "this is a pipe" in done.stdout


@unix_only
def test_a_socket() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/s")  # a socket's path may be no longer than about 100 characters
        assert "socket" in refusal(f"{folder}/s").message


@unix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    assert "may not be read" in refusal(path).message


@pytest.mark.parametrize("name", ["a\x00b.yaml", "x" * 5000, "\ud800.yaml"])
def test_names_that_cannot_be(name: str) -> None:
    refusal(name)


def test_a_huge_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(1024**3)
    assert "2 MiB" in refusal(path).message


@pytest.mark.parametrize(("extra", "refused"), [(0, False), (1, True)])
def test_the_largest_file(tmp_path: Path, extra: int, refused: bool) -> None:
    path = tmp_path / "p.yaml"
    body = b"a: 1\n"
    path.write_bytes(body + b"#" * (LARGEST_FILE - len(body) + extra))
    assert bool(read_file(path)[1]) is refused


@pytest.mark.skipif(not Path("/proc/sys/kernel/ostype").exists(), reason="needs /proc")
def test_a_file_that_states_no_size_is_read_all_the_same() -> None:
    path = Path("/proc/sys/kernel/ostype")
    assert path.stat().st_size == 0
    assert read_file(path) == (Scalar("Linux", 1, 1), [])


def test_descriptors_are_closed(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    (tmp_path / "p.yaml").write_text("a: 1")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        for path in (tmp_path, tmp_path / "p.yaml", Path("/dev/zero")):
            read_file(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
