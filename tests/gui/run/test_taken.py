"""Typing what was really taken on the run screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.plan import typical_facts
from tests.gui.run.at_the_bench import AtTheBench
from tests.plan.test_taken import ADD, protocol


def at_the_lysate(qtbot: QtBot) -> AtTheBench:
    """Two lysates at 4 mg/mL."""
    bench = AtTheBench(qtbot, protocol(), typical_facts(protocol()).samples)
    bench.finish_before(ADD)
    return bench


def test_the_line_is_empty_with_the_planned_amount_as_its_hint(qtbot: QtBot) -> None:
    bench = at_the_lysate(qtbot)
    line = bench.line("lysate", "ip:s1")
    assert line.text() == ""
    assert line.placeholderText() == "plan 250"
    assert line.accessibleName().startswith("Lysate taken, A")
    line.setFocus()
    bench.type("260")
    bench.press(Qt.Key.Key_Return)
    assert bench.step.rows[0].cells == (("260\u00a0µL", "taken, 250\u00a0µL planned"),)
    assert bench.step.rows[1].cells[0][0] == "250\u00a0µL"
    assert bench.state.deviations == ()


def test_far_from_the_planned_amount_it_asks_why(qtbot: QtBot) -> None:
    bench = at_the_lysate(qtbot)
    bench.line("lysate", "ip:s1").setFocus()
    bench.type("100")
    bench.press(Qt.Key.Key_Return)
    assert bench.screen.card.reason.isVisible()
    bench.type("Little was left")
    bench.press(Qt.Key.Key_Return)
    assert [one.kind for one in bench.state.deviations] == ["amount"]
