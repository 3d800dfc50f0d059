"""The folder watch with real files, however they are saved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.library.folder_watch import LONGEST_MS, FolderWatch
from tests.gui.library.saving import WAYS, Save, in_place, replaced


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[FolderWatch]:
    holder = QObject(qapp)
    yield FolderWatch(holder)
    holder.deleteLater()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("0", encoding="utf-8")
    return path


@pytest.mark.parametrize("save", WAYS)
def test_each_of_several_saves_is_noticed(qtbot: QtBot, watch: FolderWatch, file: Path, save: Save) -> None:
    watch.watch((), [file])
    for number in range(1, 4):
        with qtbot.waitSignal(watch.changed):
            save(file, f"text {number}")


@pytest.mark.parametrize(("first", "second"), [*pairwise(WAYS), *((way, in_place) for way in WAYS[1:])])
def test_after_one_way_of_saving_another_is_noticed(
    qtbot: QtBot, watch: FolderWatch, file: Path, first: Save, second: Save
) -> None:
    watch.watch((), [file])
    for save in (first, second):
        with qtbot.waitSignal(watch.changed):
            save(file, f"by {save.__name__}")


def test_what_a_link_leads_to_is_watched(
    qtbot: QtBot, watch: FolderWatch, file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere" / "linked.yaml"
    link.parent.mkdir()
    link.symlink_to(file)
    watch.watch((), [link])
    for number in range(3):
        with qtbot.waitSignal(watch.changed):
            replaced(file, f"text {number}")
    with qtbot.waitSignal(watch.changed):
        file.unlink()
    with qtbot.waitSignal(watch.changed):
        file.write_text("again", encoding="utf-8")


def test_a_file_goes_and_comes_back(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    watch.watch((), [file])
    for _ in range(2):
        with qtbot.waitSignal(watch.changed):
            file.unlink()
        with qtbot.waitSignal(watch.changed):
            file.write_text("again", encoding="utf-8")
        with qtbot.waitSignal(watch.changed):
            file.write_text("and edited in place", encoding="utf-8")


def test_a_folder_that_is_not_there_yet_is_waited_for(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path
) -> None:
    folder = tmp_path / "not" / "yet"
    watch.watch([folder], ())
    with qtbot.waitSignal(watch.changed):
        folder.mkdir(parents=True)
    with qtbot.waitSignal(watch.changed):
        (folder / "first.yaml").write_text("1", encoding="utf-8")


def test_a_folder_that_goes_is_waited_for(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    watch.watch([file.parent], [file])
    with qtbot.waitSignal(watch.changed):
        file.unlink()
        file.parent.rmdir()
    with qtbot.waitSignal(watch.changed):
        file.parent.mkdir()
    with qtbot.waitSignal(watch.changed):
        file.write_text("1", encoding="utf-8")


def test_what_cannot_be_watched_stops_nothing(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    loop = file.with_name("loop.yaml")
    loop.symlink_to(loop)
    impossible = [Path("/dev/null/x.yaml"), Path("a\0b"), Path("x" * 300), loop, file / "below" / "a file"]
    watch.watch([*impossible], [*impossible, file])
    with qtbot.waitSignal(watch.changed):
        replaced(file, "1")


def test_one_that_was_given_up_is_watched_no_more(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    other = file.parent.parent / "other" / "theirs.yaml"
    other.parent.mkdir()
    other.write_text("0", encoding="utf-8")
    watch.watch((), [file])
    watch.watch((), [other])
    with qtbot.assertNotEmitted(watch.changed, wait=400):
        in_place(file, "1")


def test_a_folder_that_is_never_quiet_is_looked_at_all_the_same(
    qtbot: QtBot, watch: FolderWatch, file: Path
) -> None:
    watch.watch((), [file])
    stirring = QTimer(watch)
    numbers = iter(range(100_000))
    stirring.timeout.connect(lambda: file.with_name("log").write_text(f"{next(numbers)}"))
    stirring.timeout.connect(lambda: file.with_name("log").unlink())
    with qtbot.waitSignal(watch.changed, timeout=2 * LONGEST_MS):
        stirring.start(50)
    stirring.stop()


def test_coming_back_to_the_program_is_reason_to_look(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    """A network drive tells nothing of what others write there."""
    watch.watch((), [file])
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    with qtbot.waitSignal(watch.changed):
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    with qtbot.assertNotEmitted(watch.changed, wait=400):
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


@pytest.mark.skipif(not Path("/proc/self/fdinfo").exists(), reason="the system lists no watches")
def test_no_watch_is_left_in_the_system(qtbot: QtBot, watch: FolderWatch, file: Path) -> None:
    watch.watch((), [file])
    before = _system_watches()
    for number in range(5):
        with qtbot.waitSignal(watch.changed):
            replaced(file, f"text {number}")
    assert _system_watches() == before
    watch.watch((), ())
    assert _system_watches() < before


def _system_watches() -> int:
    """How many paths the system watches for this process."""
    texts = []
    for entry in Path("/proc/self/fdinfo").iterdir():
        try:
            texts.append(entry.read_text())
        except OSError:
            continue
    return sum(text.count("inotify wd:") for text in texts)
