"""What the run engine needs from outside: a durable event store, a clock, a place for files.

The engine knows only these protocols; `store`, `system_clock` and the tests' fakes fulfil them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import ClassVar, Protocol

GENESIS = "0" * 64
"""The hash "before" the first event of a run."""

LIFECYCLE = ("run_started", "run_paused", "run_resumed", "run_completed", "run_abandoned", "run_reopened")
"""The event types that decide a run's status; the latest of them in a run is its `RunSummary.lifecycle`."""

ENDED = ("run_completed", "run_abandoned")
"""After these a run is no longer open."""


def local_time(utc: datetime, offset_minutes: int) -> datetime:
    """A moment as a wall clock of that offset showed it."""
    return utc.astimezone(timezone(timedelta(minutes=offset_minutes)))


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of the clocks.

    utc: aware, in UTC. offset_minutes: the local zone's offset at that moment. boot_ms: milliseconds on the
    clock that keeps counting while the computer sleeps; comparable only between stamps of one boot_id.
    """

    utc: datetime
    offset_minutes: int
    boot_ms: int
    boot_id: str

    @property
    def local(self) -> datetime:
        """The wall-clock time where it happened, with its own offset."""
        return local_time(self.utc, self.offset_minutes)


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> Stamp: ...


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event about to be stored. body: canonical JSON, UTF-8, exactly the bytes the chain hashes."""

    type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it lies in the store. version: 1, 2, 3 … within its run. hash, previous: SHA-256, hex."""

    run_id: str
    version: int
    type: str
    body: bytes
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class RunHeader:
    """What History lists of a run, all taken from its first event (so nothing here can go stale).

    offset_minutes: the local zone's offset at the start.
    """

    run_id: str
    label: str
    protocol_id: str
    protocol_title: str
    protocol_version: str
    fingerprint: str
    title: str
    operator: str
    started_utc: datetime
    offset_minutes: int
    rehearsal: bool

    @property
    def started_local(self) -> datetime:
        """The wall-clock time where it was started, with its own offset, as the record tells it."""
        return local_time(self.started_utc, self.offset_minutes)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A header with what SQL derives from the events. lifecycle: the latest of its LIFECYCLE events."""

    header: RunHeader
    events: int
    lifecycle: str
    last_utc: datetime
    hidden: bool


class RunOrder(StrEnum):
    """How History is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    PROTOCOL = "protocol"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class RunQuery:
    """text: searched, literally, in label, title, protocol and operator. open_only: not completed nor abandoned."""

    text: str = ""
    open_only: bool = False
    include_hidden: bool = False
    order: RunOrder = RunOrder.NEWEST
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class RunPage:
    """One page of History. total: how many runs match in all."""

    runs: tuple[RunSummary, ...]
    total: int


class ConcurrentAppendError(Exception):
    """Another writer has appended to this run since it was read."""


class UnknownRunError(LookupError):
    """No run with this id or label."""


class StoreError(Exception):
    """The store cannot do what was asked. title, message and remedy are written for people.

    restorable: a backup in the place of the data would mend it. held: another program works with the data.
    """

    restorable: ClassVar[bool] = False
    held: ClassVar[bool] = False

    def __init__(self, title: str, message: str, remedy: str) -> None:
        super().__init__(f"{title}: {message} {remedy}")
        self.title, self.message, self.remedy = title, message, remedy


class NotSavedError(StoreError):
    """Nothing of the append was stored (disk full, locked, read-only …); it may be tried again."""


class EventStore(Protocol):
    """Append-only streams of events, one per run, each chained by SHA-256 (see `run.chain`)."""

    def create(self, header: RunHeader, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        """Begin a run with its first events, in one durable transaction. Raises NotSavedError."""

    def append(self, run_id: str, expected: int, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        """Append durably behind version `expected`. Raises ConcurrentAppendError, UnknownRunError, NotSavedError."""

    def read(self, run_id: str) -> tuple[StoredEvent, ...]:
        """All events of a run, in order, as stored (nothing verified). Raises UnknownRunError."""

    def resolve(self, name: str) -> str:
        """The run id for an id, a unique beginning of one (8 characters or more) or a label. Raises UnknownRunError."""

    def find(self, query: RunQuery) -> RunPage:
        """A page of runs, sorted and searched in the store."""

    def labels(self, day: str) -> tuple[str, ...]:
        """The labels in use that begin with this ISO date, for choosing the next one."""

    def close(self) -> None: ...


class FileSink(Protocol):
    """Writes a whole file or none of it (temporary file, fsync, replace)."""

    def write(self, path: str, data: bytes) -> None:
        """Raises StoreError with the folder and the remedy named; an older file of that name stays whole."""

    def create(self, path: str, data: bytes) -> None:
        """The same for a new file, with its folder: one that is there is left as it is. Raises StoreError."""
