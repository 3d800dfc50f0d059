"""The lab's own reagents in the settings: typed, kept in their file, and the file left alone while it is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.settings.lab_table import MOST
from protocolapp.gui.settings.reagent_reading import read_reagents, reagent_row
from protocolapp.gui.settings.reagents import ReagentsGroup
from protocolapp.gui.settings.screen import SettingsScreen
from protocolapp.gui.widgets.table_cells import Edited
from protocolapp.lab import Substance
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.quantity import DecimalMark, Quantity
from tests.gui.accessibility import accessibility_faults

TRIS = Substance(
    "Our Tris",
    formula="C4H11NO3",
    mw=Quantity.of("121.14", "g/mol"),
    density=Quantity.of("1.353", "g/mL"),
    strength=Quantity.of(99, "% w/w"),
    pka=Fraction("8.06"),
    ph_per_kelvin=Fraction("-0.028"),
    cas="77-86-1",
    family="Tris",
    also=("Trizma", "1,3-diol"),
    stock="1 M",
    note="dry",
    source="lot 0123",
    own=True,
)


@pytest.mark.parametrize("decimal", [".", ","])
def test_what_is_kept_reads_back_the_same_with_all_that_has_no_column(decimal: DecimalMark) -> None:
    reading = read_reagents([reagent_row(TRIS, decimal)], decimal)
    assert (reading.things, reading.troubles) == ((TRIS,), {})


@given(st.integers(1, 10**7), st.integers(1, 10**6), st.sampled_from([".", ","]))
def test_no_digit_is_lost(mass: int, parts: int, decimal: DecimalMark) -> None:
    one = Substance("x", mw=Quantity.of(Fraction(mass, 1000), "g/mol"), own=True)
    one_more = Substance("y", density=Quantity.of(Fraction(parts, 10**4), "g/mL"), own=True)
    rows = [reagent_row(one, decimal), reagent_row(one_more, decimal)]
    assert read_reagents(rows, decimal).things == (one, one_more)


def test_bare_numbers_have_the_usual_unit_and_a_formula_tells_the_molar_mass() -> None:
    reading = read_reagents(
        [
            {"name": "a", "mw": "450.34", "density": "1.06"},
            {"name": "b", "formula": "NaCl", "also": " x;;x ; y"},
        ]
    )
    assert reading.troubles == {}
    first, second = reading.things
    assert first.mw == Quantity.of("450.34", "g/mol")
    assert first.density == Quantity.of("1.06", "g/mL")
    assert (second.mw, second.also) == (None, ("x", "y"))
    assert reading.shown[1, "mw"] == "58.44\u00a0g/mol"


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"name": ""}, "name"),
        ({"name": "x\x07"}, "name"),
        ({"formula": "DTT!"}, "formula"),
        ({"mw": "450 mg"}, "mw"),
        ({"mw": "0"}, "mw"),
        ({"mw": "1,000.5,3"}, "mw"),
        ({"density": "1 mL"}, "density"),
        ({"note": "n" * 2000}, "note"),
    ],
)
def test_each_fault_is_told_in_its_cell(change: dict[str, str], column: str) -> None:
    reading = read_reagents([{"name": "x", "mw": "100"} | change])
    assert set(reading.troubles) == {(0, column)}


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[LocalWorkplace]:
    place = LocalWorkplace(tmp_path / "data", {})
    place.store()
    yield place
    place.close()


@pytest.fixture
def file(workplace: LocalWorkplace) -> Path:
    own = workplace.library.own_folder
    own.mkdir(parents=True, exist_ok=True)
    return own / "reagents.yaml"


def shown(qtbot: QtBot, workplace: LocalWorkplace) -> SettingsScreen:
    screen = SettingsScreen(Desk(workplace))
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    return screen


def edit(group: ReagentsGroup, row: int, column: str, text: str) -> None:
    group.table.grid.edited.emit(Edited(str(row), column, text))


def test_a_reagent_is_kept_once_it_makes_sense(qtbot: QtBot, workplace: LocalWorkplace) -> None:
    screen = shown(qtbot, workplace)
    told: list[bool] = []
    screen.keeper.desk.catalogue_changed.connect(lambda: told.append(True))
    screen.reagents.table.add_row()
    edit(screen.reagents, 0, "formula", "C21H22Cl2FN5O")
    assert "name" in screen.reagents.table.trouble()
    assert workplace.own_reagents().substances == ()
    edit(screen.reagents, 0, "name", "Compound 17 <b>")
    [kept] = workplace.own_reagents().substances
    assert (kept.name, kept.formula, kept.mw) == ("Compound 17 <b>", "C21H22Cl2FN5O", None)
    assert told == [True]
    assert screen.saved.text().startswith("Saved ")
    assert accessibility_faults(screen) == []
    screen.reagents.table.undo()
    assert workplace.own_reagents().substances == (kept,), (
        "a row without a name is not kept, so nothing is lost"
    )


def test_a_molar_mass_left_empty_is_shown_as_worked_out_and_not_kept(
    qtbot: QtBot, workplace: LocalWorkplace
) -> None:
    salt = Substance("Salt", formula="NaCl", own=True)
    workplace.save_own_reagents([salt])
    screen = shown(qtbot, workplace)
    cell = screen.reagents.table.grid.table.rows[0].cells[2]
    assert (cell.text, cell.quiet) == ("58.44\u00a0g/mol", True)
    edit(screen.reagents, 0, "note", "dry")
    [kept] = workplace.own_reagents().substances
    assert (kept.mw, kept.note) == (None, "dry")


def test_a_new_name_keeps_what_has_no_column(qtbot: QtBot, workplace: LocalWorkplace) -> None:
    workplace.save_own_reagents([TRIS])
    screen = shown(qtbot, workplace)
    edit(screen.reagents, 0, "name", "Tris of shelf 3")
    [kept] = workplace.own_reagents().substances
    assert (kept.name, kept.cas, kept.pka, kept.source) == (
        "Tris of shelf 3",
        "77-86-1",
        TRIS.pka,
        "lot 0123",
    )


def test_what_other_hands_added_meanwhile_is_not_lost(qtbot: QtBot, workplace: LocalWorkplace) -> None:
    workplace.save_own_reagents([TRIS])
    screen = shown(qtbot, workplace)
    other = Substance("Added in an editor", mw=Quantity.of(100, "g/mol"), own=True)
    workplace.save_own_reagents([TRIS, other])
    edit(screen.reagents, 0, "note", "wet")
    first, second = workplace.own_reagents().substances
    assert (first.note, second) == ("wet", other)
    assert [row["name"] for row in screen.reagents.table.rows()] == ["Our Tris", "Added in an editor"]


def test_what_nobody_touched_stays_as_the_file_says_it(qtbot: QtBot, workplace: LocalWorkplace) -> None:
    """Lines of a note and a name with a semicolon, which the table cannot show; a change made in an editor."""
    odd = replace(TRIS, note="one\ntwo", also=("a; b",))
    salt, gone = Substance("Salt", formula="NaCl", own=True), Substance("Gone", formula="C2H6O", own=True)
    workplace.save_own_reagents([odd, salt, gone])
    screen = shown(qtbot, workplace)
    workplace.save_own_reagents([odd, replace(salt, note="dried in the editor")])
    edit(screen.reagents, 2, "note", "typed")
    kept = workplace.own_reagents().substances
    assert kept == (odd, replace(salt, note="dried in the editor"), replace(gone, note="typed"))
    notes = [row.get("note") for row in screen.reagents.table.rows()]
    assert notes[1:] == ["dried in the editor", "typed"]


def test_a_file_longer_than_the_table_keeps_its_end(qtbot: QtBot, workplace: LocalWorkplace) -> None:
    many = [Substance(f"R{number}", mw=Quantity.of(100, "g/mol"), own=True) for number in range(MOST + 20)]
    workplace.save_own_reagents(many)
    screen = shown(qtbot, workplace)
    edit(screen.reagents, 0, "note", "first")
    names = [one.name for one in workplace.own_reagents().substances]
    assert names == [one.name for one in many]


def test_a_broken_file_is_shown_with_its_problems_and_left_alone(
    qtbot: QtBot, workplace: LocalWorkplace, file: Path
) -> None:
    content = "reagents:\n  Compound <b>17</b>: {mw: 450.34}\n"
    file.write_text(content, "utf-8")
    screen = shown(qtbot, workplace)
    group = screen.reagents
    assert group.broken.isVisible()
    assert not group.table.isVisible()
    assert "Line 2: “450.34” has no unit" in group.broken.text()
    assert accessibility_faults(screen) == []
    assert file.read_text("utf-8") == content
    file.write_text(content.replace("450.34", "450.34 g/mol"), "utf-8")
    qtbot.mouseClick(group.again, Qt.MouseButton.LeftButton)
    assert not group.broken.isVisible()
    assert [row["name"] for row in group.table.rows()] == ["Compound <b>17</b>"]


def test_a_file_that_breaks_while_it_is_shown_is_not_written_over(
    qtbot: QtBot, workplace: LocalWorkplace, file: Path
) -> None:
    workplace.save_own_reagents([TRIS])
    screen = shown(qtbot, workplace)
    file.write_text("reagents: [", "utf-8")
    edit(screen.reagents, 0, "note", "wet")
    assert file.read_text("utf-8") == "reagents: ["
    assert screen.banner.isVisible()
