"""The viability assay in the real window: its usual way, and two inhibitors with a plate at time zero."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.plan.facts import EntryKey
from protocolapp.protocol.readings import PlateReadings
from protocolapp.quantity import Quantity
from protocolapp.run.state import RunStatus
from tests.gui.whole.at_the_window import AtTheWindow

TITLE = "Cell viability with ALK inhibitors (MTS)"


def _set_up(here: AtTheWindow, rows: str) -> None:
    here.press(TITLE)
    here.press("Set up a run")
    QApplication.clipboard().setText(rows)
    here.press("Paste rows")


def _done(here: AtTheWindow) -> list[str]:
    state = here.service.state
    assert state.status is RunStatus.COMPLETED
    assert state.deviations == ()
    return [step.ref for step in here.service.plan.steps if state.step(step.ref).ended is not None]


def test_the_usual_way(qtbot: QtBot, tmp_path: Path) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    _set_up(here, "Name\tBatch\nLorlatinib\tA1\n")
    here.press("Start run")
    here.work(until="seeding/suspend")
    taken = here.service.plan.values[
        "counted_volume"
    ].value  # 33 wells x 5000 cells, and 10 %, at 500 000 cells/mL
    assert taken == Quantity.of(363, "µL")
    here.work()
    refs = _done(here)
    assert "incubation/incubate_72" in refs
    assert not [ref for ref in refs if ref.startswith("time_zero_plate")]
    assert "treatment/working" not in refs
    here.close()


def test_two_inhibitors_on_two_plates_from_a_lower_dose_with_time_zero(qtbot: QtBot, tmp_path: Path) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    _set_up(here, "Name\tBatch\nLorlatinib\tA1\nAlectinib\tB2\n")
    here.choose("Treatment", "48 h")
    here.choose("Time zero", "separate plate")
    here.fill("Highest dose", "1 uM")
    here.press("Start run")
    here.work()
    refs = _done(here)
    for ref in ("time_zero_plate/read", "treatment/working", "incubation/incubate_48", "analysis/growth"):
        assert ref in refs
    entries = here.service.state.facts.entries
    for row in ("plate:1", "plate:2"):
        readings = entries[EntryKey("viability/read", "absorbance", row)]
        assert isinstance(readings, PlateReadings)
        assert len(readings.wells) == 36
    assert here.service.plan.values["zero_signal"].value == Quantity.of("0.23", "AU")
    here.close()
