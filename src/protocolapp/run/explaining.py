"""Who gave each value of a run, and when: what `plan.explaining` needs to know of a run. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from protocolapp.plan.explaining import Key
from protocolapp.plan.model import Plan
from protocolapp.plan.plate_rows import row_of_step
from protocolapp.protocol.model import Parameter, Protocol
from protocolapp.protocol.values import ValueProblem, read_value
from protocolapp.run import events as e
from protocolapp.run.events import Given
from protocolapp.run.evolve import counts
from protocolapp.run.state import Mark, RunState
from protocolapp.run.stored_value import StoredValueError, read_stored
from protocolapp.run.words import full_time


def given_in(state: RunState, plan: Plan) -> dict[Key, str]:
    """By name and row, who gave the value that holds: `entered by AB, 2026-11-21 10:40 +01:00, step 7`."""
    told = dict(_at_the_start(state, plan.protocol))
    told |= {(name, ""): text for name, text in _changed(state)}
    numbers = {step.ref: step.number for step in plan.steps}
    entered = [(numbers[key.step], key, entry) for key, entry in state.entries.items() if key.step in numbers]
    for number, key, entry in sorted(entered, key=itemgetter(0)):  # the later step holds
        told[key.name, row_of_step(key.row)] = f"entered by {_signed(entry.current.mark)}, step {number}"
    return told


def _at_the_start(state: RunState, protocol: Protocol) -> Iterator[tuple[Key, str]]:
    """What was set before the start; a parameter left at its default is nobody's."""
    start = _signed(state.identity.started)
    for name, given in _set_before(state):
        if not _is_default(protocol.parameters.get(name), given):
            yield (name, ""), f"set before the start by {start}"
    added = {
        one.event.sample: Mark(one.envelope.at, one.envelope.by)
        for one in state.history
        if isinstance(one.event, e.SampleAdded)
    }
    for sample in state.facts.samples:
        mark = added.get(sample.id)
        when = f"with the sample, {_signed(mark)}" if mark is not None else f"in the sample table, {start}"
        yield from (((name, sample.id), when) for name in sample.values)


def _set_before(state: RunState) -> Iterator[tuple[str, Given]]:
    first = state.history[0].event
    yield from first.parameters.items() if isinstance(first, e.RunStarted) else ()


def _is_default(parameter: Parameter | None, given: Given) -> bool:
    if parameter is None:
        return False
    try:
        return read_stored(given.kind, given.value) == read_value(parameter, parameter.default)
    except (StoredValueError, ValueProblem):
        return False


def _changed(state: RunState) -> Iterator[tuple[str, str]]:
    """Parameters and choices that were changed during the run, the latest last."""
    for one in state.history:
        event = one.event
        if isinstance(event, (e.ParameterChanged, e.ChoiceMade)) and counts(one, state.undone):
            mark = Mark(one.envelope.at, one.envelope.by)
            reason = f": {event.reason}" if event.reason else ""
            yield event.name, f"changed by {_signed(mark)}{reason}"


def _signed(mark: Mark) -> str:
    return f"{mark.by}, {full_time(mark.at.local)}"
