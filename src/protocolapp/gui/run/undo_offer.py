"""What was just done, for the ten seconds in which one touch takes it back."""

from __future__ import annotations

from protocolapp.run.events import EntryRecorded, StepStarted, StepTicked
from protocolapp.run.gesture import last_undoable
from protocolapp.run.service import RunChange

_SEEN_ANYWAY = (StepTicked, EntryRecorded, StepStarted)
"""A tick or an entry is seen where it was made, and changed there; Ctrl+Z takes it back as well."""


def undo_offer(change: RunChange) -> str:
    """`Step 7 done`; empty for what cannot be taken back, or needs no offer."""
    if not change.recorded or all(isinstance(one.event, _SEEN_ANYWAY) for one in change.recorded):
        return ""
    gesture = last_undoable(change.state) if change.state.open else None
    if gesture is None or gesture.cause != change.recorded[0].envelope.cause:
        return ""
    return f"{gesture.what[:1].upper()}{gesture.what[1:]}"
