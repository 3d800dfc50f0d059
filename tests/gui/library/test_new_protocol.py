"""New protocol…: a file in the own folder, opened in the editor, shown in the library."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.new_protocol import NewProtocolButton
from protocolapp.gui.library.screen import LibraryScreen
from protocolapp.protocol.load import load_protocol
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.services.folders import small_protocol


class Editor(QObject):
    """Opens files in place of the system's editor."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def editor(qapp: QApplication) -> Iterator[Editor]:
    del qapp
    made = Editor()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # PySide wants text here
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def workplace(tmp_path: Path) -> FolderWorkplace:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "small.yaml").write_text(small_protocol(), encoding="utf-8")
    return FolderWorkplace(tmp_path / "data", shipped)


@pytest.fixture
def desk(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> LibraryScreen:
    made = LibraryScreen(desk)
    qtbot.addWidget(made, before_close_func=lambda screen: qtbot.waitUntil(lambda: not screen.busy()))
    made.resize(1216, 800)
    made.show()
    qtbot.waitUntil(lambda: not made.busy())
    return made


def _texts(screen: LibraryScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def _shows(screen: LibraryScreen, path: Path) -> bool:
    return path in screen.shelves.cards() and not screen.busy()


def _button(screen: LibraryScreen) -> NewProtocolButton:
    button = screen.findChild(NewProtocolButton)
    assert button is not None
    return button


def test_it_is_written_opened_in_the_editor_and_shown(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, editor: Editor
) -> None:
    screen.search.setText("milk")  # would hide its card
    button = _button(screen)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    path = workplace.own / "my-protocol.yaml"
    qtbot.waitUntil(lambda: path in screen.shelves.cards())
    qtbot.waitUntil(lambda: not screen.busy())
    card = screen.shelves.cards()[path]
    assert card.view.title == "My protocol"
    assert card.view.usable
    assert load_protocol(path).problems == ()
    assert editor.opened == [path]
    assert "A new protocol is in your own folder: my-protocol.yaml" in _texts(screen)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert card.isAncestorOf(focused)
    assert accessibility_faults(screen) == []


def test_another_one_gets_another_name(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, editor: Editor
) -> None:
    for name in ("my-protocol.yaml", "my-protocol-2.yaml"):
        _button(screen).click()
        path = workplace.own / name
        qtbot.waitUntil(partial(_shows, screen, path))
        assert editor.opened[-1] == path
    assert {item.id for item in workplace.library.refresh()} == {"small", "my-protocol", "my-protocol-2"}


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, editor: Editor
) -> None:
    workplace.own.rmdir()
    workplace.own.write_text("a file in its place", "utf-8")
    _button(screen).click()
    qtbot.waitUntil(lambda: "my-protocol.yaml was not written" in _texts(screen))
    qtbot.waitUntil(lambda: not screen.busy())
    assert editor.opened == []
    assert [path.stem for path in screen.shelves.cards()] == ["small"]
