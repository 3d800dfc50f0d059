"""The p-ALK Western in the real window: from cells, and as what a Co-IP goes on with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.run.state import RunStatus
from tests.gui.accessibility import accessibility_faults
from tests.gui.whole.at_the_window import AtTheWindow

TITLE = "Western blot for phosphorylated ALK (p-ALK)"
CO_IP = "Co-immunoprecipitation of ALK complexes"
MIX = "normalise/mix"


def _set_up(here: AtTheWindow, title: str, rows: str) -> None:
    here.press(title)
    here.press("Set up a run")
    QApplication.clipboard().setText(rows)
    here.press("Paste rows")


def _done(here: AtTheWindow) -> list[str]:
    state = here.service.state
    assert state.status is RunStatus.COMPLETED
    assert state.deviations == ()
    return [step.ref for step in here.service.plan.steps if state.step(step.ref).ended is not None]


def _on_the_card(here: AtTheWindow) -> dict[str, list[str]]:
    """The worked-out cells of the step on the card, by row."""
    step = here.view.step
    assert step is not None
    planned = here.service.plan.by_ref[step.ref]
    return {row.label: [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in planned.rows}


def test_from_cells_readings_become_protein_and_protein_the_volumes_of_the_lanes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    _set_up(here, TITLE, "Name\tTreatment\nH3122 DMSO\tDMSO\nH3122 lorlatinib\t100 nM\n")
    here.press("Start run")
    here.work(until="assay/read")
    here.repaint()
    assert accessibility_faults(here.window) == []
    here.type("0.93")  # the standard of 1000 µg/mL reads that; the lysate is diluted 1 part in 5
    here.key(Qt.Key.Key_Return)
    here.work(until=MIX)
    assert _on_the_card(here) == {
        "H3122 DMSO": ["13.20 µL", "19.80 µL", "6.00 µL"],  # 2.2 times 30 µg at 5 mg/mL, of 33 µL
        "H3122 lorlatinib": ["16.24 µL", "16.76 µL", "7.38 µL"],
    }
    here.work()
    refs = _done(here)
    for ref in (
        "assay/bca",
        "transfer/activate",
        "transfer/wet_transfer",
        "reprobe/total_alk",
        "reprobe/bands",
    ):
        assert ref in refs
    signals = {row: here.service.plan.row_values["normalised_signal", row].text for row in ("s1", "s2")}
    assert signals == {"s1": "0.6", "s2": "0.6"}
    here.close()


def test_a_co_ip_goes_on_with_its_eluates(qtbot: QtBot, tmp_path: Path) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    _set_up(here, CO_IP, "Name\tTreatment\nH3122\tDMSO\n")
    here.press("Start run")
    here.work()
    first = here.service
    here.press("Blot the eluates")
    draft = here.shown(SetupScreen).form.draft()
    assert [row["volume"] for row in draft.rows] == ["30", "30"]
    here.choose("Membrane", "nitrocellulose")
    here.choose("Transfer", "semi-dry")
    here.choose("Loading control", "GAPDH")
    here.press("Start run")
    here.shown(RunScreen)
    started = here.service
    assert started.state.identity.continues_label == first.state.identity.label
    here.work()
    assert here.service is started
    refs = _done(here)
    assert refs[0].startswith("prepare/")
    for ref in ("gel/load_eluates", "transfer/wet", "transfer/semi_dry_transfer", "reprobe/gapdh"):
        assert ref in refs
    assert not [ref for ref in refs if ref.startswith(("lysis/", "assay/")) or ref == MIX]
    here.close()
