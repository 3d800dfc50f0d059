"""The set-up screen with real widgets: typing, pasting, starting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.plan.bench_sheet import BenchSheetWriter
from protocolapp.gui.plan.pdf_writer import Written
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.gui.widgets.field import QuantityField
from protocolapp.gui.widgets.line_input import LineInput
from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.ports import StoreError
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.services.folders import small_protocol

SAMPLES = (
    "Name\tTreatment\tProtein (mg/mL)\nH3122\tDMSO\t4.20\nH3122 lor\tlorlatinib\t3.98\nH2228\tDMSO\t4.57\n"
)


@pytest.fixture(scope="module")
def co_ip() -> Protocol:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return protocol


@pytest.fixture
def workplace(tmp_path: Path) -> FolderWorkplace:
    return FolderWorkplace(tmp_path)


@pytest.fixture
def desk(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, co_ip: Protocol) -> SetupScreen:
    made = SetupScreen(desk)
    qtbot.addWidget(made)
    made.resize(1216, 800)
    made.show_protocol(co_ip)
    made.show()
    return made


def _type(qtbot: QtBot, screen: SetupScreen, name: str, text: str) -> LineInput:
    field = screen.form.parameters.fields[name]
    assert isinstance(field, QuantityField)
    field.input.setFocus()
    field.input.selectAll()
    qtbot.keyClicks(field.input, text)
    return field.input


def _paste(text: str, screen: SetupScreen) -> None:
    QGuiApplication.clipboard().setText(text)
    screen.form.samples.paste()


def _take(screen: SetupScreen, what: str) -> str:
    rows = screen.prep.cards["lysis_buffer"].table.table.rows
    return next(row.cells[3].text for row in rows if row.cells[0].text == what).replace("\u00a0", " ")


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel)).replace("\u00a0", " ")


def test_nothing_can_start_without_samples_and_it_says_so(screen: SetupScreen) -> None:
    assert not screen.bar.begin.isEnabled()
    assert "Add at least one lysate to start." in _texts(screen.bar)


def test_pasted_samples_are_counted_into_every_volume(screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    assert screen.bar.begin.isEnabled()
    assert "3 lysates, 4 tubes" in _texts(screen.prep)
    before = _take(screen, "NaCl")
    _paste(SAMPLES + "H1\tDMSO\t4\n", screen)
    assert not screen.bar.begin.isEnabled()  # pasted twice: names are there twice
    screen.form.samples.undo()
    assert _take(screen, "NaCl") == before


def test_each_keystroke_updates_the_volumes(qtbot: QtBot, screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    field = _type(qtbot, screen, "wash_volume", "2")
    assert field.text() == "2"
    twice = _take(screen, "NP-40")
    qtbot.keyClicks(field, "0")  # 20 mL
    assert _take(screen, "NP-40") != twice
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert _take(screen, "NP-40") == twice


def test_the_tubes_follow(qtbot: QtBot, screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    _type(qtbot, screen, "protein_per_ip", "0.5")

    def lysate() -> str:
        cards = screen.prep.volumes.cards
        return cards[0].table.table.rows[0].cells[1].text.replace("\u00a0", " ") if cards else ""

    qtbot.waitUntil(lambda: lysate() == "119.0 µL")  # 0.5 mg / 4.2 mg/mL


def test_what_was_typed_is_never_rewritten(qtbot: QtBot, screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    field = _type(qtbot, screen, "protein_per_ip", "01.50")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "01.50"
    assert [row["protein"] for row in screen.form.samples.rows()] == ["4.20", "3.98", "4.57"]


def test_what_cannot_be_read_says_why_at_once_and_hides_every_number(
    qtbot: QtBot, screen: SetupScreen
) -> None:
    _paste(SAMPLES, screen)
    field = _type(qtbot, screen, "bed_fraction", "50 %")
    assert field.property("state") == "error"
    assert "v/v" in field.accessibleDescription()
    assert _take(screen, "NaCl") == "…"
    assert not screen.bar.begin.isEnabled()
    qtbot.keyClicks(field, " v/v")
    assert field.property("state") == "normal"
    assert screen.bar.begin.isEnabled()
    assert _take(screen, "NaCl") != "…"


def test_out_of_range_warns_and_the_run_may_start(qtbot: QtBot, screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    field = _type(qtbot, screen, "antibody_per_ip", "9")
    assert field.property("state") == "warn"
    assert screen.bar.begin.isEnabled()


def test_a_comma_is_read_where_people_write_one(qtbot: QtBot, desk: Desk, co_ip: Protocol) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        screen = SetupScreen(desk)
        qtbot.addWidget(screen)
        screen.show_protocol(co_ip)
        _paste("H3122\tDMSO\t4,2\n", screen)
        _type(qtbot, screen, "protein_per_ip", "0,5")
        with qtbot.waitSignal(screen.started) as started:
            screen.start()
    finally:
        QLocale.setDefault(before)
    assert started.args is not None
    facts = desk.runs()[started.args[0]].state.facts
    assert facts.parameters["protein_per_ip"] == Quantity.of("0.5", "mg")
    assert facts.samples[0].values["protein"] == Quantity.of("4.2", "mg/mL")


def test_starting_keeps_all_that_was_typed(qtbot: QtBot, screen: SetupScreen, desk: Desk) -> None:
    _paste(SAMPLES, screen)
    _type(qtbot, screen, "protein_per_ip", "2")
    qtbot.keyClicks(screen.form.run_fields.title.input, "Lorlatinib pilot")
    qtbot.keyClicks(screen.form.run_fields.aim.input, "Does GRB2 leave?")
    with qtbot.waitSignal(screen.started) as started:
        screen.bar.begin.click()
    assert started.args is not None
    state = desk.runs()[started.args[0]].state
    assert (state.title, state.aim) == ("Lorlatinib pilot", "Does GRB2 leave?")
    assert state.identity.started.by == "OA"
    assert not state.identity.rehearsal
    assert [sample.name for sample in state.facts.samples] == ["H3122", "H3122 lor", "H2228"]
    assert state.facts.parameters["protein_per_ip"] == Quantity.of(2, "mg")


def test_a_rehearsal_is_marked_as_one(qtbot: QtBot, screen: SetupScreen, desk: Desk) -> None:
    _paste(SAMPLES, screen)
    with qtbot.waitSignal(screen.started) as started:
        screen.bar.trial.click()
    assert started.args is not None
    assert desk.runs()[started.args[0]].state.identity.rehearsal


def test_going_back_and_forth_loses_nothing(qtbot: QtBot, screen: SetupScreen, co_ip: Protocol) -> None:
    _paste(SAMPLES, screen)
    _type(qtbot, screen, "protein_per_ip", "3")
    screen.hide()
    screen.show_protocol(co_ip)
    screen.show()
    assert screen.form.parameters.fields["protein_per_ip"].text() == "3"  # type: ignore[attr-defined]
    assert len(screen.form.samples.rows()) == 3


def test_a_run_that_cannot_be_stored_is_told_and_nothing_is_lost(
    qtbot: QtBot, screen: SetupScreen, workplace: FolderWorkplace
) -> None:
    _paste(SAMPLES, screen)
    workplace.memory.full = True
    with qtbot.assertNotEmitted(screen.started):
        screen.start()
    assert "The disk is full." in _texts(screen)
    assert len(screen.form.samples.rows()) == 3


def test_the_operator_is_kept_for_next_time(
    qtbot: QtBot, screen: SetupScreen, desk: Desk, workplace: FolderWorkplace
) -> None:
    field = screen.form.run_fields.operator.input
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert desk.preferences.operator == "OB"
    workplace.not_kept = StoreError("Not kept", "The folder is read-only.", "Choose another.")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert "The folder is read-only." in _texts(screen)


def test_the_rotor_turns_force_into_speed(qtbot: QtBot, screen: SetupScreen) -> None:
    field = screen.form.run_fields.rotor.input
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert "rpm" in field.accessibleDescription()


def test_the_prep_sheet_is_copied_for_a_spreadsheet(screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    screen.prep.copy_prep_sheet()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1] == "Component\tFinal\tStock\tTake\tPipette"
    nacl = next(line.split("\t") for line in lines if line.startswith("NaCl\t"))
    assert nacl[1:3] == ["150 mM", "5 M"]
    assert nacl[3] == _take(screen, "NaCl")
    assert any(line.startswith("PBS\t") for line in lines)


def test_the_bench_sheet_is_written(
    qtbot: QtBot, screen: SetupScreen, desk: Desk, co_ip: Protocol, tmp_path: Path
) -> None:
    writer = BenchSheetWriter(desk, screen)
    plan = make_plan(co_ip, typical_facts(co_ip))
    with qtbot.waitSignal(writer.written) as written:
        writer.write(plan, tmp_path / "sheet.pdf")
    assert written.args is not None
    assert isinstance(written.args[0], Written)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(writer.failed) as failed:
        writer.write(plan, tmp_path / "no such folder" / "sheet.pdf")
    assert failed.args is not None
    assert failed.args[0].remedy
    qtbot.waitUntil(lambda: not writer.busy())


def test_columns_that_are_not_there_are_told(screen: SetupScreen) -> None:
    _paste("Sample\tColour\tProtein\nH3122\tred\t4\n", screen)
    assert screen.form.samples.rows() == ({"Name": "H3122", "protein": "4"},)
    assert "Colour" in _texts(screen.form)


def test_everything_has_a_name_and_room(screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    assert accessibility_faults(screen) == []


def test_the_form_is_walked_by_tab_in_reading_order(qtbot: QtBot, screen: SetupScreen) -> None:
    _paste(SAMPLES, screen)
    fields = list(screen.form.parameters.fields.values())
    fields[0].setFocus()
    for field in fields[1:4]:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field.focusProxy()


def test_where_both_sides_do_not_fit_a_key_leads_to_the_other(qtbot: QtBot, screen: SetupScreen) -> None:
    assert screen.prep.isVisible()
    assert not screen.sides.to_prep.isVisible()
    screen.resize(700, 700)
    qtbot.waitUntil(screen.sides.to_prep.isVisible)
    assert screen.bar.isVisible()
    assert not screen.prep.isVisible()
    screen.sides.to_prep.click()
    assert screen.prep.isVisible()
    assert not screen.bar.isVisible()
    screen.sides.to_form.click()
    assert screen.bar.isVisible()


HOSTILE = "<b>x</b> <img src=/dev/zero> AT&T =1+1 %s a<b and c>d"
PARAMETERS = f"""
parameters:
  amount: {{label: '{HOSTILE}', default: 1 mg, cite: lab, help: '{HOSTILE}'}}
  word: {{label: Word, default: '{HOSTILE}', kind: text, cite: lab}}
"""


def test_hostile_text_is_shown_letter_by_letter(qtbot: QtBot, desk: Desk) -> None:
    text = small_protocol("hostile", f"'{HOSTILE}'").replace("samples:", f"{PARAMETERS}\nsamples:")
    protocol = load_text(text, "hostile.yaml").protocol
    assert protocol is not None
    screen = SetupScreen(desk)
    qtbot.addWidget(screen)
    screen.show_protocol(protocol)
    screen.form.samples.set_rows([{"Name": HOSTILE}])
    labels = screen.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert HOSTILE in [label.text() for label in labels]
    word = screen.form.parameters.fields["word"]
    assert isinstance(word, QuantityField)
    assert word.text() == HOSTILE
    assert "<b>" not in screen.form.parameters.fields["amount"].toolTip().replace("<qt>", "").replace(
        "</qt>", ""
    )
