"""Killed at any moment, the store keeps what it has acknowledged (faults D1, D2, D3, D8)."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from protocolapp.run.chain import verify
from protocolapp.store import HeldByOtherError, open_for_reading, open_for_writing
from tests.fakes.clock import START
from tests.store.children import ROOT, command, start
from tests.store.making import event, run_id

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


def kill_after(folder: Path, acknowledged: int) -> int:
    """Let a child append, kill it after so many acknowledgements; the last one it gave."""
    child = start("append_for_ever", folder)
    assert child.stdout is not None
    for line in child.stdout:
        if int(line.split()[1]) >= acknowledged:
            child.kill()
            break
    rest = child.communicate()[0]
    return max([acknowledged, *(int(number) for number in re.findall(r"ACK (\d+)\n", rest))])


def assert_nothing_lost(folder: Path, last: int) -> None:
    store = open_for_writing(folder, START)
    stored = store.read(run_id(1))
    assert len(stored) >= last
    assert verify(stored).first_bad is None
    store.append(run_id(1), len(stored), [event()])
    store.close()


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    moments = random.Random(1)  # noqa: S311
    for turn in range(10):
        folder = tmp_path / str(turn)
        assert_nothing_lost(folder, kill_after(folder, moments.randrange(1, 120)))


@pytest.mark.soak
def test_nothing_acknowledged_is_lost_by_many_kills(tmp_path: Path) -> None:
    moments = random.Random(2)  # noqa: S311
    for turn in range(200):
        folder = tmp_path / str(turn)
        assert_nothing_lost(folder, kill_after(folder, moments.randrange(1, 3000)))
        shutil.rmtree(folder)


def test_the_lock_is_free_at_once_after_a_kill_and_names_its_holder_before(tmp_path: Path) -> None:
    child = start("hold", tmp_path)
    assert child.stdout is not None
    assert child.stdout.readline() == "holding\n"
    with pytest.raises(HeldByOtherError) as held:
        open_for_writing(tmp_path, START)
    assert held.value.pid == child.pid
    assert f"process {child.pid}" in held.value.message
    assert held.value.program.startswith("protocolapp")
    assert held.value.started == "2026-11-21 10:40:00+01:00"
    reader = open_for_reading(tmp_path)
    reader.close()
    child.kill()
    child.communicate()
    open_for_writing(tmp_path, START).close()


def test_one_process_opens_a_folder_once(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path, START)
    with pytest.raises(HeldByOtherError) as held:
        open_for_writing(tmp_path, START)
    assert held.value.pid == os.getpid()
    store.close()
    store.close()
    open_for_writing(tmp_path, START).close()


def test_a_deleted_lock_file_lets_nobody_in_twice(tmp_path: Path) -> None:
    first = open_for_writing(tmp_path, START)
    first.close()
    (tmp_path / "runs.lock").unlink()
    second = open_for_writing(tmp_path, START)
    with pytest.raises(HeldByOtherError):
        open_for_writing(tmp_path, START)
    second.close()


def test_a_sync_lies_before_each_acknowledgement(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-e", "trace=fsync,fdatasync,pwrite64,write", "-o", str(trace)]
    if shutil.which("strace") is None or _may_not_trace():
        pytest.skip("strace is missing or may not be used here; test_connections asserts the setting instead")
    subprocess.run(
        [*strace, *command("append_some", tmp_path / "data", "12")], cwd=ROOT, check=True, capture_output=True
    )
    dirty, acknowledged = False, 0
    for line in trace.read_text(errors="replace").splitlines():
        call = line.partition(" ")[2].lstrip()
        if call.startswith("pwrite64("):
            dirty = True
        elif call.startswith(("fsync(", "fdatasync(")):
            dirty = False
        elif call.startswith("write(1, ") and "ACK" in call:
            acknowledged += 1
            assert not dirty, f"acknowledged before it was synced: {line}"
    assert acknowledged == 12


def _may_not_trace() -> bool:
    return (
        subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0
    )


@pytest.mark.parametrize("stride", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_a_crash_at_the_nth_operation_leaves_before_or_after(tmp_path: Path, stride: int) -> None:
    """Every statement and every file operation of a whole scenario is once the last one (method of D3)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.crash_loop", str(tmp_path), str(stride)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    crashes = int(done.stdout.split()[-1])
    assert crashes * stride > 100
