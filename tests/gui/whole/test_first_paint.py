"""What the window needs to be painted for the first time: nothing heavy, and no protocol is read before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from protocolapp.lab import Lab
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.plan import typical_facts
from protocolapp.run.commands import StartTimer
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup

ROOT = Path(__file__).parents[3]
CO_IP = "Co-immunoprecipitation of ALK complexes"


def _start(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Starts the program on a data folder. What there was at first paint, and when all was read."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.whole.look_at_start", folder],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, then = map(json.loads, done.stdout.splitlines())
    return first, then


def _leave_open(folder: Path) -> None:
    """Begins a run with a timer, and leaves it."""
    workplace = LocalWorkplace(folder, {})
    protocol = workplace.library.load("co-ip-alk").protocol
    assert protocol is not None
    setup = RunSetup(protocol=protocol, samples=typical_facts(protocol).samples)
    run = RunService.start(setup, workplace.store(), workplace.clock, Lab(), by="AB", run_id="left-open")
    run.submit(StartTimer(label="Gel", length_ms=3_600_000), by="AB")
    workplace.close()


def test_the_window_is_painted_before_anything_is_read_and_nothing_moves_afterwards(tmp_path: Path) -> None:
    """The first start ever, a later one, and one with an unfinished run, all on one data folder."""
    first, then = _start(tmp_path)
    assert first["heavy"] == []
    assert [objective for objective, *_ in first["cards"].values()] == ["Being read …"] * len(then["cards"])
    assert CO_IP in then["cards"]

    first, then = _start(tmp_path)
    assert first["heavy"] == []
    assert CO_IP in first["cards"]
    assert first["cards"] == then["cards"]

    _leave_open(tmp_path)
    first, then = _start(tmp_path)
    assert (first["heavy"], first["runs"], first["waiting"]) == ([], [], ["left-open"])
    assert (then["runs"], then["waiting"]) == (["left-open"], [])
    assert first["cards"] == then["cards"]
    assert first["side"] == then["side"] != 0
