"""The time line and the thin bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme.tokens import LIGHT
from protocolapp.gui.widgets.progress_bar import ProgressBar
from protocolapp.gui.widgets.time_line import Segment, SegmentKind, TimeLine
from tests.gui.accessibility import accessibility_faults, accessible_name


def _line(qtbot: QtBot, segments: list[Segment], now: float | None = None) -> tuple[TimeLine, QLabel]:
    line = TimeLine("Time of the run")
    qtbot.addWidget(line)
    line.resize(400, 60)
    line.set_segments(segments, now)
    line.show()
    bar = next(label for label in line.findChildren(QLabel) if label.text().startswith("Time of the run"))
    return line, bar


def test_segments_take_their_share(qtbot: QtBot) -> None:
    _, bar = _line(qtbot, [Segment(SegmentKind.HANDS_ON, 1), Segment(SegmentKind.WAITING, 3)], 0.5)
    image, middle = bar.grab().toImage(), bar.height() // 2
    colours = [
        image.pixelColor(bar.width() * percent // 100, middle).name() for percent in (10, 23, 27, 50, 90)
    ]
    assert colours == [LIGHT.accent, LIGHT.accent, LIGHT.waiting, LIGHT.ink, LIGHT.waiting]


@pytest.mark.parametrize(
    "segments", [[], [Segment(SegmentKind.WAITING, 0)], [Segment(SegmentKind.AHEAD, -1)]]
)
def test_nothing_to_show_is_an_empty_bar(qtbot: QtBot, segments: list[Segment]) -> None:
    _, bar = _line(qtbot, segments)
    assert bar.grab().toImage().pixelColor(200, bar.height() // 2).name() == LIGHT.line


def test_what_is_pointed_at_is_told_and_all_is_told_aloud(qtbot: QtBot) -> None:
    line, bar = _line(
        qtbot, [Segment(SegmentKind.HANDS_ON, 1, "Lyse <1>"), Segment(SegmentKind.OVERDUE, 1, "Bind")]
    )
    assert accessible_name(bar) == "Time of the run: Lyse <1> (hands-on), Bind (overdue)"
    QApplication.sendEvent(
        bar, QHelpEvent(QEvent.Type.ToolTip, QPoint(10, 5), bar.mapToGlobal(QPoint(10, 5)))
    )
    assert QToolTip.text() == "<qt>Lyse &lt;1&gt;</qt>"
    QToolTip.hideText()
    assert accessibility_faults(line) == []


@pytest.mark.parametrize(("fraction", "shown"), [(-1.0, 0), (0.0, 0), (0.5, 500), (7.0, 1000)])
def test_a_bar_is_held_at_its_ends(qtbot: QtBot, fraction: float, shown: int) -> None:
    bar = ProgressBar("Gel run")
    qtbot.addWidget(bar)
    bar.set_fraction(fraction)
    assert bar.value() == shown
    assert accessible_name(bar) == "Gel run"
