"""An event store in memory, with faults on demand. Runs of one store outlive every service that used it."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.run.chain import link
from protocolapp.run.ports import (
    GENESIS,
    ConcurrentAppendError,
    NewEvent,
    NotSavedError,
    RunHeader,
    RunPage,
    RunQuery,
    StoredEvent,
    UnknownRunError,
)


class MemoryStore:
    """Fulfils the part of `run.ports.EventStore` that the engine uses; real stores have tests of their own."""

    def __init__(self) -> None:
        self.runs: dict[str, list[StoredEvent]] = {}
        self.headers: dict[str, RunHeader] = {}
        self.full = False

    def create(self, header: RunHeader, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        self._check_space()
        if header.run_id in self.runs:
            raise ConcurrentAppendError(header.run_id)
        self.headers[header.run_id] = header
        self.runs[header.run_id] = []
        return self.append(header.run_id, 0, events)

    def append(self, run_id: str, expected: int, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        self._check_space()
        stream = self._stream(run_id)
        if len(stream) != expected:
            raise ConcurrentAppendError(run_id)
        for event in events:
            previous = stream[-1].hash if stream else GENESIS
            hash_ = link(previous, event.body)
            stream.append(StoredEvent(run_id, len(stream) + 1, event.type, event.body, previous, hash_))
        return tuple(stream[expected:])

    def read(self, run_id: str) -> tuple[StoredEvent, ...]:
        return tuple(self._stream(run_id))

    def resolve(self, name: str) -> str:
        for run_id, header in self.headers.items():
            if name in (run_id, header.label):
                return run_id
        raise UnknownRunError(name)

    def find(self, query: RunQuery) -> RunPage:
        raise NotImplementedError("the engine lists no runs")

    def labels(self, day: str) -> tuple[str, ...]:
        return tuple(header.label for header in self.headers.values() if header.label.startswith(day))

    def close(self) -> None:
        pass

    def _stream(self, run_id: str) -> list[StoredEvent]:
        if run_id not in self.runs:
            raise UnknownRunError(run_id)
        return self.runs[run_id]

    def _check_space(self) -> None:
        if self.full:
            raise NotSavedError("Not saved", "The disk is full.", "Free some space and try again.")
