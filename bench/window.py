"""The real window in a process of its own: `python -m bench.window WHAT FOLDER [SAMPLES] BEGIN` prints figures."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from bench.resident import resident

if TYPE_CHECKING:
    from protocolapp.gui.start import Session

FEW, MANY = 4, 24
TIMERS, IDLE_S = 50, 10


def started(folder: str, begin: float) -> None:
    """The program as its command starts it, to the first painted window: seconds."""
    from protocolapp.app import main

    def painted() -> None:
        from PySide6.QtWidgets import QApplication

        print(time.time() - begin)
        QApplication.quit()

    def opened(session: Session) -> None:
        assert session.window is not None  # noqa: S101 - a new folder is never in trouble
        session.window.painted.connect(painted)

    main(["--data", folder], opened)


def settled(folder: str) -> None:
    """Until every protocol is in the index."""
    from bench.work import Work

    work = Work(Path(folder))
    work.settle(2)
    work.end()
    print(0.0)


def memory(folder: str) -> None:
    """Bytes with the library open, and with a run and its timers on the screen."""
    from bench.work import Work

    work = Work(Path(folder))
    work.settle(2)
    library = resident()
    work.begin(FEW)
    work.start_timers(TIMERS)
    work.settle(2)
    print(library, resident())
    work.end()


def idle(folder: str) -> None:
    """The share of a core that the window takes when nobody touches it, without timers and with; the longest beat."""
    from bench.work import Work

    work = Work(Path(folder))
    work.settle(2)
    work.begin(FEW)
    without = work.share(IDLE_S)
    work.start_timers(TIMERS)
    share = work.share(IDLE_S)
    beats = [work.beat() for _ in range(20)]
    print(without, share, max(beats))
    work.end()


def press(folder: str, samples: int) -> None:
    """From key to paint, through a whole run by the one key: the middle, the slowest twentieth, how many."""
    from bench.work import Work

    work = Work(Path(folder), standing_clock=True)
    work.settle(2)
    work.begin(samples)
    taken = work.through()
    print(quantiles(taken, n=2)[0], quantiles(taken, n=20)[-1], len(taken))
    work.end()


def page(folder: str, steps: int) -> None:
    """A long protocol opened on its page, to its last paint, and once more at another width: seconds."""
    from bench.reading import long_protocol
    from bench.work import Work

    work = Work(Path(folder))
    work.settle(2)
    file = Path(folder) / "long.yaml"
    file.write_text(long_protocol(steps), encoding="utf-8")
    print(work.open_page(file), work.widen())
    work.end()


def keys(folder: str, case: int) -> None:
    """From a key in a calculator to its values and to the last paint: the medians and the slowest."""
    from bench.keystrokes import CASES, typed
    from bench.work import Work

    work = Work(Path(folder))
    work.settle(2)
    print(*typed(work, CASES[case]))
    work.end()


if __name__ == "__main__":
    what, folder = sys.argv[1:3]
    match what:
        case "start":
            started(folder, float(sys.argv[-1]))
        case "settled":
            settled(folder)
        case "memory":
            memory(folder)
        case "idle":
            idle(folder)
        case "type":
            keys(folder, int(sys.argv[3]))
        case "page":
            page(folder, int(sys.argv[3]))
        case "press":
            press(folder, int(sys.argv[3]))
