"""The library screen with real files, real widgets and a real folder watch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.opening import Opened
from protocolapp.gui.library.protocol_card import ProtocolCard
from protocolapp.gui.library.screen import LibraryScreen
from protocolapp.gui.widgets.button import Button
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_text
from protocolapp.run.setup import RunSetup
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.gui.library.saving import WAYS, Save
from tests.protocol.importing.exports import as_components
from tests.services.folders import small_protocol


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
    qtbot.addWidget(made, before_close_func=partial(_settled, qtbot))
    made.resize(1216, 800)
    made.show()
    _settled(qtbot, made)
    return made


def _settled(qtbot: QtBot, screen: LibraryScreen) -> None:
    """No file is being read any more."""
    qtbot.waitUntil(lambda: not screen.busy())


def _cards(screen: LibraryScreen) -> dict[str, ProtocolCard]:
    return {card.view.title: card for card in screen.shelves.cards().values()}


def _shows(screen: LibraryScreen, title: str) -> bool:
    return title in _cards(screen)


def _texts(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _press(widget: object, word: str) -> None:
    assert hasattr(widget, "findChildren")
    next(button for button in widget.findChildren(Button) if button.literal() == word).click()


def test_the_first_look_names_files_nobody_has_read(qtbot: QtBot, desk: Desk) -> None:
    screen = LibraryScreen(desk)
    qtbot.addWidget(screen)
    assert list(_cards(screen)) == ["small"]  # not shown yet, so nothing was read
    assert not screen.busy()


def test_shelves_are_filled_in_the_background(screen: LibraryScreen) -> None:
    assert list(_cards(screen)) == ["Small rinse"]
    assert "Own folder" in _texts(screen)
    assert "Drop a protocol file here" in _texts(screen)


def test_choosing_a_card_loads_its_protocol(qtbot: QtBot, screen: LibraryScreen) -> None:
    with qtbot.waitSignal(screen.protocol_chosen) as chosen:
        _cards(screen)["Small rinse"].clicked.emit()
    assert chosen.args is not None
    opened = chosen.args[0]
    assert isinstance(opened, Opened)
    assert opened.loaded.protocol is not None
    assert opened.loaded.protocol.id == "small"


def test_a_card_is_chosen_by_keyboard(qtbot: QtBot, screen: LibraryScreen) -> None:
    card = _cards(screen)["Small rinse"]
    card.setFocus()
    with qtbot.waitSignal(screen.protocol_chosen):
        qtbot.keyClick(card.focusProxy(), Qt.Key.Key_Return)


def test_typing_searches_and_escape_brings_all_back(qtbot: QtBot, screen: LibraryScreen) -> None:
    screen.focus_search()
    qtbot.keyClicks(screen.search, "milk")
    assert _cards(screen) == {}
    qtbot.waitUntil(lambda: "Nothing found" in _texts(screen))
    qtbot.keyClick(screen.search, Qt.Key.Key_Escape)
    assert list(_cards(screen)) == ["Small rinse"]


def test_a_file_that_appears_changes_and_goes_is_noticed(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace
) -> None:
    path = workplace.own / "mine.yaml"
    path.write_text(small_protocol("mine", "Mine"), encoding="utf-8")
    qtbot.waitUntil(lambda: "Mine" in _cards(screen))
    for title in ("Mine, better", "Mine, better still"):  # atomic replacement, twice: what editors do
        (workplace.own / "draft").write_text(small_protocol("mine", title), encoding="utf-8")
        (workplace.own / "draft").replace(path)
        qtbot.waitUntil(partial(_shows, screen, title))
    path.unlink()
    qtbot.waitUntil(lambda: list(_cards(screen)) == ["Small rinse"])


@pytest.mark.parametrize("save", WAYS)
def test_twenty_saves_in_a_row_end_with_the_last(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, save: Save
) -> None:
    path = workplace.own / "mine.yaml"
    for number in range(20):
        save(path, small_protocol("mine", f"Saved {number:02}"))  # the size stays
        QApplication.processEvents()
    qtbot.waitUntil(partial(_shows, screen, "Saved 19"))
    assert [item.title for item in workplace.library.refresh() if item.path == path] == ["Saved 19"]


def test_a_broken_file_shows_all_problems_and_follows_its_mending(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace
) -> None:
    path = workplace.own / "broken.yaml"
    path.write_text(small_protocol("mine", "Mine").replace("5 min", "5 mL"), encoding="utf-8")
    qtbot.waitUntil(lambda: "broken" in _cards(screen))
    _press(_cards(screen)["broken"], "Show all")
    assert "“5 mL”" in _texts(screen.panel)
    assert "Line\u00a013, column" in _texts(screen.panel) or "Line\u00a0" in _texts(screen.panel)
    path.write_text(small_protocol("mine", "Mine"), encoding="utf-8")
    qtbot.waitUntil(lambda: not screen.panel.isVisible())
    assert "Mine" in _cards(screen)


def test_escape_closes_the_panel(qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace) -> None:
    (workplace.own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "broken" in _cards(screen))
    _press(_cards(screen)["broken"], "Show all")
    assert screen.panel.isVisible()
    _press(screen.panel, "Close")
    assert not screen.panel.isVisible()


def test_in_a_small_window_the_panel_takes_the_place_of_the_shelves(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace
) -> None:
    (workplace.own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "broken" in _cards(screen))
    screen.resize(600, 700)
    _press(_cards(screen)["broken"], "Show all")
    assert screen.panel.isVisible()
    assert not screen.shelves.isVisible()
    qtbot.keyClick(screen.panel, Qt.Key.Key_Escape)
    assert screen.shelves.isVisible()
    assert not screen.panel.isVisible()


def _drop(screen: LibraryScreen, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.dropEvent(QDropEvent(QPointF(QPoint(9, 9)), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_dropped_file_is_taken_in_and_shown(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    source = tmp_path / "from a colleague.yaml"
    source.write_text(small_protocol("theirs", "Theirs"), encoding="utf-8")
    with qtbot.waitSignal(screen.protocol_chosen) as chosen:
        _drop(screen, source)
    assert chosen.args is not None
    assert chosen.args[0].path.parent == workplace.own
    qtbot.waitUntil(lambda: "Theirs" in _cards(screen))
    assert source.exists()


def test_the_same_content_is_not_taken_in_twice(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    (tmp_path / "copy.yaml").write_text(small_protocol(), encoding="utf-8")
    with qtbot.waitSignal(screen.protocol_chosen):
        _drop(screen, tmp_path / "copy.yaml")
    assert list(workplace.own.iterdir()) == []


def test_a_dropped_file_with_problems_shows_them_and_is_not_taken_in(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\nformat: 1\n", encoding="utf-8")
    with qtbot.assertNotEmitted(screen.protocol_chosen):
        _drop(screen, bad)
        qtbot.waitUntil(screen.panel.isVisible)
    assert "Line\u00a02" in _texts(screen.panel)
    assert list(workplace.own.iterdir()) == []


def test_a_dropped_export_becomes_a_protocol_of_ones_own(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps(as_components()), encoding="utf-8")
    for _ in range(2):  # the second time it is there already
        with qtbot.waitSignal(screen.protocol_chosen) as chosen:
            _drop(screen, export)
        assert chosen.args is not None
        opened = chosen.args[0]
        assert (opened.path, opened.left_out) == (workplace.own / "beads-buffers.yaml", 1)
    assert [path.name for path in workplace.own.iterdir()] == ["beads-buffers.yaml"]
    qtbot.waitUntil(lambda: "Beads & buffers" in _cards(screen))


def test_a_dropped_export_that_is_none_shows_why(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text('{"name": "<b>something else</b>"}', encoding="utf-8")
    with qtbot.assertNotEmitted(screen.protocol_chosen):
        _drop(screen, tmp_path / "other.json")
        qtbot.waitUntil(screen.panel.isVisible)
    assert "no protocol of protocols.io" in _texts(screen.panel)
    assert list(workplace.own.iterdir()) == []


def test_several_dropped_exports_are_told_of_together(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    for number in (1, 2):
        export = as_components() | {"title": f"Beads {number}"}
        (tmp_path / f"{number}.json").write_text(json.dumps(export), encoding="utf-8")
    _drop(screen, tmp_path / "1.json", tmp_path / "2.json")
    qtbot.waitUntil(lambda: "Imported from protocols.io: 2 protocols" in _texts(screen))
    assert "2 things could not be carried over" in _texts(screen)
    assert len(list(workplace.own.iterdir())) == 2


def test_a_protocol_called_reagents_does_not_take_the_place_of_the_labs_own(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps(as_components() | {"title": "Reagents"}), encoding="utf-8")
    with qtbot.waitSignal(screen.protocol_chosen):
        _drop(screen, export)
    assert [path.name for path in workplace.own.iterdir()] == ["protocol-reagents.yaml"]


def test_a_dropped_folder_brings_all_its_protocols(
    qtbot: QtBot, screen: LibraryScreen, tmp_path: Path
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(small_protocol(name, name.title()), encoding="utf-8")
    _drop(screen, folder)
    qtbot.waitUntil(lambda: {"One", "Two"} <= set(_cards(screen)))


RECIPE = """\
solutions:
  tbst:
    name: TBST
    volume: 1 L
    contains: [{what: NaCl, final: 150 mM, stock: 5 M}]
"""


def test_dropped_recipes_are_taken_to_the_recipes_with_a_word(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    (tmp_path / "buffers.yaml").write_text(RECIPE, encoding="utf-8")
    with qtbot.assertNotEmitted(screen.protocol_chosen):
        for _ in range(2):
            _drop(screen, tmp_path / "buffers.yaml")
            qtbot.waitUntil(lambda: "Among your recipes: TBST" in _texts(screen))
            _settled(qtbot, screen)
    assert [path.name for path in (workplace.own / "recipes").iterdir()] == ["buffers.yaml"]
    assert "TBST" in [one.title for one in workplace.recipes()]
    assert not screen.panel.isVisible()


def test_dropped_recipes_with_problems_show_those_of_a_recipe(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text(RECIPE.replace("5 M", "5 mM"), encoding="utf-8")
    _drop(screen, tmp_path / "bad.yaml")
    qtbot.waitUntil(screen.panel.isVisible)
    assert "Line\u00a05" in _texts(screen.panel)
    assert "sections" not in _texts(screen.panel)
    assert list(workplace.own.iterdir()) == []


def test_dropped_reagents_say_where_they_belong(qtbot: QtBot, screen: LibraryScreen, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("reagents: {Compound 17: {formula: C2H6O}}\n", encoding="utf-8")
    _drop(screen, tmp_path / "ours.yaml")
    qtbot.waitUntil(screen.panel.isVisible)
    assert "It belongs into the own folder, as reagents.yaml." in _texts(screen.panel)


def test_what_is_no_protocol_is_told(qtbot: QtBot, screen: LibraryScreen, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    _drop(screen, tmp_path / "picture.png")
    qtbot.waitUntil(lambda: "Not opened: picture.png" in _texts(screen))


def test_unfinished_runs_stand_above_and_are_resumed(qtbot: QtBot, screen: LibraryScreen) -> None:
    protocol = load_text(small_protocol(), "small.yaml").protocol
    assert protocol is not None
    run_id = screen.desk.start(RunSetup(protocol, title="My cells", samples=typical_facts(protocol).samples))
    assert "My cells" in _texts(screen)
    with qtbot.waitSignal(screen.run_chosen) as chosen:
        _press(screen, "Resume")
    assert chosen.args == [run_id]


def test_everything_has_a_name_and_room(
    screen: LibraryScreen, qtbot: QtBot, workplace: FolderWorkplace
) -> None:
    (workplace.own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "broken" in _cards(screen))
    _press(_cards(screen)["broken"], "Show all")
    assert accessibility_faults(screen) == []


HOSTILE = "<b>x</b> <img src=/dev/zero> AT&T {{ 1 }} =1+1 %s a<b and c>d"


def test_hostile_text_is_shown_letter_by_letter(
    qtbot: QtBot, screen: LibraryScreen, workplace: FolderWorkplace
) -> None:
    text = small_protocol("mine", f"'{HOSTILE}'", f"'{HOSTILE}'")
    (workplace.own / "hostile.yaml").write_text(text, encoding="utf-8")
    qtbot.waitUntil(lambda: HOSTILE in _cards(screen) and _cards(screen)[HOSTILE].isVisible())
    card = _cards(screen)[HOSTILE]
    assert _texts(card).count(HOSTILE) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in card.findChildren(QLabel))
