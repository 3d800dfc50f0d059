"""Going on with the same samples in another protocol (`next:`): the eluates of a Co-IP become the samples of a blot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from protocolapp.plan.facts import Sample, Value
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Carried, Kind, Next, Protocol, Valued
from protocolapp.protocol.values import ValueProblem, dimension_due, kind_of, read_value
from protocolapp.quantity import Quantity
from protocolapp.run.loading import load_run
from protocolapp.run.ports import StoredEvent
from protocolapp.run.state import RunState
from protocolapp.services.library import Library, UnknownProtocolError
from protocolapp.services.sample_rows import LONGEST_NAME

_NUMBERS = (Kind.NUMBER, Kind.COUNT)
_PLAIN = {Kind.TEXT: str, Kind.YES_NO: bool}


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What a run begins with that goes on where another one ended. run_id, label: of that one.

    left_out: columns whose value was not known, or does not fit, in words.
    """

    protocol: Protocol
    run_id: str
    label: str
    samples: tuple[Sample, ...]
    parameters: Mapping[str, Value] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoOn:
    """A wish to go on: from this run, to the protocol at this place of its plan's `follow`."""

    run_id: str
    place: int


class CannotGoOnError(Exception):
    """The protocol to go on with cannot be used now. title, message and remedy are written for people."""

    title = "The next protocol cannot be used"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy = message, remedy


def go_on_with(events: Sequence[StoredEvent], place: int, library: Library) -> CarriedOver:
    """What the run of these events hands over to the protocol at this place of its plan's `follow`.

    Raises CannotGoOnError, and StoreError for a run that cannot be read.
    """
    run = load_run(events)
    one = run.plan.follow[place]
    try:
        loaded = library.load(one.protocol)
    except UnknownProtocolError as error:
        message = f"There is no protocol “{one.protocol}” in the library."
        raise CannotGoOnError(message, "Put its file into the own folder, then try again.") from error
    if loaded.protocol is None:
        first = loaded.problems[0]
        message = f"“{one.protocol}” has problems; the first, in line {first.line}: {first.message}."
        raise CannotGoOnError(message, "Correct the file, then try again.")
    return carry_over(run.state, run.plan, one, loaded.protocol)


def way_on(one: Next) -> str:
    """What people read of where one may go on: `Blot the eluates`."""
    return one.label or f"Go on with {one.protocol}"


def carry_over(state: RunState, plan: Plan, one: Next, target: Protocol) -> CarriedOver:
    """The samples and values that go over to `target`, which `one` names."""
    rows = (
        [(sample.id, sample.name) for sample in plan.samples]
        if one.carry is Carried.SAMPLES
        else [(tube.id, tube.label) for tube in plan.tubes]
    )
    left_out: dict[str, None] = {}
    samples: list[Sample] = []
    for number, (row, name) in enumerate(rows, 1):
        values: dict[str, Value] = {}
        for column, source in one.columns.items():
            valued = target.samples.columns.get(column)
            found = plan.value_at(source, row)
            value = found.value if found is not None else None
            if valued is not None and value is not None and _fits(valued, value):
                values[column] = value
            else:
                left_out[f"{valued.label if valued is not None else column} of {name}"] = None
        samples.append(Sample(f"s{number}", name[:LONGEST_NAME], values))
    identity = state.identity
    parameters = _parameters(one, target)
    return CarriedOver(target, identity.run_id, identity.label, tuple(samples), parameters, tuple(left_out))


def _parameters(one: Next, target: Protocol) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, text in one.given.items():
        parameter = target.parameters.get(name)
        try:
            if parameter is not None:
                found[name] = read_value(parameter, text)
        except ValueProblem:
            continue  # the target has changed since; it starts from its own default
    return found


def _fits(valued: Valued, value: Value) -> bool:
    kind = kind_of(valued)
    if kind is Kind.QUANTITY:
        return isinstance(value, Quantity) and dimension_due(valued) in (None, value.dimension)
    if kind is Kind.CHOICE:
        return value in (valued.choices or ())
    if kind in _PLAIN:
        return isinstance(value, _PLAIN[kind])
    return kind in _NUMBERS and not isinstance(value, (Quantity, str, bool))
