"""A run read from the store: its chain followed, its events decoded and folded, its plan made. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.lab import Lab, LabError, lab_from_json
from protocolapp.plan import make_plan
from protocolapp.plan.model import Plan
from protocolapp.protocol.fingerprint import protocol_from_json
from protocolapp.protocol.model import Protocol
from protocolapp.run.chain import ChainReport, verify
from protocolapp.run.codec import UnreadableEventError, decode
from protocolapp.run.events import Recorded
from protocolapp.run.evolve import ReplayError, evolve, replay
from protocolapp.run.ports import StoredEvent, StoreError
from protocolapp.run.state import RunState
from protocolapp.run.stored_value import StoredValueError


class DamagedRunError(StoreError):
    """A run cannot be read at all."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "This run cannot be read",
            message,
            "Verify it, and restore the data from a backup. Nothing was changed.",
        )


@dataclass(frozen=True, slots=True)
class LoadedRun:
    """A run and what it counts on. fault: why it may only be read, a sentence, or empty."""

    state: RunState
    plan: Plan
    protocol: Protocol
    lab: Lab
    chain: ChainReport
    fault: str


def load_run(stored: Sequence[StoredEvent]) -> LoadedRun:
    """The run of these events. What follows an event that cannot be read is left out, and `fault` says so.

    Raises DamagedRunError when not even the beginning can be read.
    """
    chain = verify(stored)
    recorded, fault = _decoded(stored)
    try:
        state, folding_fault = _folded(recorded)
        protocol, lab = protocol_from_json(state.identity.protocol), lab_from_json(state.identity.lab)
    except ReplayError as error:
        raise DamagedRunError(fault or "Its beginning is missing.") from error
    except (StoredValueError, LabError, ValueError, KeyError, TypeError) as error:
        raise DamagedRunError("What its first event holds is damaged.") from error
    fault = fault or folding_fault
    if chain.first_bad is not None:
        fault = f"The record's chain is broken: {chain.reason}. The run can be read, but not gone on with."
    return LoadedRun(state, make_plan(protocol, state.facts, lab), protocol, lab, chain, fault)


def _folded(recorded: Sequence[Recorded]) -> tuple[RunState, str]:
    """The state; where a value cannot be read, the state before it, and what is wrong."""
    try:
        return replay(recorded), ""
    except StoredValueError:
        state = replay(recorded[:1])
    for one in recorded[1:]:
        try:
            state = evolve(state, one)
        except StoredValueError:
            break
    return (
        state,
        f"Event {state.version + 1} holds a value that cannot be read. Restore the data from a backup.",
    )


def _decoded(stored: Sequence[StoredEvent]) -> tuple[list[Recorded], str]:
    recorded: list[Recorded] = []
    for event in stored:
        try:
            recorded.append(decode(event))
        except UnreadableEventError as error:
            return recorded, f"{error.message} {error.remedy}"
    return recorded, ""
