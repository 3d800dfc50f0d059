"""The run as a whole: its start, its rests, its end, what is fixed before it, its notes and deviations."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.plan.facts import Facts, Sample
from protocolapp.run import events as e
from protocolapp.run.evolving.draft import Draft
from protocolapp.run.state import DeviationState, Mark, NoteState, RunIdentity, RunStatus
from protocolapp.run.stored_value import given, read_all, read_stored


def begin(event: e.RunStarted, mark: Mark) -> Draft:
    """The state after a run's first event."""
    identity = RunIdentity(
        run_id=event.run_id,
        label=event.label,
        rehearsal=event.rehearsal,
        protocol=event.protocol,
        fingerprint=event.fingerprint,
        lab=event.lab,
        program=event.program,
        started=mark,
        continues=event.continues,
        continues_label=event.continues_label,
    )
    samples = {row.id: Sample(row.id, row.name, read_all(row.values)) for row in event.samples}
    return Draft(
        identity=identity,
        title=event.title,
        aim=event.aim,
        parameters=dict(event.parameters),
        parameter_values=read_all(event.parameters),
        samples=samples,
        facts=Facts(rotor=event.rotor),
        facts_changed=True,
    )


def described(draft: Draft, event: e.RunDescribed, _mark: Mark) -> None:
    draft.title, draft.aim = event.title, event.aim


def paused(draft: Draft, event: e.RunPaused, _mark: Mark) -> None:
    draft.status, draft.reason = RunStatus.PAUSED, event.reason


def resumed(draft: Draft, _event: e.RunResumed, _mark: Mark) -> None:
    draft.status, draft.reason = RunStatus.RUNNING, ""


def completed(draft: Draft, _event: e.RunCompleted, mark: Mark) -> None:
    draft.status, draft.ended, draft.reason = RunStatus.COMPLETED, mark, ""


def abandoned(draft: Draft, event: e.RunAbandoned, mark: Mark) -> None:
    draft.status, draft.ended, draft.reason = RunStatus.ABANDONED, mark, event.reason


def reopened(draft: Draft, event: e.RunReopened, _mark: Mark) -> None:
    draft.status, draft.ended, draft.reason = RunStatus.RUNNING, None, event.reason


def hidden(draft: Draft, event: e.RunHidden, _mark: Mark) -> None:
    draft.hidden = event.hidden


def parameter_changed(draft: Draft, event: e.ParameterChanged, _mark: Mark) -> None:
    draft.parameters[event.name] = e.Given(event.kind, event.value, event.shown)
    draft.parameter_values[event.name] = read_stored(event.kind, event.value)
    draft.facts_changed = True


def choice_made(draft: Draft, event: e.ChoiceMade, _mark: Mark) -> None:
    draft.parameters[event.name] = given(event.choice, event.choice)
    draft.parameter_values[event.name] = event.choice
    draft.facts_changed = True


def sample_added(draft: Draft, event: e.SampleAdded, _mark: Mark) -> None:
    draft.samples[event.sample] = Sample(event.sample, event.name, read_all(event.values))
    draft.facts_changed = True


def sample_dropped(draft: Draft, event: e.SampleDropped, _mark: Mark) -> None:
    sample = draft.samples.get(event.sample)
    if sample is not None:
        draft.samples[event.sample] = replace(sample, dropped=event.reason)
        draft.facts_changed = True


def note_added(draft: Draft, event: e.NoteAdded, mark: Mark) -> None:
    draft.notes.append(NoteState(event.ref, event.text, mark))


def deviation_recorded(draft: Draft, event: e.DeviationRecorded, mark: Mark) -> None:
    draft.deviations.append(
        DeviationState(
            event.kind, event.ref, event.occurrence, event.planned, event.actual, event.reason, mark
        )
    )
