"""The fixture that finds what is left behind finds it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QTimer
from PySide6.QtWidgets import QWidget

from tests.gui.leaks import watched

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_running_timer_is_found() -> None:
    with watched() as leaks:
        timer = QTimer()
        assert leaks() == []
        timer.start(1000)
        assert "QTimer" in " ".join(leaks())
        timer.stop()
        assert leaks() == []


def test_a_watched_file_is_found(tmp_path: Path) -> None:
    with watched() as leaks:
        watcher = QFileSystemWatcher()
        assert leaks() == []
        watcher.addPath(str(tmp_path))
        assert "QFileSystemWatcher" in " ".join(leaks())
        watcher.removePath(str(tmp_path))
        assert leaks() == []


def test_a_window_is_found_and_its_children_are_not() -> None:
    with watched() as leaks:
        window = QWidget()
        QWidget(window)
        assert len(leaks()) == 1
        window.deleteLater()
        del window
        assert leaks() == []


def test_a_thread_is_found() -> None:
    go_on = threading.Event()
    with watched() as leaks:
        thread = threading.Thread(target=go_on.wait)
        thread.start()
        assert "Thread" in " ".join(leaks())
        go_on.set()
        thread.join()
        assert leaks() == []
