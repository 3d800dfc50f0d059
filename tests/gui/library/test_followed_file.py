"""The open protocol's file with a real watch: edited, broken, gone, and well again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.library.folder_watch import FolderWatch
from protocolapp.gui.library.followed_file import FileChange, FollowedFile
from protocolapp.gui.library.opening import Opened
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.reading.contents_hash import contents_hash
from protocolapp.protocol.shelf import Shelf
from tests.gui.library.saving import WAYS, Save, in_place, replaced
from tests.services.folders import small_protocol


class Heard(QObject):
    """What was told of the file."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.changes: list[FileChange] = []

    def take(self, change: FileChange) -> None:
        self.changes.append(change)

    @property
    def title(self) -> str:
        """Of the protocol told last; empty for none."""
        protocol = self.changes[-1].loaded.protocol if self.changes else None
        return protocol.title if protocol is not None else ""


@pytest.fixture
def holder(qapp: QApplication) -> Iterator[QObject]:
    made = QObject(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def followed(qtbot: QtBot, holder: QObject) -> Iterator[FollowedFile]:
    made = FollowedFile(holder, Shelf.bundled)
    yield made
    qtbot.waitUntil(lambda: not made.busy)


@pytest.fixture
def heard(followed: FollowedFile, holder: QObject) -> Heard:
    made = Heard(holder)
    followed.changed.connect(made.take)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(small_protocol(title="As it was"), encoding="utf-8")
    return path


def _opened(file: Path) -> Opened:
    return Opened(file, load_protocol(file), contents=contents_hash((file,)))


@pytest.mark.parametrize("save", WAYS)
def test_twenty_saves_in_a_row_end_with_the_last(
    qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path, save: Save
) -> None:
    followed.follow(_opened(file))
    for number in range(20):
        save(file, small_protocol(title=f"Saved {number:02}"))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: heard.title == "Saved 19")


def test_the_last_protocol_is_told_with_each_change(
    qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path
) -> None:
    followed.follow(_opened(file))
    for title in ("Better", "Better still"):
        replaced(file, small_protocol(title=title))
        qtbot.waitUntil(lambda title=title: heard.title == title)  # type: ignore[misc]
    assert [change.before.title for change in heard.changes] == ["As it was", "Better"]


def test_broken_gone_and_well_again(qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path) -> None:
    followed.follow(_opened(file))
    in_place(file, small_protocol(title="As it was").replace("5 min", "5 mL"))
    qtbot.waitUntil(lambda: len(heard.changes) == 1)
    assert any("5 mL" in problem.message for problem in heard.changes[0].loaded.problems)
    assert not heard.changes[0].gone
    file.unlink()
    qtbot.waitUntil(lambda: len(heard.changes) == 2)
    assert heard.changes[1].gone
    in_place(file, small_protocol(title="As it was"))
    qtbot.waitUntil(lambda: len(heard.changes) == 3)
    assert heard.changes[2].loaded.protocol == heard.changes[2].before
    assert {change.before.title for change in heard.changes} == {"As it was"}


def test_a_save_that_changes_no_protocol_is_not_told(
    qtbot: QtBot, holder: QObject, followed: FollowedFile, heard: Heard, file: Path
) -> None:
    followed.follow(_opened(file))
    beside = FolderWatch(holder)
    beside.watch((), [file])
    with qtbot.waitSignal(beside.changed):
        file.with_name("neighbour.yaml").write_text("x", encoding="utf-8")
    with qtbot.waitSignal(beside.changed):
        replaced(file, "# a remark\n" + file.read_text(encoding="utf-8"))
    replaced(file, small_protocol(title="The next"))
    qtbot.waitUntil(lambda: bool(heard.changes))
    assert [change.loaded.protocol is not None for change in heard.changes] == [True]
    assert heard.title == "The next"


def test_an_edit_between_reading_and_watching_is_not_missed(
    qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path
) -> None:
    opened = _opened(file)
    in_place(file, small_protocol(title="Edited meanwhile"))
    followed.follow(opened)
    qtbot.waitUntil(lambda: heard.title == "Edited meanwhile")


def test_when_a_part_of_the_protocol_is_edited_the_whole_is_read_again(
    qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path, tmp_path: Path
) -> None:
    part = tmp_path / "parts" / "part.yaml"
    part.parent.mkdir()
    part.write_text("1", encoding="utf-8")
    before = replace(load_protocol(file), files=(file, part))
    in_place(file, small_protocol(title="With its part"))
    followed.follow(Opened(file, before))
    replaced(part, "2")
    qtbot.waitUntil(lambda: heard.title == "With its part")


def test_another_file_takes_its_place(
    qtbot: QtBot, followed: FollowedFile, heard: Heard, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere" / "other.yaml"
    other.parent.mkdir()
    other.write_text(small_protocol("other", "Other"), encoding="utf-8")
    followed.follow(_opened(file))
    followed.follow(_opened(other))
    in_place(file, small_protocol(title="Nobody looks"))
    in_place(other, small_protocol("other", "Other, edited"))
    qtbot.waitUntil(lambda: bool(heard.changes))
    assert heard.title == "Other, edited"
