"""A run whose record was changed by hand is shown, and says before anything is tried that it can only be read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.banner import Banner
from protocolapp.run.commands import TickRow
from tests.gui.past_runs import tampered
from tests.gui.run.at_the_bench import AtTheBench
from tests.run.bench import MEASURE


def _told(bench: AtTheBench) -> list[str]:
    shown = [banner for banner in bench.screen.findChildren(Banner) if not banner.isHidden()]
    return [label.text() for banner in shown for label in banner.findChildren(QLabel) if label.text()]


def test_a_run_that_can_only_be_read_says_so_at_once(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    assert bench.desk.submit(bench.run_id, TickRow(MEASURE, "s1"))
    assert _told(bench) == []
    tampered(bench.workplace.memory, bench.run_id, version=2)
    bench.service.reload()
    bench.screen.show_run(bench.run_id)
    title, message = _told(bench)
    assert title == "This run can only be read"
    assert "chain is broken" in message
    assert "backup" in message
