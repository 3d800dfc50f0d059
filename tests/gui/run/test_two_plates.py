"""Several plates on the run screen: a field for each, drawn and told against its own map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.plate_entry import EntryPlate
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan.facts import EntryKey
from protocolapp.protocol.readings import PlateReadings
from protocolapp.run.commands import EnterValue
from tests.gui.accessibility import accessibility_faults
from tests.gui.run.at_the_bench import AtTheBench
from tests.run.two_plates import ANOTHER, COMPOUNDS, FIRST, LARGER, READ, SECOND, plates_protocol

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two(qtbot: QtBot) -> AtTheBench:
    return AtTheBench(qtbot, plates_protocol(), COMPOUNDS)


def plate(bench: AtTheBench, row: str) -> EntryPlate:
    found = bench.screen.card.body.input(EntryKey(READ, "readings", row))
    assert isinstance(found, EntryPlate)
    return found


def words(part: EntryPlate) -> str:
    return " | ".join(label.literal() for label in part.findChildren(PlainLabel)).replace("\u00a0", " ")


def names(bench: AtTheBench) -> list[str]:
    return [field.name for field in bench.step.fields]


def paste(bench: AtTheBench, row: str, wells: tuple[str, ...]) -> EntryPlate:
    one = plate(bench, row)
    QGuiApplication.clipboard().setText("\n".join(f"{well}\t{at}" for at, well in enumerate(wells, 100)))
    one.paste_field.setFocus()
    bench.press(Qt.Key.Key_V, CONTROL)
    return one


def test_each_is_pasted_told_of_its_own_wells_and_recorded_by_itself(two: AtTheBench) -> None:
    first, second = two.service.plan.by_ref[READ].asked
    assert names(two) == ["Luminescence, Plate 1", "Luminescence, Plate 2"]
    other = paste(two, SECOND, second.wells)
    assert f"all {len(second.wells)} wells in use were read" in words(other)
    one = paste(two, FIRST, second.wells)  # the file of the other plate
    missing = len(set(first.wells) - set(second.wells))
    assert f"{missing} of {len(first.wells)} wells in use were not read" in words(one)
    assert not two.state.entries
    other.give()
    assert one.draft()
    kept = two.state.entries[EntryKey(READ, "readings", SECOND)].current.value
    assert isinstance(kept, PlateReadings)
    assert tuple(well for well, _ in kept.wells) == second.wells
    assert list(two.state.entries) == [EntryKey(READ, "readings", SECOND)]
    assert other.drawing.isVisibleTo(other)
    assert accessibility_faults(two.screen) == []


def test_the_keyboard_goes_to_the_plate_that_is_still_to_be_read(two: AtTheBench) -> None:
    two.do(EnterValue(READ, "readings", "B2\t5", FIRST))
    assert two.view.action.detail == "Plate 2"
    assert not plate(two, SECOND).draft()
    assert not plate(two, SECOND).drawing.isVisibleTo(plate(two, SECOND))


def test_the_fields_follow_the_layout_and_nothing_read_is_lost(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, plates_protocol(), COMPOUNDS[:2])
    assert names(bench) == ["Luminescence"]
    bench.do(EnterValue(READ, "readings", "B2\t5"))
    bench.do(ANOTHER)
    assert names(bench) == ["Luminescence, Plate 1", "Luminescence, Plate 2"]
    assert plate(bench, "").drawing.isVisibleTo(plate(bench, ""))
    assert "Luminescence, Plate 1" in words(plate(bench, ""))
    bench.do(EnterValue(READ, "readings", "B2\t6", SECOND))
    bench.do(LARGER)
    assert names(bench) == ["Luminescence, Plate 1", "Luminescence, Plate 2 (no longer planned)"]
    assert "Luminescence, Plate 2 (no longer planned)" in words(plate(bench, SECOND))
    assert plate(bench, SECOND).drawing.isVisibleTo(plate(bench, SECOND))


def test_what_was_pasted_waits_while_a_compound_is_added(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, plates_protocol(), COMPOUNDS[:2])
    plate(bench, "").put_draft("B2\t5")
    bench.do(ANOTHER)
    assert plate(bench, FIRST).draft() == "B2\t5"
