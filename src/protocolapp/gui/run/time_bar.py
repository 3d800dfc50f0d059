"""The time line above the card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.time_line_view import TimeLineView
from protocolapp.gui.widgets.time_line import Segment, SegmentKind, TimeLine
from protocolapp.plan.schedule import SegmentKind as PlannedKind

_KINDS = {
    PlannedKind.HANDS_ON: SegmentKind.HANDS_ON,
    PlannedKind.WAIT: SegmentKind.WAITING,
    PlannedKind.OVERDUE: SegmentKind.OVERDUE,
}


class TimeBar(TimeLine):
    """What is over has the colour of what it was; what lies ahead is grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Time line", parent)

    def show_time(self, view: TimeLineView) -> None:
        """The run in time."""
        segments, reached = [], 0.0
        for piece in view.pieces:
            if piece.start > reached:
                segments.append(Segment(SegmentKind.AHEAD, piece.start - reached))
            kind = _KINDS[piece.kind] if piece.past else SegmentKind.AHEAD
            segments.append(Segment(kind, piece.end - max(piece.start, reached)))
            reached = max(reached, piece.end)
        segments.append(Segment(SegmentKind.AHEAD, 1.0 - reached))
        self.set_segments(segments, view.now)
        self.set_captions(view.started, view.said, view.ends)
