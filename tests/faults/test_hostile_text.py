"""Hostile text in every field of a protocol: terminal, JSON, PDF and screens show the same literal text (X1 to X10)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from protocolapp.gui.calculators.screen import CalculatorsScreen
from protocolapp.gui.library.opening import Opened
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.window import MainWindow
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.plan import typical_facts
from protocolapp.plan.facts import Sample
from protocolapp.protocol.load import load_protocol
from protocolapp.run.commands import AddNote, StartTimer
from protocolapp.run.setup import RunSetup
from protocolapp.services.preferences import Preferences
from protocolapp.store import save_preferences
from tests.faults.conftest import OpenProgram
from tests.faults.hostile_protocol import PAYLOADS, Hostile, hostile_protocol, marks_in, write_own_files
from tests.faults.programs import protocolapp
from tests.gui.accessibility import accessible_name

RUDE = "\u202e\x1b[31m<b>x</b>&y=1 ¦"
"""What a person may enter, invisible characters and all; a protocol file with these is refused."""


@pytest.fixture
def hostile() -> Hostile:
    return hostile_protocol()


@pytest.fixture
def file(hostile: Hostile, tmp_path: Path) -> Path:
    return hostile.write(tmp_path / "hostile.yaml")


def test_the_terminal_and_json_show_it_literally(hostile: Hostile, file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    checked = protocolapp("check", file)
    assert (checked.returncode, checked.stderr) == (0, "")
    shown = protocolapp("--data", data, "plan", file).stdout
    told = protocolapp("--data", data, "plan", file, "--json").stdout
    assert told.isascii()
    texts = "\n".join(strings_in(json.loads(told)))
    for text in (checked.stdout, shown, texts):
        assert hostile.faults_in(text, spaces=False) == []
    assert len(marks_in(shown)) > 60
    assert len(marks_in(texts)) > 60
    assert "49" not in checked.stdout


def strings_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from strings_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings_in(value)
    elif isinstance(node, str):
        yield node


@pytest.mark.tool("pdftotext", "poppler-utils")
def test_the_record_prints_it_literally(hostile: Hostile, file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "record.pdf"
    done = protocolapp("--data", tmp_path / "data", "rehearse", file, "--keep", "--pdf", pdf)
    assert done.returncode == 0, done.stderr
    assert hostile.faults_in(done.stdout, spaces=False) == []
    printed = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert len(marks_in(printed)) > 60
    assert hostile.faults_in(without_page_ends(printed), spaces=False) == []


def without_page_ends(printed: str) -> str:
    """What stands at the foot of each page comes between the lines of a text that goes on behind it."""
    pages = printed.split("\f")
    return "".join("\n".join(line for line in page.splitlines() if "Page " not in line) for page in pages)


def texts_of(window: QWidget) -> Iterator[str]:
    """All that widgets show and hint, whether in sight or scrolled away."""
    for widget in window.findChildren(QWidget):
        yield from own_texts(widget)
        yield unescaped(widget.toolTip())


def own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractButton):
        yield widget.text().replace("&&", "&")
    elif isinstance(widget, QGroupBox):
        yield widget.title().replace("&&", "&")
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.index(row, column)
                yield str(cell.data(Qt.ItemDataRole.DisplayRole) or "")
                yield unescaped(str(cell.data(Qt.ItemDataRole.ToolTipRole) or ""))


def unescaped(tip: str) -> str:
    """A tooltip as it is shown: every one is escaped, and nothing else in it is markup."""
    if not tip:
        return ""
    assert tip.startswith("<qt>"), tip
    assert tip.endswith("</qt>"), tip
    inner = tip[4:-5]
    assert "<" not in inner, tip
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        inner = inner.replace(name, sign)
    return inner


class Screens:
    """The program's window, with the hostile protocol in its library and a run of it begun."""

    def __init__(self, window: MainWindow, hostile: Hostile, file: Path) -> None:
        self.window, self.hostile = window, hostile
        self.opened = Opened(file, load_protocol(file))
        assert self.opened.loaded.protocol is not None
        self.protocol = self.opened.loaded.protocol
        facts = typical_facts(self.protocol)
        samples = (*facts.samples, Sample("s9", f"rude {RUDE}"))
        setup = RunSetup(
            self.opened.loaded.protocol,
            f"title {RUDE}",
            f"aim {RUDE}",
            facts.parameters,
            samples,
            facts.rotor,
        )
        self.run_id = window.desk.start(setup)
        for command in (AddNote(f"note {RUDE}"), StartTimer(label=f"timer {RUDE}", length_ms=60_000)):
            window.desk.submit(self.run_id, command)

    def shown(self) -> list[str]:
        """All texts of the window, each literal and harmless."""
        QApplication.processEvents()
        texts = [text for text in texts_of(self.window) if text]
        said = [accessible_name(widget) for widget in self.window.findChildren(QWidget)]
        assert [(text, fault) for text in (*texts, *said) for fault in self.hostile.faults_in(text)] == []
        raw = [text for text in texts if "\u202e" in text or "\x1b" in text]
        assert raw == []
        labels = [one for one in self.window.findChildren(QLabel) if not one.isWindow()]
        assert labels
        assert [one.text() for one in labels if one.textFormat() is not Qt.TextFormat.PlainText] == []
        self.window.grab()  # painting it reads no file and comes to an end
        return texts

    def marks(self) -> int:
        return len(marks_in("\n".join(self.shown())))

    def says(self, word: str) -> bool:
        """Whether what a person entered stands there, made visible."""
        return any(f"{word} [U+202E][U+001B][31m<b>x</b>&y=1" in text for text in self.shown())


@pytest.fixture
def screens(open_program: OpenProgram, tmp_path: Path, hostile: Hostile, qtbot: QtBot) -> Iterator[Screens]:
    data = tmp_path / "data"
    (data / "protocols").mkdir(parents=True)
    save_preferences(data, Preferences(operator="AB"))
    file = hostile.write(data / "protocols" / "hostile.yaml")
    window = open_program(data).window
    assert window is not None
    qtbot.waitExposed(window)
    yield Screens(window, hostile, file)
    window.close()
    window.desk.deleteLater()


def test_the_library_shows_it_literally(screens: Screens, qtbot: QtBot) -> None:
    screens.window.screens.show_library()
    qtbot.waitUntil(lambda: screens.marks() >= 2, timeout=5_000)


def test_the_protocol_page_and_the_set_up_show_it_literally(screens: Screens, qtbot: QtBot) -> None:
    screens.window.screens.show_protocol(screens.opened)
    qtbot.waitUntil(lambda: screens.marks() >= 40, timeout=5_000)
    screens.window.screens.show_setup(screens.protocol)
    qtbot.waitUntil(lambda: screens.marks() >= 40, timeout=5_000)


def test_every_step_of_the_run_screen_shows_it_literally(screens: Screens) -> None:
    screens.window.screens.show_run(screens.run_id)
    assert screens.says("timer")
    run_screen = screens.window.findChild(RunScreen)
    assert run_screen is not None
    met: set[str] = set()
    for step in screens.window.desk.open(screens.run_id).plan.steps:
        run_screen.driver.looking.look_at(step.ref)
        met |= marks_in("\n".join(screens.shown()))
    assert len(met) > 50


def test_record_and_history_show_it_literally(screens: Screens, qtbot: QtBot) -> None:
    screens.window.screens.show_record(screens.run_id)
    qtbot.waitUntil(lambda: screens.marks() >= 1, timeout=5_000)
    qtbot.waitUntil(lambda: screens.says("title"), timeout=5_000)
    screens.window.screens.show_history()
    qtbot.waitUntil(lambda: screens.says("title"), timeout=5_000)
    screens.window.screens.show_settings()
    assert screens.shown()


def test_own_reagents_and_recipes_are_shown_literally(
    screens: Screens, hostile: Hostile, tmp_path: Path, qtbot: QtBot
) -> None:
    write_own_files(hostile, tmp_path / "data" / "protocols")
    screens.window.screens.show_settings()
    qtbot.waitUntil(lambda: screens.marks() >= 30, timeout=5_000)
    screens.window.screens.show_calculators()
    calculators = screens.window.findChild(CalculatorsScreen)
    assert calculators is not None
    calculators.open("recipe")
    qtbot.waitUntil(lambda: screens.marks() >= 10, timeout=5_000)


def test_own_reagents_and_recipes_come_back_literally(hostile: Hostile, tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_own_files(hostile, data / "protocols")
    workplace = LocalWorkplace(data, {})
    workplace.save_own_reagents(workplace.own_reagents().substances)
    [mine] = [one for one in workplace.recipes() if not one.shipped]
    assert mine.recipes is not None
    workplace.save_recipes(mine.recipes, mine.path)
    texts = [
        text
        for path in (data / "protocols").rglob("*.yaml")
        for text in strings_in(yaml.safe_load(path.read_text("utf-8")))
    ]
    assert len(marks_in("\n".join(texts))) == len(PAYLOADS) * 8 + 1
    assert [fault for text in texts for fault in hostile.faults_in(text)] == []
    shown = protocolapp("--data", data, "calc", "recipe", "--recipe", "buffer_3").stdout
    told = protocolapp("--data", data, "calc", "recipe", "--recipe", "buffer_3", "--json").stdout
    for text in (shown, "\n".join(strings_in(json.loads(told)))):
        assert marks_in(text)
        assert hostile.faults_in(text, spaces=False) == []
