"""Tables, plates and files on the record screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.record.screen import RecordScreen
from protocolapp.gui.record.step_sheet import StepSheet
from protocolapp.gui.record.verification import Verification
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plate_drawing import PlateDrawing
from protocolapp.run.commands import AttachFile, EnterValue
from protocolapp.run.setup import RunSetup
from tests.fakes.workplace import FakeWorkplace
from tests.gui.accessibility import accessibility_faults
from tests.run.bench import SAMPLES
from tests.run.kinds import BEGIN, READ, STANDARDS, kinds_protocol


class AtTheRecord:
    """A run with a table, a plate and a file, on the record screen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.workplace = qtbot, FakeWorkplace()
        desk = Desk(self.workplace)
        self.run_id = desk.start(RunSetup(kinds_protocol(), title="Test", samples=SAMPLES))
        kept = self.workplace.attachments.keep_data(self.run_id, "gel.png", b"a gel")
        self.where = kept.where
        for command in (
            EnterValue(STANDARDS, "standards", "0;0.050\n125;0.21"),
            EnterValue(READ, "readings", "A1\t1000\nA2\tOVER"),
            AttachFile(BEGIN, kept.name, kept.sha256, kept.size, kept.media, kept.where),
        ):
            assert desk.submit(self.run_id, command)
        self.screen = RecordScreen(desk)
        desk.setParent(self.screen)
        qtbot.addWidget(self.screen)
        self.screen.resize(1200, 800)
        self.screen.show()

    def show(self) -> str:
        """All that is said, once it is all there."""
        self.screen.show_run(self.run_id)
        self.qtbot.waitUntil(
            lambda: any(one.isVisible() for one in self.screen.findChildren(Verification)), timeout=10_000
        )
        labels = [label.literal() for label in self.screen.document.findChildren(PlainLabel)]
        return "\n".join([*labels, *(sheet.view.said for sheet in self.screen.findChildren(StepSheet))])


@pytest.fixture
def at(qtbot: QtBot) -> AtTheRecord:
    return AtTheRecord(qtbot)


def test_they_stand_below_their_steps(at: AtTheRecord) -> None:
    said = at.show()
    assert "File: gel.png · 5\u00a0bytes · SHA-256 " in said
    assert "Luminescence: 2\u00a0wells, 1000, 1\u00a0over" in said
    tables = at.screen.document.findChildren(DataTable)
    assert any(
        row.cells[1].text == "0.050" for table in tables for row in table.table.rows if len(row.cells) == 2
    )
    [plate] = at.screen.document.findChildren(PlateDrawing)
    assert plate.isVisibleTo(at.screen)
    assert accessibility_faults(at.screen) == []


def test_a_file_that_was_changed_is_told_at_the_top_and_at_the_end(at: AtTheRecord) -> None:
    at.workplace.attachments.kept[at.where] = b"another gel"
    said = at.show()
    assert said.count("“gel.png”, attached at step 1, has been changed.") == 2
    assert "HAS BEEN CHANGED" in said
