"""A calculation goes into a run as a note, and can be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from protocolapp.gui.desk import Desk
from protocolapp.plan.facts import Sample
from protocolapp.protocol.load import load_text
from protocolapp.run.setup import RunSetup
from tests.gui.calculators.at_the_calculators import AtTheCalculators, plain
from tests.services.folders import small_protocol


def _begin(desk: Desk) -> str:
    protocol = load_text(small_protocol("small", "Small"), "small.yaml").protocol
    assert protocol is not None
    return desk.start(RunSetup(protocol, title="Lorlatinib pilot", samples=(Sample("s1", "H3122"),)))


def _menu(at: AtTheCalculators) -> QMenu:
    at.screen.results.into_run.click()
    menu = at.screen.findChildren(QMenu)[-1]
    assert menu.isVisible()
    return menu


def test_it_is_noted_in_the_run_that_is_chosen_and_taken_back(at: AtTheCalculators, desk: Desk) -> None:
    run_id = _begin(desk)
    menu = _menu(at)
    [action] = menu.actions()
    assert "Lorlatinib pilot" in action.text()
    action.trigger()
    menu.close()
    [note] = desk.runs()[run_id].state.notes
    assert plain(note.text).startswith("Dilution")
    assert "1.00 µL" in plain(note.text)
    assert "Noted in run" in at.said(at.screen.results.undo)
    at.screen.results.undo.undo_asked.emit()
    at.screen.results.undo.close_offer()
    assert desk.runs()[run_id].state.notes == ()


def test_a_plate_goes_into_a_run_as_counts_not_as_wells(at: AtTheCalculators, desk: Desk) -> None:
    run_id = _begin(desk)
    at.open("plate")
    menu = _menu(at)
    menu.actions()[0].trigger()
    menu.close()
    [note] = desk.runs()[run_id].state.notes
    assert "Compounds: 2" in note.text
    assert "48 sample" in note.text
    assert "A1" not in note.text
    assert len(note.text.splitlines()) < 40


def test_without_an_open_run_the_menu_says_so(at: AtTheCalculators) -> None:
    menu = _menu(at)
    [action] = menu.actions()
    assert action.text() == "No run is open"
    assert not action.isEnabled()
    menu.close()


def test_a_note_that_cannot_be_stored_is_not_offered_back(at: AtTheCalculators, desk: Desk) -> None:
    run_id = _begin(desk)
    desk.workplace.memory.full = True  # type: ignore[attr-defined]
    at.screen.run_notes.note(run_id, "text")
    assert at.screen.results.undo.isHidden()
    assert [one.title for one in desk.unsaved]
