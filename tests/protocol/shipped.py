"""The protocols that come with the program, and their steps by key."""

from __future__ import annotations

from functools import cache

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Placed, Protocol, Step
from protocolapp.resources import protocols_folder


@cache
def shipped(stem: str) -> Protocol:
    """The protocol of `protocols/<stem>.yaml`, which has no problem."""
    loaded = load_protocol(protocols_folder() / f"{stem}.yaml")
    assert loaded.problems == ()
    assert loaded.protocol is not None
    return loaded.protocol


def placed(protocol: Protocol, key: str) -> Placed:
    """A step with its place: `section/step`."""
    return next(one for one in protocol.placed() if one.key == key)


def step(protocol: Protocol, key: str) -> Step:
    """A step by its key."""
    return placed(protocol, key).step
