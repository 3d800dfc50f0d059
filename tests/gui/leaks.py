"""What a test of the screens may not leave behind: running timers, threads, watched files, windows."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QFileSystemWatcher, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

LONGEST_WORK = 20.0
"""Seconds after which a thread counts as left behind."""


@contextmanager
def watched() -> Iterator[Callable[[], list[str]]]:
    """Yields what tells, in words, all that was made since and is still there.

    What was there before is set aside from the garbage collector meanwhile, so that looking through the rest is quick.
    """
    _settle()
    windows, threads = {id(one) for one in _windows()}, set(threading.enumerate())

    def leaks() -> list[str]:
        for one in threading.enumerate():
            if one not in threads:
                one.join(LONGEST_WORK)  # reading that is under way may come to its end
        gc.collect()
        _settle()
        found = [f"the window {one!r} is still there" for one in _windows() if id(one) not in windows]
        found += [f"{one!r} still runs" for one in gc.get_objects() if _runs(one)]
        found += [f"{one!r} still watches" for one in gc.get_objects() if _watches(one)]
        return found + [f"{one!r} still runs" for one in threading.enumerate() if one not in threads]

    gc.freeze()
    try:
        yield leaks
    finally:
        gc.unfreeze()


def _settle() -> None:
    """Delete what is to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def _runs(thing: object) -> bool:
    """Whether it is a Qt timer or thread that is going."""
    if not isinstance(thing, QTimer | QThread) or not shiboken6.isValid(thing):
        return False
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def _watches(thing: object) -> bool:
    """Whether it still has the system tell it of files."""
    if not isinstance(thing, QFileSystemWatcher) or not shiboken6.isValid(thing):
        return False
    return bool(thing.files() or thing.directories())
