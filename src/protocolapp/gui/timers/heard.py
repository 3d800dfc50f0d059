"""What it means that an alarm was heard."""

from __future__ import annotations

from protocolapp.run.commands import AcknowledgeTimer, Command, ConfirmTimer
from protocolapp.run.state import TimerState


def heard(timer: TimerState) -> Command:
    """A step's timer goes on counting until its step is done; a free one has told what it was for, and ends."""
    return AcknowledgeTimer(timer.id) if timer.ref else ConfirmTimer(timer.id)
