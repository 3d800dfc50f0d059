"""What the plan rests on, changed during a run: parameters and samples."""

from __future__ import annotations

from protocolapp.plan.facts import Sample
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.asking import read_typed
from protocolapp.run.deciding.situation import Events, Situation, asked_reason, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure, refuse
from protocolapp.run.stored_value import given, stored_kind, stored_text


def change_parameter(now: Situation, command: c.ChangeParameter) -> Events:
    parameter = now.plan.protocol.parameters.get(command.name)
    if parameter is None:
        raise refuse(
            "unknown_parameter",
            "There is no such parameter",
            f"This protocol has no parameter “{command.name}”.",
            "Choose one of its parameters.",
        )
    typed = read_typed(parameter, command.text, command.decimal)
    before = now.state.parameters.get(command.name)
    if before is not None and now.state.facts.parameters.get(command.name) == typed.value:
        return ()
    was = before.shown if before is not None else "not given"
    departures = [Departure(DeviationKind.PARAMETER_CHANGED, f"{parameter.label}: {was}", typed.shown)]
    if typed.outside is not None:
        departures.append(typed.outside)
    deviations = settle(departures, command.reason, "", 0)
    changed = e.ParameterChanged(
        name=command.name,
        label=parameter.label,
        kind=stored_kind(typed.value),
        value=stored_text(typed.value),
        shown=typed.shown,
        before=was,
        reason=command.reason.strip(),
    )
    return (changed, *deviations)


def add_sample(now: Situation, command: c.AddSample) -> Events:
    table, samples = now.plan.protocol.samples, now.state.facts.samples
    name = command.name.strip()
    if not name or any(sample.name.casefold() == name.casefold() for sample in samples):
        raise refuse(
            "same_samples",
            "This sample cannot be told apart",
            f"There is a sample “{name}” already." if name else "It has no name.",
            "Give it a name of its own.",
        )
    if len([sample for sample in samples if not sample.dropped]) >= table.most:
        raise refuse(
            "too_many_samples",
            "The sample table is full",
            f"This protocol takes {table.most} samples at most.",
            "Start a second run for the others.",
        )
    return (e.SampleAdded(_next_id(samples), name, _values(now, command)),)


def drop_sample(now: Situation, command: c.DropSample) -> Events:
    sample = next((one for one in now.state.facts.samples if one.id == command.sample), None)
    if sample is None:
        raise refuse(
            "unknown_sample",
            "There is no such sample",
            f"This run has no sample “{command.sample}”.",
            "Choose one of its samples.",
        )
    if sample.dropped:
        return ()
    departure = Departure(DeviationKind.SAMPLE_DROPPED, sample.name, "dropped")
    reason, deviations = asked_reason(command.reason, departure, "", 0)
    return (e.SampleDropped(sample.id, sample.name, reason), *deviations)


def _values(now: Situation, command: c.AddSample) -> dict[str, e.Given]:
    columns = now.plan.protocol.samples.columns
    values = {}
    for name, text in command.values.items():
        if name not in columns:
            raise refuse(
                "unknown_column",
                "There is no such column",
                f"The sample table has no column “{name}”.",
                "Fill in the columns it has.",
            )
        if text.strip():
            typed = read_typed(columns[name], text, command.decimal)
            values[name] = given(typed.value, typed.shown)
    return values


def _next_id(samples: tuple[Sample, ...]) -> str:
    numbers = [
        int(sample.id[1:]) for sample in samples if sample.id[1:].isascii() and sample.id[1:].isdigit()
    ]
    return f"s{max(numbers, default=0) + 1}"
