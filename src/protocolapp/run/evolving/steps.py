"""Steps: started, ticked, ended, done again, opened again; the files attached to them."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.protocol.readings import Attachment
from protocolapp.run import events as e
from protocolapp.run.evolving.draft import Draft
from protocolapp.run.state import AttachmentState, Mark, StepState, StepStatus


def started(draft: Draft, event: e.StepStarted, mark: Mark) -> None:
    step = draft.step(event.ref, event.occurrence)
    draft.put_step(replace(step, status=StepStatus.STARTED, started=step.started or mark))


def ticked(draft: Draft, event: e.StepTicked, mark: Mark) -> None:
    step = draft.step(event.ref, event.occurrence)
    ticks = {row: tick for row, tick in step.ticks.items() if row != event.row}
    if event.done:
        ticks[event.row] = mark
    draft.put_step(replace(step, ticks=ticks))


def completed(draft: Draft, event: e.StepCompleted, mark: Mark) -> None:
    _end(draft, draft.step(event.ref, event.occurrence), StepStatus.DONE, mark, "")


def skipped(draft: Draft, event: e.StepSkipped, mark: Mark) -> None:
    _end(draft, draft.step(event.ref, event.occurrence), StepStatus.SKIPPED, mark, event.reason)


def failed(draft: Draft, event: e.StepFailed, mark: Mark) -> None:
    _end(draft, draft.step(event.ref, event.occurrence), StepStatus.FAILED, mark, event.reason)


def repeated(draft: Draft, event: e.StepRepeated, _mark: Mark) -> None:
    draft.put_step(StepState(event.ref, event.occurrence, reason=event.reason))


def reopened(draft: Draft, event: e.StepReopened, _mark: Mark) -> None:
    step = draft.step(event.ref, event.occurrence)
    status = StepStatus.STARTED if step.started else StepStatus.OPEN
    draft.put_step(replace(step, status=status, ended=None, reason=event.reason, reopened=step.reopened + 1))


def file_attached(draft: Draft, event: e.FileAttached, mark: Mark) -> None:
    file = Attachment(event.name, event.sha256, event.size, event.media, event.where)
    draft.attachments.append(AttachmentState(event.ref, event.occurrence, file, mark))


def _end(draft: Draft, step: StepState, status: StepStatus, mark: Mark, reason: str) -> None:
    draft.put_step(replace(step, status=status, ended=mark, reason=reason))
