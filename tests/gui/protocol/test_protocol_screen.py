"""The protocol page with real widgets: reading, setting up, rehearsing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.opening import Opened, open_known
from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.protocol.step_block import StepBlock
from protocolapp.gui.protocol.steps_column import MOST_STEPS
from protocolapp.gui.widgets.button import Button
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from protocolapp.run.chain import verify
from protocolapp.run.state import RunStatus
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.services.folders import small_protocol


@pytest.fixture
def workplace(tmp_path: Path) -> FolderWorkplace:
    return FolderWorkplace(tmp_path)


@pytest.fixture
def desk(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> ProtocolScreen:
    made = ProtocolScreen(desk)
    qtbot.addWidget(made, before_close_func=partial(_settled, qtbot))
    made.resize(1216, 800)
    made.show()
    return made


@pytest.fixture
def co_ip(workplace: FolderWorkplace) -> Opened:
    return open_known(workplace.library, protocols_folder() / "co_ip_alk.yaml").files[0]


def _settled(qtbot: QtBot, screen: ProtocolScreen) -> None:
    qtbot.waitUntil(lambda: screen.body.steps.finished and not screen.busy())


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel)).replace("\u00a0", " ")


def _press(screen: ProtocolScreen, word: str) -> None:
    next(button for button in screen.findChildren(Button) if button.literal() == word).click()


def _opened(text: str) -> Opened:
    loaded = load_text(text, "some.yaml")
    assert loaded.problems == ()
    return Opened(Path("some.yaml"), loaded)


def test_the_whole_protocol_can_be_read(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened) -> None:
    screen.show_protocol(co_ip)
    _settled(qtbot, screen)
    shown = _texts(screen)
    for text in (
        "Co-immunoprecipitation of ALK complexes", "Find proteins that interact with ALK inside cells.",
        "anti-ALK antibody", "Co-IP lysis buffer", "Rotate gently overnight.", "Do not carry beads over.",
        "BenchChem", "overnight at 4 °C, 14 h, a safe stop",
    ):  # fmt: skip
        assert text in shown


def test_setting_up_hands_on_the_protocol(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened) -> None:
    screen.show_protocol(co_ip)
    with qtbot.waitSignal(screen.set_up_requested) as asked:
        _press(screen, "Set up a run")
    assert asked.args is not None
    assert isinstance(asked.args[0], Protocol)
    assert asked.args[0].id == "co-ip-alk"


def test_a_rehearsal_is_gone_through_and_kept_as_one(
    qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened, workplace: FolderWorkplace, desk: Desk
) -> None:
    screen.show_protocol(co_ip)
    with qtbot.waitSignal(screen.rehearsed) as done:
        _press(screen, "Rehearse")
    assert done.args is not None
    run_id = done.args[0]
    state = desk.open(run_id).state
    assert state.status is RunStatus.COMPLETED
    assert state.identity.rehearsal
    assert verify(workplace.memory.read(run_id)).first_bad is None


def test_a_rehearsal_that_cannot_be_stored_is_told(
    qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened, workplace: FolderWorkplace
) -> None:
    screen.show_protocol(co_ip)
    workplace.memory.full = True
    with qtbot.assertNotEmitted(screen.rehearsed):
        _press(screen, "Rehearse")
        qtbot.waitUntil(lambda: not screen.busy())
    assert "The disk is full." in _texts(screen)


def test_another_protocol_takes_the_place(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened) -> None:
    screen.show_protocol(co_ip)
    _settled(qtbot, screen)
    screen.show_protocol(_opened(small_protocol()))
    _settled(qtbot, screen)
    qtbot.waitUntil(lambda: "anti-ALK antibody" not in _texts(screen))
    assert "Let it rest." in _texts(screen)


def test_a_very_long_protocol_says_what_it_leaves_out(qtbot: QtBot, screen: ProtocolScreen) -> None:
    step = "      - {{id: s{n}, do: Do thing {n}., takes: 1 min}}\n"
    text = small_protocol() + "".join(step.format(n=number) for number in range(MOST_STEPS + 50))
    screen.show_protocol(_opened(text))
    qtbot.waitUntil(lambda: screen.body.steps.finished, timeout=20_000)
    assert "52 more steps" in _texts(screen)


def test_a_step_of_the_drawing_leads_to_its_text(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened) -> None:
    screen.show_protocol(co_ip)
    _settled(qtbot, screen)
    drawing = screen.body.workflow
    place = next(one for one in drawing.drawing().places() if one.ref == "washing/wash.1")
    qtbot.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x) + 4, round(place.y) + 4))
    block = next(one for one in screen.findChildren(StepBlock) if one.step.ref == "washing/wash.1")
    top = block.mapTo(screen.body.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < 100
    before = block.grab().toImage()
    drawing.step_asked.emit("ip/bind")
    assert block.grab().toImage() != before  # another one is marked now


def test_walking_the_drawing_keeps_the_step_in_sight(
    qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened
) -> None:
    screen.show_protocol(co_ip)
    _settled(qtbot, screen)
    drawing = screen.body.workflow
    drawing.setFocus()
    for place in drawing.drawing().places()[1:]:
        qtbot.keyClick(drawing, Qt.Key.Key_Down)
        corner = drawing.mapTo(screen.body.viewport(), QPoint(round(place.x), round(place.y)))
        assert screen.body.viewport().rect().contains(corner), place.ref


def test_the_page_is_printed(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened, tmp_path: Path) -> None:
    screen.show_protocol(co_ip)
    _press(screen, "Print the protocol")
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("co-ip-alk-1.0.0.pdf")
    dialog.fileSelected.emit(str(tmp_path / "co-ip.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)
    assert (tmp_path / "co-ip.pdf").read_bytes().startswith(b"%PDF")


def test_everything_has_a_name_and_room(qtbot: QtBot, screen: ProtocolScreen, co_ip: Opened) -> None:
    screen.show_protocol(co_ip)
    _settled(qtbot, screen)
    assert accessibility_faults(screen) == []


HOSTILE = "<b>x</b> <img src=/dev/zero> AT&T =1+1 %s a<b and c>d"


def test_hostile_text_is_shown_letter_by_letter(qtbot: QtBot, screen: ProtocolScreen) -> None:
    text = small_protocol("hostile", f"'{HOSTILE}'", f"'{HOSTILE}'")
    for plain in ("Rinse with PBS.", "PBS, role", "title: Work"):
        quoted = plain.replace("PBS, role", f"'{HOSTILE}', role").replace("Rinse with PBS.", f"'{HOSTILE}'")
        text = text.replace(plain, quoted.replace("title: Work", f"title: '{HOSTILE}'"))
    screen.show_protocol(_opened(text))
    _settled(qtbot, screen)
    labels = screen.findChildren(QLabel)
    assert [label.text() for label in labels].count(HOSTILE) == 5
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


CHECKED = Path(__file__).parents[2] / "lint" / "protocols"


def test_the_page_tells_what_the_checks_found(qtbot: QtBot, screen: ProtocolScreen) -> None:
    text = (CHECKED / "milk-with-phospho-antibody" / "trips.yaml").read_text("utf-8")
    silence = "silence:\n  - {check: milk-with-phospho-antibody, because: The datasheet asks for it.}\n"
    screen.show_protocol(_opened(text))
    _settled(qtbot, screen)
    shown = _texts(screen)
    assert "1 warning" in shown
    assert "Warning: Blocking buffer holds milk, and anti-pALK is phospho-specific." in shown
    assert "Most of the protein in milk is casein" in shown
    assert "Block and dilute with BSA" in shown
    assert "Line 24 · milk-with-phospho-antibody" in shown
    assert accessibility_faults(screen) == []
    screen.show_protocol(_opened(text + silence))
    _settled(qtbot, screen)
    qtbot.waitUntil(lambda: "Silenced because the datasheet asks for it." in _texts(screen))
    assert "Nothing found" in _texts(screen)
    assert "Block and dilute with BSA" not in _texts(screen)
