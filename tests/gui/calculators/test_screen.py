"""The Calculators screen with real widgets: typing, the unknown, what is copied, kept and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.calc.registry import calculators
from protocolapp.gui.calculators.calculator_form import CalculatorForm
from protocolapp.gui.calculators.paper import Calculation
from protocolapp.gui.desk import Desk
from protocolapp.gui.plan.pdf_writer import Written
from protocolapp.run.ports import StoreError
from tests.gui.accessibility import accessibility_faults
from tests.gui.calculators.at_the_calculators import AtTheCalculators, plain
from tests.gui.folder_workplace import FolderWorkplace

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_each_keystroke_works_everything_out(qtbot: QtBot, at: AtTheCalculators) -> None:
    line = at.type("stock", "2")
    assert at.shown("take") == at.result("take") == "5.00 µL"
    qtbot.keyClicks(line, "0")
    assert at.result("take") == "0.50 µL"
    qtbot.keyClicks(line, " µM")
    assert at.result("take") == "500 µL"


def test_what_was_typed_is_never_rewritten(qtbot: QtBot, at: AtTheCalculators) -> None:
    line = at.type("stock", "010.50")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "010.50"
    at.type("final", "3")
    assert line.text() == "010.50"


def test_typing_into_the_unknown_makes_another_one_unknown(at: AtTheCalculators) -> None:
    line = at.type("take", "5")
    assert line.text() == "5"
    assert at.input("final_volume").text() == ""
    assert at.shown("final_volume") == "5 mL"
    assert at.input("final_volume").property("worked") is True
    assert "worked out: 5 mL" in plain(at.input("final_volume").accessibleDescription())


def test_an_emptied_field_is_worked_out_from_the_others(at: AtTheCalculators) -> None:
    at.type("final", "")
    assert at.input("take").text() == "1"
    assert at.shown("final") == "10 µM"
    at.type("take", "2")
    assert at.shown("final") == "20 µM"


def test_a_comma_is_read_where_people_write_one(qtbot: QtBot, desk: Desk) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        at = AtTheCalculators(qtbot, desk, calculators())
        at.type("stock", "2,5")
        assert at.result("take") == "4,00 µL"
        at.screen.hide()
    finally:
        QLocale.setDefault(before)


def test_what_is_wrong_with_a_field_is_told_at_the_field(at: AtTheCalculators) -> None:
    line = at.type("stock", "1 µM")
    assert line.property("state") == "error"
    assert "weaker" in line.accessibleDescription()
    assert "weaker" not in at.said(at.screen.results)
    assert not at.screen.results.copy.isEnabled()
    at.type("stock", "1 mM")
    assert line.property("state") == "normal"
    assert at.screen.results.copy.isEnabled()


def test_while_a_field_cannot_be_read_no_number_stands(at: AtTheCalculators) -> None:
    tiles = [tile for tile in at.screen.results.tiles.tiles if not tile.isHidden()]
    at.type("stock", "1 µ")
    assert [tile for tile in at.screen.results.tiles.tiles if not tile.isHidden()] == tiles
    assert all("…" in tile.accessibleName() for tile in tiles)
    assert not any("1.00" in tile.accessibleName() for tile in tiles)


def test_fields_come_and_go_with_the_choice_they_hang_on(at: AtTheCalculators) -> None:
    found = next((one, field) for one in calculators() for field in one.fields if field.when is not None)
    at.open(found[0].name)
    asked = {name for name, field in at.screen.form.fields.items() if not field.isHidden()}
    asked |= {name for name, table in at.screen.form.tables.items() if not table.isHidden()}
    assert at.screen.view is not None
    assert asked == set(at.screen.view.active)
    assert found[1].name in asked or found[1].name not in at.screen.view.active


def test_a_result_is_copied_by_a_press(qtbot: QtBot, at: AtTheCalculators) -> None:
    qtbot.mouseClick(at.screen.results.tiles.tiles[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "1.00 µL"
    assert "Copied: 1.00 µL" in at.said(at.screen.results)


def test_a_value_is_copied_without_its_unit_where_people_want_it_so(
    qtbot: QtBot, at: AtTheCalculators, desk: Desk
) -> None:
    desk.set_preferences(replace(desk.preferences, copy_with_unit=False))
    tile = at.screen.results.tiles.tiles[0]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1.00"


def test_all_of_it_is_copied_as_text(qtbot: QtBot, at: AtTheCalculators) -> None:
    qtbot.keyClick(at.screen.form, Qt.Key.Key_A, CTRL_SHIFT)
    text = plain(QGuiApplication.clipboard().text())
    assert text.startswith(
        "Dilution\n\nStock: 10 mM\nFinal strength: 10 µM\nMake up to: 1 mL\n\nTake of the stock"
    )
    assert "Take of the stock" in text
    assert "V1 = C2·V2 / C1" in text


def test_one_key_copies_what_one_came_for(qtbot: QtBot, at: AtTheCalculators) -> None:
    line = at.type("final", "20")
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL_SHIFT)
    assert QGuiApplication.clipboard().text() == "2.00 µL"
    QGuiApplication.clipboard().setText("before")
    at.type("final", "20 µ")
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL_SHIFT)
    assert QGuiApplication.clipboard().text() == "before"  # nothing is worked out
    at.open("standard_curve")  # has no large result, but tables
    at.screen.results.finish()
    qtbot.keyClick(at.screen.form, Qt.Key.Key_C, CTRL_SHIFT)
    assert QGuiApplication.clipboard().text().startswith("Sample\t")


def test_the_calculator_that_was_open_last_is_opened_again(
    qtbot: QtBot, at: AtTheCalculators, desk: Desk
) -> None:
    at.open("plate")
    at.screen.hide()
    again = AtTheCalculators(qtbot, desk, calculators())
    assert again.screen.form.calculator.name == "plate"


def test_tables_are_copied_as_cells(at: AtTheCalculators) -> None:
    at.open("series")
    at.screen.results.finish()
    at.screen.results.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Tube", "Strength"]
    assert lines[1].split("\t")[1] == "10 µM"
    at.screen.results.tables.cards[0].table.copy_selection()
    assert QGuiApplication.clipboard().text().startswith("Tube\tStrength")


def test_rows_are_pasted_by_their_headings_in_place_of_the_example(at: AtTheCalculators) -> None:
    at.open("lane_loading")
    grid = at.screen.form.tables["samples"].table
    QGuiApplication.clipboard().setText(
        "Concentration (µg/µL)\tSample\tColour\n4.2\tH3122\tred\nx\tH2228\tblue\n"
    )
    grid.paste()
    assert [row["name"] for row in grid.rows()] == ["H3122", "H2228"]
    assert "Colour" in at.said(at.screen.form)
    bad = grid.grid.table.rows[1].cells[1]
    assert bad.state == "error"
    assert at.screen.view is not None
    assert at.screen.view.pending
    grid.undo()
    assert len(grid.rows()) == 3
    assert not at.screen.view.pending


def test_last_inputs_are_there_after_a_restart(qtbot: QtBot, at: AtTheCalculators, desk: Desk) -> None:
    at.type("take", "07.5")
    at.open("series")
    at.open("dilution")
    assert at.input("take").text() == "07.5"
    at.screen.hide()
    again = AtTheCalculators(qtbot, desk, calculators())
    assert again.input("take").text() == "07.5"
    assert again.shown("final_volume") == "7.5 mL"


def test_inputs_are_written_a_moment_after_the_last_key(
    qtbot: QtBot, at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    at.type("stock", "77")

    def written() -> bool:
        return workplace.calculator_inputs().get("dilution", {}).get("stock") == "77"

    qtbot.waitUntil(written, timeout=3_000)


def test_inputs_that_cannot_be_kept_are_told_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    def full(_inputs: object) -> None:
        raise StoreError("Not kept", "The disk is full.", "Make room.")

    at.type("stock", "88")
    with monkeypatch.context() as patched:
        patched.setattr(workplace, "save_calculator_inputs", full)
        at.screen.keeper.save()
    assert "The disk is full." in at.said()
    assert at.input("stock").text() == "88"
    at.screen.keeper.save()
    assert workplace.calculator_inputs()["dilution"]["stock"] == "88"


def test_the_example_comes_back_and_all_is_cleared(at: AtTheCalculators) -> None:
    at.type("take", "5")
    at.screen.side.to_example.click()
    assert at.input("final_volume").text() == "1"
    assert at.shown("take") == "1.00 µL"
    at.screen.side.to_nothing.click()
    assert [at.input(name).text() for name in ("stock", "take", "final", "final_volume")] == [""] * 4
    assert "Fill in all but one of" in at.said(at.screen.results)


def test_other_pipettes_are_taken_at_once(at: AtTheCalculators, desk: Desk) -> None:
    assert "P2," in at.said(at.screen.results.pipettes)
    lab = desk.workplace.lab()
    desk.set_lab(replace(lab, pipettes=tuple(one for one in lab.pipettes if one.name != "P2")))
    assert "P2," not in at.said(at.screen.results.pipettes)
    take = at.screen.results.tiles.tiles[0]
    assert "P2," not in take.accessibleName()


def test_the_way_to_the_pipettes_is_offered(qtbot: QtBot, at: AtTheCalculators) -> None:
    with qtbot.waitSignal(at.screen.settings_wanted):
        at.screen.results.pipettes.key.click()


def test_it_is_written_on_paper(qtbot: QtBot, at: AtTheCalculators, tmp_path: Path) -> None:
    view, path = at.screen.view, tmp_path / "dilution.pdf"
    assert view is not None
    calculation = Calculation(view.calculator, {"stock": "10 mM"}, view.outcome)
    with qtbot.waitSignal(at.screen.paper.written) as written:
        at.screen.paper.write(calculation, path)
    assert written.args is not None
    assert isinstance(written.args[0], Written)
    assert path.read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(at.screen.paper.failed):
        at.screen.paper.write(calculation, tmp_path / "no such folder" / "x.pdf")
    qtbot.waitUntil(lambda: not at.screen.paper.busy())
    assert "no such folder" in at.said()


def test_how_it_is_worked_out_is_behind_one_key(at: AtTheCalculators) -> None:
    how = at.screen.results.how
    assert "C1·V1 = C2·V2" in at.said(how)
    assert "10 µM × 1 mL / 10 mM" not in at.said(how)
    how.key.click()
    assert "10 µM × 1 mL / 10 mM" in at.said(how)
    at.type("stock", "5")
    assert "10 µM × 1 mL / 5 mM" in at.said(how)


def test_what_is_at_hand_says_how_far_it_reaches(qtbot: QtBot, at: AtTheCalculators) -> None:
    supply = at.screen.results.supply
    at.screen.results.finish()
    supply.key.click()
    field = supply.fields["take"]
    qtbot.keyClicks(field.input, "5")
    assert plain(supply.answer.text()).startswith("Enough for 5 mL")
    qtbot.keyClicks(field.input, " mM")
    assert field.input.property("state") == "error"
    assert supply.answer.isHidden()


def test_focus_goes_to_the_first_field_of_what_was_chosen(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.screen.pick.search.setFocus()
    qtbot.keyClicks(at.screen.pick.search, "serial")
    qtbot.keyClick(at.screen.pick.search, Qt.Key.Key_Return)
    first = next(iter(at.screen.form.fields.values()))
    assert QApplication.focusWidget() is first.input


def test_a_field_with_a_default_shows_the_unit_of_what_is_typed(at: AtTheCalculators) -> None:
    at.open("standards")
    line = at.input("stock")
    assert line.text() == "2"
    before = line.grab().toImage()
    line.set_unit("")
    assert line.grab().toImage() != before


def test_every_calculator_opens_with_its_example_worked_out_and_the_former_is_forgotten(
    at: AtTheCalculators,
) -> None:
    for one in calculators():
        at.open(one.name)
        view = at.screen.view
        assert view is not None
        assert view.calculator is one
        assert not view.outcome.blocked, (one.name, view.all_notes)
        assert view.waiting == "", one.name
        assert view.answered, one.name
        at.screen.results.finish()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert at.screen.form.calculator is one
        assert accessibility_faults(at.screen) == [], one.name
    assert len(at.screen.findChildren(CalculatorForm)) == 1


def test_what_was_replaced_comes_back(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.open("recipe")
    table = at.screen.form.tables["components"].table
    at.type("volume", "33")
    at.screen.side.to_nothing.click()
    assert table.rows() == ()
    assert "Cleared" in at.said(at.screen.side.undo)
    at.screen.side.undo.undo_asked.emit()
    at.screen.side.undo.close_offer()
    assert at.input("volume").text() == "33"
    assert table.rows()[1]["what"] == "NaCl"
    at.screen.side.to_example.click()
    assert at.input("volume").text() == "20"
    qtbot.keyClicks(at.type("volume", "4"), "5")  # who types on takes it as it is
    assert not at.screen.side.undo.isVisible()
