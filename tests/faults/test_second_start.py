"""A second start raises the first window and hands over its files; after a kill the next one is the first (D8)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from protocolapp.gui.single_instance import call_first
from protocolapp.store import HeldByOtherError, open_for_writing
from protocolapp.system_clock import SystemClock
from tests.faults.programs import python
from tests.faults.stored_runs import CO_IP

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """The program's window on the test's data folder, offscreen; killed at the end."""
    started = []

    def call(*arguments: str | Path, module: str = "tests.faults.watched") -> subprocess.Popen[str]:
        started.append(python(module, "--data", tmp_path, *arguments, QT_QPA_PLATFORM="offscreen"))
        return started[-1]

    yield call
    for child in started:
        child.kill()
        child.communicate()


def hear(window: subprocess.Popen[str]) -> dict[str, Any]:
    """The next thing it tells."""
    assert window.stdout is not None
    told: dict[str, Any] = json.loads(window.stdout.readline())
    return told


def test_a_second_start_raises_the_first_hands_over_its_file_and_leaves(start: Start, tmp_path: Path) -> None:
    first = start()
    assert hear(first) == {"painted": True}
    second = start(CO_IP, module="protocolapp")
    out, err = second.communicate(timeout=30)
    assert (second.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert hear(first) == {"summoned": [str(CO_IP)], "visible": True}
    with pytest.raises(HeldByOtherError):
        open_for_writing(tmp_path, SystemClock().now())
    first.kill()
    first.communicate()
    third = start()
    assert hear(third) == {"painted": True}
    fourth = start(module="protocolapp")
    assert fourth.wait(30) == 0
    assert hear(third) == {"summoned": [], "visible": True}


def test_a_window_that_is_stopped_lets_no_second_one_write(start: Start, tmp_path: Path) -> None:
    """The first hangs: the second says who holds the data, and touches nothing."""
    first = start()
    assert hear(first) == {"painted": True}
    first.send_signal(19)  # SIGSTOP
    second = start()
    assert hear(second) == {"trouble": True}
    first.send_signal(18)  # SIGCONT
    assert call_first(tmp_path, ())


def test_two_starts_at_the_same_moment_show_one_window(start: Start) -> None:
    """A double click too much: whichever is quicker shows its window, the other leaves."""
    both = [start(), start()]
    first_words = [one.stdout.readline() for one in both if one.stdout is not None]
    assert "" in first_words, "both have opened something"
    loser, winner = (both[first_words.index("")], both[1 - first_words.index("")])
    assert loser.wait(20) == 0
    told = [json.loads(max(first_words)), hear(winner)]  # the summons may come before the paint
    assert sorted(map(str, told)) == sorted(map(str, [{"painted": True}, {"summoned": [], "visible": True}]))


def test_other_data_folders_have_windows_of_their_own(start: Start, tmp_path: Path) -> None:
    assert hear(start()) == {"painted": True}
    other = python("tests.faults.watched", "--data", tmp_path / "other", QT_QPA_PLATFORM="offscreen")
    assert hear(other) == {"painted": True}
    other.kill()
    other.communicate()
