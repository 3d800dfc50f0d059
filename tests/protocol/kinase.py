"""What the tests of both kinase assays look up in a protocol."""

from __future__ import annotations

from pathlib import Path

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Component, Parameter, Protocol, Step, Wait
from protocolapp.quantity import Quantity

FOLDER = Path(__file__).parents[2] / "protocols"


def shipped(stem: str) -> Protocol:
    """The shipped protocol of this file; fails the test where it has problems."""
    loaded = load_protocol(FOLDER / f"{stem}.yaml")
    assert loaded.problems == ()
    assert loaded.protocol is not None
    return loaded.protocol


def step(protocol: Protocol, key: str) -> Step:
    return next(one for section, one in protocol.steps() if f"{section.id}/{one.id}" == key)


def wait(protocol: Protocol, key: str) -> Wait:
    found = step(protocol, key).wait
    assert found is not None
    return found


def limits(parameter: Parameter) -> str | None:
    return parameter.range and f"{parameter.range[0].written} to {parameter.range[1].written}"


def component(protocol: Protocol, solution: str, what: str) -> Component:
    return next(one for one in protocol.solutions[solution].contains if one.what == what)


def strength(one: Component) -> str:
    """As it stands in the file: a figure, or the formula."""
    return one.final.written if isinstance(one.final, Quantity) else one.final.text
