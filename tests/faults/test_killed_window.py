"""The real window, killed while somebody types (D1, D8): what it said was saved is there when it comes back."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from protocolapp.run.chain import verify
from protocolapp.run.commands import StartTimer
from protocolapp.run.loading import load_run
from protocolapp.run.progress import current_ref
from protocolapp.store import open_for_reading, open_for_writing
from protocolapp.system_clock import SystemClock
from tests.faults.programs import python
from tests.faults.stored_runs import RUN_ID, begin
from tests.faults.timer_oracle import as_stored, timers_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

KILLS = 4


def begin_with_a_timer(folder: Path) -> None:
    clock = SystemClock()
    store = open_for_writing(folder, clock.now())
    begin(store, clock).submit(StartTimer(label="Stir", length_ms=3_000_000), "AB")
    store.close()


def lines_of(window: subprocess.Popen[str], wanted: int) -> list[dict[str, Any]]:
    """So many lines of the window, fewer where it ends before."""
    assert window.stdout is not None
    lines: list[dict[str, Any]] = []
    for line in window.stdout:
        lines.append(json.loads(line))
        if len(lines) == wanted:
            break
    return lines


def left_by_the_rule(folder: Path) -> int:
    """What remains of the one timer, by the stored bytes and the clock."""
    store = open_for_reading(folder)
    [told] = timers_in(store.read(RUN_ID)).values()
    store.close()
    return told.rings_ms - told.elapsed_at(as_stored(SystemClock().now()))


def assert_saved(folder: Path, told: list[dict[str, Any]]) -> tuple[str | None, int]:
    """All the window called saved is in the store. Returns where the run stands, and what the timer has left."""
    saved = [line for line in told if "saved" in line]
    store = open_for_reading(folder)
    stored = store.read(RUN_ID)
    store.close()
    assert verify(stored).first_bad is None
    for line in saved[-2:]:
        assert len(stored) >= line["saved"]
        seen = load_run(stored[: line["saved"]])
        assert current_ref(seen.plan, seen.state) == line["step"]
    now = load_run(stored)
    return current_ref(now.plan, now.state), left_by_the_rule(folder)


def test_a_window_killed_at_random_moments_comes_back_where_it_was(tmp_path: Path) -> None:
    begin_with_a_timer(tmp_path)
    moments = random.Random(3)  # noqa: S311 - repeatable, not secret
    step, left = assert_saved(tmp_path, [])
    for _ in range(KILLS):
        window = python("tests.faults.typist", tmp_path, QT_QPA_PLATFORM="offscreen")
        told = lines_of(window, moments.randrange(3, 40))
        window.kill()
        rest, errors = window.communicate(timeout=30)
        told += [json.loads(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        assert "Traceback" not in errors
        assert told[0]["shows"] == step
        [shown_left] = told[0]["left"].values()
        assert left_by_the_rule(tmp_path) <= shown_left <= left
        step, left = assert_saved(tmp_path, told)
    last = python("tests.faults.typist", tmp_path, QT_QPA_PLATFORM="offscreen")
    out, errors = last.communicate(timeout=60)
    assert last.returncode == 0, errors
    assert json.loads(out.splitlines()[-1])["step"] is None
    store = open_for_reading(tmp_path)
    assert not load_run(store.read(RUN_ID)).state.open
    store.close()
