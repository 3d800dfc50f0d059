"""Plates and calculators at their steps: drawn in the run, at the set-up and on the protocol page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.plan.exhibit_cards import ExhibitCards
from protocolapp.gui.protocol.checks_view import checks_view
from protocolapp.gui.protocol.page_body import PageBody
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.gui.widgets.plate_drawing import PlateDrawing
from protocolapp.plan import make_plan, typical_facts
from protocolapp.record.protocol_page.view import protocol_view
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.gui.run.at_the_bench import AtTheBench
from tests.plan.plated import plated_protocol


def shown(bench: AtTheBench) -> ExhibitCards:
    cards = bench.screen.card.body.exhibits
    assert cards is not None
    return cards


def test_a_step_shows_the_tubes_and_the_table_of_its_calculator(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, plated_protocol())
    [series] = shown(bench).views
    assert series.title.text() == "Dilution series"
    assert series.picture.tubes.isVisible()
    [table] = series.tables.cards
    assert len(table.table.table.rows) == 10
    assert accessibility_faults(bench.screen) == []


def test_a_step_shows_the_map_of_its_plate_with_the_samples_names(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, plated_protocol())
    bench.finish_before("work/fill")
    bench.desk.beat_now()
    [plate] = shown(bench).views
    assert plate.title.text() == "Assay plate, 96 wells"
    [drawn] = plate.picture.plates
    assert drawn.isVisible()
    drawn.drawing.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(drawn.drawing, key)
    assert drawn.drawing.accessibleDescription() == "D2: lorlatinib, 3.33\u00a0µM, replicate 1"
    assert accessibility_faults(bench.screen) == []


def test_the_set_up_draws_the_plate_and_follows_a_choice(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk = Desk(FolderWorkplace(tmp_path), qapp)
    screen = SetupScreen(desk)
    qtbot.addWidget(screen)
    screen.show_protocol(plated_protocol())
    screen.show()
    QGuiApplication.clipboard().setText("brigatinib\nalectinib\n")
    screen.form.samples.paste()
    plates = screen.findChild(ExhibitCards)
    assert plates is not None
    qtbot.waitUntil(lambda: [view.title.text() for view in plates.views] == ["Assay plate, 96 wells"])
    drawn = plates.findChildren(PlateDrawing)
    assert any("54 sample" in one.accessibleName() for one in drawn)
    desk.deleteLater()


def test_the_protocol_page_has_a_place_for_plates(qtbot: QtBot) -> None:
    body = PageBody()
    qtbot.addWidget(body)
    protocol = plated_protocol()
    plan = make_plan(protocol, typical_facts(protocol))
    body.show_page(protocol_view(plan, "0" * 64), plan, checks_view(()))
    qtbot.waitUntil(lambda: body.steps.finished)
    [plate] = body.findChildren(ExhibitCards)
    assert [view.title.text() for view in plate.views] == ["Assay plate, 96 wells"]
