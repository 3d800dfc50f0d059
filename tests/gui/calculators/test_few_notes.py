"""Of many remarks the first are in sight."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from protocolapp.calc.flag import Severity
from protocolapp.gui.calculators.few_notes import FewNotes
from protocolapp.gui.plan.prep_view import NoteView
from protocolapp.gui.widgets.callout import Callout


def _notes(count: int) -> list[NoteView]:
    return [NoteView(Severity.NOTE, "Note", f"Remark {number}.", "") for number in range(count)]


def _in_sight(notes: FewNotes) -> list[str]:
    return [one.text() for one in notes.findChildren(Callout) if one.isVisible()]


def test_many_are_behind_one_key(qtbot: QtBot) -> None:
    notes = FewNotes()
    qtbot.addWidget(notes)
    notes.show_notes(_notes(5))
    notes.show()
    assert _in_sight(notes) == ["Remark 0.", "Remark 1."]
    assert notes.key.text() == "3 more notes"
    notes.key.click()
    assert len(_in_sight(notes)) == 5
    notes.show_notes(_notes(6))  # typing goes on: what is open stays open
    qtbot.waitUntil(lambda: len(_in_sight(notes)) == 6)


def test_for_one_more_no_key_is_worth_it(qtbot: QtBot) -> None:
    notes = FewNotes()
    qtbot.addWidget(notes)
    notes.show_notes(_notes(3))
    notes.show()
    assert len(_in_sight(notes)) == 3
    assert not notes.key.isVisible()
    notes.show_notes([])
    assert not notes.isVisible()
