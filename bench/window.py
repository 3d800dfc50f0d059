"""One measurement on the real window, in a process of its own: `python -m bench.window WHAT FOLDER BEGIN`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from protocolapp.gui.start import Session
from protocolapp.gui.theme import apply_theme
from protocolapp.local_workplace import LocalWorkplace

TIMERS, IDLE_S, PRESSES = 50, 8, 15


def main(what: str, folder: str, begin: float) -> None:
    """Measure one thing and print it, in seconds, bytes or a share."""
    app = QApplication([])
    workplace = LocalWorkplace(Path(folder, what), {})
    apply_theme(app, workplace.preferences().theme, 100)
    session = Session(workplace, ())
    session.begin()
    assert session.window is not None  # noqa: S101 - a new folder is never in trouble
    if what == "start":
        session.window.painted.connect(lambda: (print(time.time() - begin), app.quit()))
        app.exec()
    else:
        _settle(app, 1.5)
        print({"memory": _memory, "idle": _idle, "press": _press}[what](app, session))
    session.end()


def _settle(app: QApplication, seconds: float) -> None:
    QTimer.singleShot(round(seconds * 1000), app.quit)
    app.exec()


def _memory(_app: QApplication, _session: Session) -> float:
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * 4096.0


def _started(session: Session) -> str:
    from protocolapp.plan import typical_facts
    from protocolapp.run.setup import RunSetup

    window = session.window
    assert window is not None  # noqa: S101 - seen by main
    protocol = window.desk.workplace.library.load("co-ip-alk").protocol
    assert protocol is not None  # noqa: S101 - shipped, and tested
    samples = typical_facts(protocol).samples
    run_id = window.desk.start(RunSetup(protocol=protocol, samples=samples))
    window.screens.show_run(run_id)
    return run_id


def _idle(app: QApplication, session: Session) -> float:
    from protocolapp.run.commands import StartTimer

    run_id = _started(session)
    assert session.window is not None  # noqa: S101 - seen by main
    for number in range(TIMERS):
        session.window.desk.submit(run_id, StartTimer(label=f"timer {number}", length_ms=3_600_000 + number))
    _settle(app, 2)
    begin = time.process_time()
    _settle(app, IDLE_S)
    return (time.process_time() - begin) / IDLE_S


def _press(app: QApplication, session: Session) -> float:
    import statistics

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _started(session)
    window = session.window
    assert window is not None  # noqa: S101 - seen by main
    window.activateWindow()
    _settle(app, 0.5)
    took = []
    for _ in range(PRESSES):
        begin = time.perf_counter()
        QTest.keyClick(window, Qt.Key.Key_Space)
        window.repaint()
        app.processEvents()
        took.append(time.perf_counter() - begin)
    return statistics.median(took)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
