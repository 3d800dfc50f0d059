"""What a run begins with, and the first event made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import protocolapp
from protocolapp.lab import Lab, lab_to_json
from protocolapp.plan.facts import Facts, Sample, Value
from protocolapp.plan.model import Plan
from protocolapp.protocol.fingerprint import fingerprint, protocol_to_json
from protocolapp.protocol.model import Protocol, Valued
from protocolapp.protocol.values import read_value, within
from protocolapp.run.deciding.asking import outside
from protocolapp.run.events import DeviationRecorded, Given, GivenSample, RunStarted
from protocolapp.run.ports import RunHeader, Stamp
from protocolapp.run.refusal import Departure
from protocolapp.run.shown import shown_value
from protocolapp.run.stored_value import given

BEFORE_START = "set before the start"
"""The reason of a deviation for which nobody was asked one."""


@dataclass(frozen=True, slots=True)
class RunSetup:
    """Parameters left out take their defaults. rehearsal: gone through without a bench, and marked so everywhere.

    pipettes: names of those of the lab's that are at hand for this run; None for all. continues: id and label of the
    run whose samples it goes on with.
    """

    protocol: Protocol
    title: str = ""
    aim: str = ""
    parameters: Mapping[str, Value] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()
    rotor: str = ""
    rehearsal: bool = False
    pipettes: tuple[str, ...] | None = None
    continues: str = ""
    continues_label: str = ""

    def lab_at_hand(self, lab: Lab) -> Lab:
        """What of the lab this run counts on: the run is planned with it and keeps it."""
        return lab if self.pipettes is None else lab.with_pipettes(self.pipettes)

    @property
    def facts(self) -> Facts:
        """What the plan is made from before anything is entered."""
        return Facts(parameters=self.parameters, samples=self.samples, rotor=self.rotor)


def started_event(setup: RunSetup, plan: Plan, lab: Lab, run_id: str, label: str) -> RunStarted:
    """The first event: the whole protocol, the lab's data, every parameter and every sample."""
    return RunStarted(
        run_id=run_id,
        label=label,
        title=setup.title.strip(),
        aim=setup.aim.strip(),
        rehearsal=setup.rehearsal,
        protocol=protocol_to_json(setup.protocol),
        fingerprint=fingerprint(setup.protocol),
        lab=lab_to_json(lab),
        parameters=_parameters(setup, plan),
        samples=tuple(_sample(setup, sample) for sample in setup.samples),
        rotor=setup.rotor,
        program=f"protocolapp {protocolapp.__version__}",
        continues=setup.continues,
        continues_label=setup.continues_label,
    )


def deviations_at_start(setup: RunSetup, plan: Plan) -> tuple[DeviationRecorded, ...]:
    """What was set outside the protocol's limits: nobody is held up at the start, and the record tells it."""
    protocol, found = setup.protocol, list[Departure]()
    for name, parameter in protocol.parameters.items():
        if name in setup.parameters and name not in plan.left_out:
            found += _outside(parameter, setup.parameters[name])
    for sample in setup.samples:
        for name, value in sample.values.items():
            if name not in plan.left_out:
                found += _outside(protocol.samples.columns[name], value, sample.name)
    return tuple(
        DeviationRecorded("", 0, one.kind.value, one.planned, one.actual, BEFORE_START) for one in found
    )


def _outside(valued: Valued, value: Value, row_label: str = "") -> list[Departure]:
    return [] if within(valued, value) else [outside(valued, value, shown_value(valued, value), row_label)]


def header(event: RunStarted, protocol: Protocol, at: Stamp, by: str) -> RunHeader:
    """What History lists of the run."""
    return RunHeader(
        run_id=event.run_id,
        label=event.label,
        protocol_id=protocol.id,
        protocol_title=protocol.title,
        protocol_version=protocol.version,
        fingerprint=event.fingerprint,
        title=event.title,
        operator=by,
        started_utc=at.utc,
        offset_minutes=at.offset_minutes,
        rehearsal=event.rehearsal,
    )


def next_label(day: str, used: Sequence[str]) -> str:
    """The next label for people on a day: `2026-11-21-02` after `2026-11-21-01`."""
    numbers = [
        int(label[len(day) + 1 :])
        for label in used
        if label[len(day) + 1 :].isascii() and label[len(day) + 1 :].isdigit()
    ]
    return f"{day}-{max(numbers, default=0) + 1:02d}"


def _parameters(setup: RunSetup, plan: Plan) -> dict[str, Given]:
    """All of them: a choice in the run may bring in one that does not apply at the start."""
    parameters = {}
    for name, parameter in setup.protocol.parameters.items():
        resolved = plan.values.get(name)
        if resolved is None:
            value = setup.parameters.get(name, read_value(parameter, parameter.default))
            parameters[name] = given(value, shown_value(parameter, value))
        elif resolved.value is not None:
            parameters[name] = given(resolved.value, resolved.text)
    return parameters


def _sample(setup: RunSetup, sample: Sample) -> GivenSample:
    columns = setup.protocol.samples.columns
    values = {name: given(value, shown_value(columns[name], value)) for name, value in sample.values.items()}
    return GivenSample(sample.id, sample.name, values)
