"""Output that nobody reads any more, or that cannot be written: an exit status and a word, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from protocolapp.resources import protocols_folder

CO_IP = str(protocols_folder() / "co_ip_alk.yaml")
PROGRAM = [sys.executable, "-m", "protocolapp"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes and devices")


def errors_of(child: subprocess.Popen[bytes]) -> str:
    said = child.communicate(timeout=60)[1].decode()
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    return said


@pytest.mark.parametrize("command", [["check", *[CO_IP] * 20], ["plan", CO_IP], ["plan", "--json", CO_IP]])
def test_a_reader_that_leaves_is_no_error_to_tell(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    child = subprocess.Popen([*PROGRAM, *command], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert errors_of(child) == ""
    assert child.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["check", CO_IP], ["plan", CO_IP]])
def test_a_full_disk_is_said(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        child = subprocess.Popen([*PROGRAM, *command], stdout=full, stderr=subprocess.PIPE)
    assert "cannot be written" in errors_of(child)
    assert child.returncode == 1


def test_a_closed_output_is_no_crash() -> None:
    child = subprocess.Popen(
        ["sh", "-c", f'exec "{sys.executable}" -m protocolapp check "{CO_IP}" >&-'], stderr=-1
    )
    assert errors_of(child) == ""
    assert child.returncode == 0
