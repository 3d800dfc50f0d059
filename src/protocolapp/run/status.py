"""A run's status from the type of its latest lifecycle event: what lists show without reading the whole run."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.run.events import RunAbandoned, RunCompleted, RunPaused, RunReopened, RunResumed, RunStarted
from protocolapp.run.state import RunStatus

STATUS_AFTER: Mapping[str, RunStatus] = {
    RunStarted.type: RunStatus.RUNNING,
    RunPaused.type: RunStatus.PAUSED,
    RunResumed.type: RunStatus.RUNNING,
    RunCompleted.type: RunStatus.COMPLETED,
    RunAbandoned.type: RunStatus.ABANDONED,
    RunReopened.type: RunStatus.RUNNING,
}
"""By the latest of `ports.LIFECYCLE`."""


def status_word(lifecycle: str) -> str:
    """The status as people read it; an event type this version does not know leaves it open."""
    return STATUS_AFTER.get(lifecycle, RunStatus.RUNNING).value
