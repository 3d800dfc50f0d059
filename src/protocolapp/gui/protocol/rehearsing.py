"""A rehearsal away from the screen's thread: gone through in memory, then kept in the store by one durable stroke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from protocolapp.lab import Lab
from protocolapp.protocol.model import Protocol
from protocolapp.run.chain import link
from protocolapp.run.ports import (
    GENESIS,
    EventStore,
    NewEvent,
    RunHeader,
    RunPage,
    RunQuery,
    Stamp,
    StoredEvent,
    StoreError,
    UnknownRunError,
)
from protocolapp.run.refusal import Refused
from protocolapp.run.rehearsal import rehearse


@dataclass(slots=True)
class Rehearsed:
    """A run that has been gone through and is not kept yet."""

    run_id: str
    header: RunHeader
    events: list[NewEvent]


@dataclass(slots=True)
class _Notebook:
    """An event store for a single run, in memory. used: the labels of the real one."""

    used: tuple[str, ...]
    header: RunHeader | None = None
    events: list[NewEvent] = field(default_factory=list)
    stored: list[StoredEvent] = field(default_factory=list)

    def create(self, header: RunHeader, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        self.header = header
        return self.append(header.run_id, 0, events)

    def append(self, run_id: str, expected: int, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        for event in events:
            previous = self.stored[-1].hash if self.stored else GENESIS
            version = len(self.stored) + 1
            self.stored.append(
                StoredEvent(run_id, version, event.type, event.body, previous, link(previous, event.body))
            )
        self.events += events
        return tuple(self.stored[expected:])

    def read(self, run_id: str) -> tuple[StoredEvent, ...]:
        if self.header is None or run_id != self.header.run_id:
            raise UnknownRunError(run_id)
        return tuple(self.stored)

    def resolve(self, name: str) -> str:
        if self.header is None or name not in (self.header.run_id, self.header.label):
            raise UnknownRunError(name)
        return self.header.run_id

    def find(self, query: RunQuery) -> RunPage:
        del query
        return RunPage((), 0)

    def labels(self, day: str) -> tuple[str, ...]:
        return tuple(label for label in self.used if label.startswith(day))

    def close(self) -> None:
        self.events.clear()


class CannotRehearseError(StoreError):
    """The protocol cannot be gone through with its own typical values."""


def go_through(protocol: Protocol, lab: Lab, start: Stamp, run_id: str, used: tuple[str, ...]) -> Rehearsed:
    """Rehearse with typical values; touches no disk. used: labels of the day in the real store.

    Raises CannotRehearseError.
    """
    notebook = _Notebook(used)
    try:
        rehearse(protocol, notebook, lab, start, run_id)
    except Refused as refused:
        refusal = refused.refusal
        raise CannotRehearseError(refusal.title, refusal.message, refusal.remedy) from refused
    assert notebook.header is not None  # noqa: S101 - the first thing a run does
    return Rehearsed(run_id, notebook.header, notebook.events)


def keep(rehearsed: Rehearsed, store: EventStore) -> None:
    """Put it among the runs. Raises NotSavedError."""
    store.create(rehearsed.header, rehearsed.events)
