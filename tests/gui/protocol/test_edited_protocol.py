"""The protocol page while its file is edited."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.library.opening import Opened
from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.widgets.button import Button
from protocolapp.protocol.load import Loaded, load_text
from protocolapp.protocol.model import Protocol
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.services.folders import small_protocol

STEP = "      - {{id: s{n}, do: Do thing {n}., takes: 1 min}}\n"
LONG = small_protocol() + "".join(STEP.format(n=number) for number in range(40))
PATH = Path("mine.yaml")


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(FolderWorkplace(tmp_path), qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> ProtocolScreen:
    made = ProtocolScreen(desk)
    qtbot.addWidget(made, before_close_func=partial(_settled, qtbot))
    made.resize(1216, 800)
    made.show()
    made.show_protocol(Opened(PATH, _loaded(LONG)))
    _settled(qtbot, made)
    return made


def _settled(qtbot: QtBot, screen: ProtocolScreen) -> None:
    qtbot.waitUntil(lambda: screen.body.steps.finished and not screen.busy())


def _loaded(text: str) -> Loaded:
    return load_text(text, str(PATH))


def _protocol(text: str) -> Protocol:
    protocol = _loaded(text).protocol
    assert protocol is not None
    return protocol


def _change(before: str, now: str, *, gone: bool = False) -> FileChange:
    return FileChange(PATH, _protocol(before), _loaded(now), gone)


def _shown(screen: ProtocolScreen) -> str:
    texts = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts).replace("\u00a0", " ")


def _press(screen: ProtocolScreen, word: str) -> None:
    next(button for button in screen.findChildren(Button) if button.literal() == word).click()


EDITED = LONG.replace("Do thing 7.", "Do thing 7 with care.").replace("1.0.0", "1.0.1")


def test_an_edit_is_shown_from_where_one_was_reading(qtbot: QtBot, screen: ProtocolScreen) -> None:
    bar = screen.body.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(500)
    screen.take_change(_change(LONG, EDITED))
    _settled(qtbot, screen)
    assert "Do thing 7 with care." in _shown(screen)
    assert "This is version 1.0.1; before it was 1.0.0." in _shown(screen)
    qtbot.waitUntil(lambda: bar.value() == 500)


def test_a_set_up_goes_on_with_the_edited_protocol(qtbot: QtBot, screen: ProtocolScreen) -> None:
    screen.take_change(_change(LONG, EDITED))
    with qtbot.waitSignal(screen.set_up_requested) as asked:
        _press(screen, "Set up a run")
    assert asked.args == [_protocol(EDITED)]


def test_while_the_file_has_problems_what_it_said_before_is_shown(
    qtbot: QtBot, screen: ProtocolScreen
) -> None:
    broken = EDITED.replace("takes: 5 min", "takes: 5 mL")
    screen.take_change(_change(LONG, broken))
    _settled(qtbot, screen)
    line = broken.splitlines().index("        takes: 5 mL") + 1
    for words in (f"Line {line}, column", "“5 mL”", "What is shown is version 1.0.0", "Do thing 7."):
        assert words in _shown(screen)
    assert accessibility_faults(screen) == []
    screen.take_change(_change(LONG, "", gone=True))
    assert "The file is no longer there" in _shown(screen)
    screen.take_change(_change(LONG, LONG))
    assert "The file" not in _shown(screen)
    assert "Do thing 7." in _shown(screen)


def test_the_news_of_another_file_is_nothing_to_this_page(screen: ProtocolScreen) -> None:
    other = small_protocol("other", "Other")
    screen.take_change(_change(other, other.replace("1.0.0", "2.0.0")))
    assert "2.0.0" not in _shown(screen)
    assert "Do thing 7." in _shown(screen)
