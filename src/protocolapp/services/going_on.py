"""Going on with the same samples in another protocol (`next:`): the eluates of a Co-IP become the samples of a blot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.plan.facts import Sample, Value
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Carried, Kind, Next, Protocol, Valued
from protocolapp.protocol.values import ValueProblem, dimension_due, kind_of, read_value
from protocolapp.quantity import Quantity
from protocolapp.run.state import RunState
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
