"""An event store in memory, with faults on demand. Runs of one store outlive every service that used it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from protocolapp.run.chain import link
from protocolapp.run.ports import (
    ENDED,
    GENESIS,
    LIFECYCLE,
    ConcurrentAppendError,
    NewEvent,
    NotSavedError,
    RunHeader,
    RunOrder,
    RunPage,
    RunQuery,
    RunSummary,
    StoredEvent,
    UnknownRunError,
)


class MemoryStore:
    """Fulfils `run.ports.EventStore`, held to the same contract as the real one (`tests/store`)."""

    def __init__(self) -> None:
        self.runs: dict[str, list[StoredEvent]] = {}
        self.headers: dict[str, RunHeader] = {}
        self.full = False

    def create(self, header: RunHeader, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        self._check_space()
        if header.run_id in self.runs or header.label in self.labels(header.label):
            raise ConcurrentAppendError(header.run_id)
        if not events:
            raise ValueError("a run begins with an event")
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
        exact = [run_id for run_id, header in self.headers.items() if name in (run_id, header.label)]
        alike = [run_id for run_id in self.headers if len(name) >= 8 and run_id.startswith(name.lower())]
        for found in (exact, alike):
            if len(found) == 1:
                return found[0]
        raise UnknownRunError(name)

    def find(self, query: RunQuery) -> RunPage:
        matching = [summary for summary in map(self._summary, self.headers) if _matches(summary, query)]
        matching.sort(key=lambda one: (one.header.started_utc, one.header.run_id))
        if query.order is not RunOrder.OLDEST:
            matching.reverse()
        if query.order in _NAMES:
            matching.sort(key=lambda one: str(getattr(one.header, _NAMES[query.order])).lower())
        return RunPage(tuple(matching[query.offset : query.offset + query.limit]), len(matching))

    def labels(self, day: str) -> tuple[str, ...]:
        return tuple(sorted(one.label for one in self.headers.values() if one.label.startswith(day)))

    def close(self) -> None:
        pass

    def _summary(self, run_id: str) -> RunSummary:
        events = self.runs[run_id]
        lifecycle = [event.type for event in events if event.type in LIFECYCLE][-1]
        hiding = [event for event in events if event.type == "run_hidden"]
        hidden = bool(hiding) and json.loads(hiding[-1].body)["data"]["hidden"]
        last = datetime.fromisoformat(json.loads(events[-1].body)["at"]["utc"])
        return RunSummary(self.headers[run_id], len(events), lifecycle, last, hidden)

    def _stream(self, run_id: str) -> list[StoredEvent]:
        if run_id not in self.runs:
            raise UnknownRunError(run_id)
        return self.runs[run_id]

    def _check_space(self) -> None:
        if self.full:
            raise NotSavedError("Not saved", "The disk is full.", "Free some space and try again.")


_NAMES = {RunOrder.TITLE: "title", RunOrder.PROTOCOL: "protocol_title", RunOrder.OPERATOR: "operator"}


def _matches(summary: RunSummary, query: RunQuery) -> bool:
    header = summary.header
    fields = (header.label, header.title, header.protocol_id, header.protocol_title, header.operator)
    return (
        (not query.open_only or summary.lifecycle not in ENDED)
        and (query.include_hidden or not summary.hidden)
        and any(query.text.strip().casefold() in field.casefold() for field in fields)
    )
