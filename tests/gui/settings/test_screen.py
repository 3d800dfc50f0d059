"""The settings screen on a real data folder: what is chosen is kept, and told."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.settings.screen import SettingsScreen
from protocolapp.gui.timers.alarm_sound import AlarmSound
from protocolapp.gui.timers.player import NoSoundError
from protocolapp.gui.widgets.choice_field import ChoiceField
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import Edited
from protocolapp.lab import Lab, Operator
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.plan.facts import Sample
from protocolapp.run.ports import RunQuery
from protocolapp.run.setup import RunSetup
from protocolapp.services.preferences import PageSize, Preferences, ThemeMode
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import LAB, FolderWorkplace
from tests.gui.past_runs import HOSTILE
from tests.record.bench_days import co_ip


class SilentPlayer:
    """Counts what it is given; a device that is not there if told so."""

    def __init__(self, fault: str = "") -> None:
        self.played, self._fault = 0, fault

    def play(self, samples: array[int]) -> None:
        self.played += bool(samples)
        if self._fault:
            raise NoSoundError(self._fault)

    def stop(self) -> None:
        pass


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[LocalWorkplace]:
    place = LocalWorkplace(tmp_path / "data", {})
    place.store()
    place.save_lab(LAB)
    yield place
    place.close()


Shown = Callable[..., SettingsScreen]


@pytest.fixture
def shown(qtbot: QtBot, workplace: LocalWorkplace) -> Shown:
    def show(player: SilentPlayer | None = None) -> SettingsScreen:
        desk = Desk(workplace)
        screen = SettingsScreen(desk, AlarmSound(player or SilentPlayer()))
        desk.setParent(screen)
        qtbot.addWidget(screen)
        screen.resize(1200, 800)
        screen.show()
        return screen

    return show


def choose(field: ChoiceField, text: str) -> None:
    index = field.input.findText(text)
    assert index >= 0
    field.input.setCurrentIndex(index)
    field.input.activated.emit(index)


def kept(workplace: LocalWorkplace) -> Preferences:
    """As the next start would read them."""
    return LocalWorkplace(workplace.data_folder, {}).preferences()


def kept_lab(workplace: LocalWorkplace) -> Lab:
    return LocalWorkplace(workplace.data_folder, {}).lab()


def test_every_choice_is_kept_at_once(shown: Shown, qtbot: QtBot, workplace: LocalWorkplace) -> None:
    screen = shown()
    assert screen.saved.text() == ""
    choose(screen.look.theme, "Dark")
    choose(screen.look.scale, "150\u00a0%")
    choose(screen.look.page, "Letter")
    qtbot.mouseClick(screen.look.unit, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.sound.on, Qt.MouseButton.LeftButton)
    choose(screen.people.now, "Operator B (OB)")
    preferences = kept(workplace)
    assert (preferences.theme, preferences.scale, preferences.page) == (ThemeMode.DARK, 150, PageSize.LETTER)
    assert (preferences.copy_with_unit, preferences.sound, preferences.operator) == (False, False, "OB")
    assert screen.saved.text().startswith("Saved ")


def test_what_is_changed_elsewhere_is_shown(shown: Shown) -> None:
    screen = shown()
    screen.keeper.desk.set_preferences(Preferences(scale=200))
    assert screen.look.scale.key() == "200"


def test_a_choice_that_cannot_be_kept_is_told_and_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    from protocolapp.run.ports import StoreError

    place = FolderWorkplace(tmp_path)
    place.not_kept = StoreError("Not kept", "The disk is full.", "Free some space.")
    screen = SettingsScreen(Desk(place))
    qtbot.addWidget(screen)
    screen.show()
    choose(screen.look.theme, "Dark")
    assert screen.look.theme.key() == "system"
    assert screen.banner.isVisible()
    assert screen.saved.text() == "NOT SAVED: Not kept"


def edit(table: object, row: int, column: str, text: str) -> None:
    table.grid.edited.emit(Edited(str(row), column, text))  # type: ignore[attr-defined]


def test_a_pipette_is_kept_once_it_makes_sense(shown: Shown, workplace: LocalWorkplace) -> None:
    screen = shown()
    table = screen.pipettes.table
    table.add_row()
    row = len(LAB.pipettes)
    for column, text in (
        ("name", HOSTILE[:60]),
        ("minimum", "30"),
        ("maximum", "300"),
        ("increment", "5 mg"),
    ):
        edit(table, row, column, text)
        assert kept_lab(workplace).pipettes == LAB.pipettes
    assert "increment" in table.trouble()
    edit(table, row, "increment", "5")
    assert table.trouble() == ""
    assert kept_lab(workplace).pipettes[-1].name == HOSTILE[:60]
    assert accessibility_faults(screen) == []


def test_the_usual_pipettes_come_back_beside_ones_own(shown: Shown, workplace: LocalWorkplace) -> None:
    screen = shown()
    table = screen.pipettes.table
    edit(table, 0, "name", "My P2")
    edit(table, 1, "maximum", "9")
    screen.pipettes.put_back()
    pipettes = kept_lab(workplace).pipettes
    assert pipettes[: len(bundled_pipettes())] == bundled_pipettes()
    assert [one.name for one in pipettes[len(bundled_pipettes()) :]] == ["My P2"]
    table.undo()
    assert kept_lab(workplace).pipettes[0].name == "My P2"


def test_rotors_are_kept(shown: Shown, workplace: LocalWorkplace) -> None:
    screen = shown()
    screen.rotors.table.add_row()
    edit(screen.rotors.table, 1, "name", "FA-24")
    edit(screen.rotors.table, 1, "r_max", "8.2")
    assert [one.name for one in kept_lab(workplace).rotors] == ["F-45-30-11", "FA-24"]


def test_the_first_operator_named_works_now(shown: Shown, workplace: LocalWorkplace) -> None:
    workplace.save_lab(Lab(pipettes=bundled_pipettes()))
    screen = shown()
    screen.people.table.add_row()
    edit(screen.people.table, 0, "name", "Operator A")
    assert kept(workplace).operator == "OA"
    assert screen.people.now.key() == "OA"


def test_who_works_now_goes_on_under_other_initials(shown: Shown, workplace: LocalWorkplace) -> None:
    screen = shown()
    choose(screen.people.now, "Operator A (OA)")
    edit(screen.people.table, 0, "initials", "OpA")
    assert kept(workplace).operator == "OpA"
    assert kept_lab(workplace).operators[0] == Operator("Operator A", "OpA")


def test_what_is_half_typed_survives_coming_back_to_the_screen(shown: Shown) -> None:
    screen = shown()
    screen.rotors.table.add_row()
    edit(screen.rotors.table, 1, "name", "FA-24")
    screen.refresh()
    assert screen.rotors.table.rows()[1]["name"] == "FA-24"


def test_the_sound_is_tried_and_a_missing_device_told(shown: Shown, qtbot: QtBot) -> None:
    player = SilentPlayer("No sound device was found.")
    screen = shown(player)
    qtbot.mouseClick(screen.sound.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No sound device" in screen.sound.state())
    assert player.played == 1


def test_the_folder_of_own_protocols_is_chosen_and_given_up(
    shown: Shown, qtbot: QtBot, workplace: LocalWorkplace, tmp_path: Path
) -> None:
    screen = shown()
    with qtbot.waitSignal(screen.keeper.desk.library_changed):
        screen.folders.choose_own(str(tmp_path))
    assert workplace.library.own_folder == tmp_path
    qtbot.mouseClick(screen.folders.usual, Qt.MouseButton.LeftButton)
    assert workplace.library.own_folder == workplace.data_folder / "protocols"


def words(screen: SettingsScreen) -> str:
    return "\n".join(label.literal() for label in screen.backups.findChildren(PlainLabel))


def begin_run(screen: SettingsScreen) -> str:
    desk = screen.keeper.desk
    return desk.start(RunSetup(co_ip(), samples=(Sample("s1", "H3122"),)))


def test_a_backup_is_written_and_can_be_restored(
    shown: Shown, qtbot: QtBot, workplace: LocalWorkplace, tmp_path: Path
) -> None:
    screen = shown()
    first, target = begin_run(screen), tmp_path / "kept.db"
    screen.backups.back_up(target)
    qtbot.waitUntil(lambda: "Backed up: kept.db" in words(screen))
    begin_run(screen)
    screen.backups.ask_restore(target)
    assert "2\u00a0runs are still open" in words(screen)
    assert screen.focusWidget() is screen.backups.sheet.leave
    with qtbot.waitSignal(screen.restored):
        qtbot.mouseClick(screen.backups.sheet.restore, Qt.MouseButton.LeftButton)
    assert not screen.isVisible()
    assert screen.restart is not None
    assert screen.restart.isVisible()
    again = LocalWorkplace(workplace.data_folder, {})
    assert [one.header.run_id for one in again.store().find(RunQuery()).runs] == [first]
    again.close()
    assert list(workplace.data_folder.glob("runs.db.damaged-*"))
    qtbot.mouseClick(screen.restart.leave, Qt.MouseButton.LeftButton)
    assert not screen.restart.isVisible()
    screen.restart.deleteLater()


def test_a_backup_that_is_no_good_leaves_all_as_it_is(
    shown: Shown, workplace: LocalWorkplace, tmp_path: Path
) -> None:
    screen = shown()
    run_id = begin_run(screen)
    (tmp_path / "bad.db").write_bytes(b"not a database at all" * 100)
    screen.backups.restore(tmp_path / "bad.db")
    assert screen.isVisible()
    assert screen.restart is None
    assert screen.backups.banner.isVisible()
    assert workplace.store().read(run_id)


def test_escape_leaves_everything_as_it_is(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown()
    screen.backups.ask_restore(tmp_path / "kept.db")
    qtbot.keyClick(screen.backups.sheet.leave, Qt.Key.Key_Escape)
    assert not screen.backups.sheet.isVisible()


def test_automatic_backups_are_listed(shown: Shown, workplace: LocalWorkplace, qtbot: QtBot) -> None:
    screen = shown()
    assert not screen.backups.table.isVisible()
    workplace.back_up_daily()
    screen.refresh()
    assert len(screen.backups.table.table.rows) == 1
    qtbot.mouseClick(screen.backups.put_back, Qt.MouseButton.LeftButton)
    assert screen.backups.sheet.isVisible()


def test_a_folder_that_cannot_be_written_is_told(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown()
    with qtbot.waitSignal(screen.backups._work.failed):
        screen.backups.back_up(tmp_path / "gone" / "kept.db")
    qtbot.waitUntil(lambda: "gone" in words(screen))


def test_everything_can_be_told_by_those_who_hear_it(shown: Shown) -> None:
    assert accessibility_faults(shown()) == []
