"""A run being worked at: ask, record, apply. The only imperative part; what it shows has been stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Protocol
from protocolapp.run.chain import ChainReport
from protocolapp.run.codec import decode, encode
from protocolapp.run.commands import Command
from protocolapp.run.decide import check_text, decide
from protocolapp.run.events import Event, Recorded
from protocolapp.run.evolve import evolve_all
from protocolapp.run.loading import LoadedRun, load_run
from protocolapp.run.next_action import NextAction, next_action
from protocolapp.run.ports import Clock, ConcurrentAppendError, EventStore, NewEvent, Stamp
from protocolapp.run.refusal import refuse
from protocolapp.run.setup import RunSetup, deviations_at_start, header, next_label, started_event
from protocolapp.run.state import RunState
from protocolapp.run.timer import TimerReading, read_timer
from protocolapp.run.window import WindowReading, open_windows


@dataclass(frozen=True, slots=True)
class RunChange:
    """What a command led to. recorded: the new events, stored; none when it changed nothing."""

    recorded: tuple[Recorded, ...]
    state: RunState
    plan: Plan


class RunService:
    """One open run. Its state and plan are those of the events in the store, never ahead of them."""

    def __init__(self, loaded: LoadedRun, store: EventStore, clock: Clock) -> None:
        """Use `start` or `open`."""
        self._loaded = loaded
        self._store, self._clock = store, clock
        self._state, self._plan = loaded.state, loaded.plan
        self._opened_at = clock.now()

    @classmethod
    def start(
        cls, setup: RunSetup, store: EventStore, clock: Clock, lab: Lab, *, by: str, run_id: str
    ) -> RunService:
        """Begin a run. run_id: a fresh random UUID. Raises Refused for an empty sample table, StoreError."""
        for text in (by, setup.title, setup.aim, *(sample.name for sample in setup.samples)):
            check_text(text)
        _check_start(setup, by)
        now, lab = clock.now(), setup.lab_at_hand(lab)
        plan = make_plan(setup.protocol, setup.facts, lab)
        day = now.local.date().isoformat()
        event = started_event(setup, plan, lab, run_id, next_label(day, store.labels(day)))
        events = (event, *deviations_at_start(setup, plan))
        stored = store.create(
            header(event, setup.protocol, now, by), [encode(one, now, by, "1") for one in events]
        )
        return cls(load_run(stored), store, clock)

    @classmethod
    def open(cls, run_id: str, store: EventStore, clock: Clock) -> RunService:
        """Take up a run where its events leave it. A damaged one opens to be read (`fault`).

        Raises UnknownRunError; DamagedRunError when not even its beginning can be read; StoreError.
        """
        return cls(load_run(store.read(run_id)), store, clock)

    @property
    def run_id(self) -> str:
        return self._state.run_id

    @property
    def state(self) -> RunState:
        return self._state

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def protocol(self) -> Protocol:
        return self._loaded.protocol

    @property
    def lab(self) -> Lab:
        """What the run counts on, as it was when the run began."""
        return self._loaded.lab

    @property
    def chain(self) -> ChainReport:
        """The chain as it was when the run was read."""
        return self._loaded.chain

    @property
    def fault(self) -> str:
        """Why the run may only be read, in a sentence; empty for a sound one."""
        return self._loaded.fault

    @property
    def opened_at(self) -> Stamp:
        """When the program took it up: what became due before then was missed."""
        return self._opened_at

    def readings(self, now: Stamp | None = None) -> dict[str, TimerReading]:
        """The timers that have not ended, by id, in the order of their starts."""
        at = now if now is not None else self._clock.now()
        return {timer.id: read_timer(timer, at, self._opened_at) for timer in self._state.active_timers()}

    def windows(self, now: Stamp | None = None) -> tuple[WindowReading, ...]:
        """The windows that count: of steps that are still to be begun, in the plan's order."""
        at = now if now is not None else self._clock.now()
        return open_windows(self._plan, self._state, at) if self._state.open else ()

    def next_action(
        self, now: Stamp | None = None, passed_over: frozenset[EntryKey] = frozenset()
    ) -> NextAction:
        """What the one key does now; see `run.next_action`."""
        return next_action(self._plan, self._state, self.readings(now), passed_over)

    def submit(self, command: Command, by: str, at: Stamp | None = None) -> RunChange:
        """Decide, store, and only then apply.

        at: when it was asked, for a command tried again after it could not be saved; else now. Raises Refused;
        NotSavedError and other StoreErrors, with the state as it was.
        """
        if self.fault:
            raise refuse(
                "read_only", "This run can only be read", self.fault, "Restore the data from a backup."
            )
        stamp = at if at is not None else self._clock.now()
        try:
            return self._record(command, by, stamp)
        except ConcurrentAppendError:
            self.reload()  # somebody else went on with this run: judge the command by what it is now
            return self._record(command, by, stamp)

    def reload(self) -> None:
        """Read the run anew from the store."""
        self._loaded = load_run(self._store.read(self.run_id))
        self._state, self._plan = self._loaded.state, self._loaded.plan

    def _record(self, command: Command, by: str, at: Stamp) -> RunChange:
        events = decide(self._state, self._plan, command, at, by)
        if not events:
            return RunChange((), self._state, self._plan)
        stored = self._store.append(self.run_id, self._state.version, self._encoded(events, at, by))
        recorded = tuple(decode(event) for event in stored)
        self._apply(recorded)
        return RunChange(recorded, self._state, self._plan)

    def _encoded(self, events: Sequence[Event], at: Stamp, by: str) -> list[NewEvent]:
        cause = str(self._state.version + 1)  # the first event's number names the gesture
        return [encode(event, at, by, cause) for event in events]

    def _apply(self, recorded: tuple[Recorded, ...]) -> None:
        state = evolve_all(self._state, recorded)
        if state.facts is not self._state.facts:
            self._plan = make_plan(self.protocol, state.facts, self.lab)
        self._state = state


def _check_start(setup: RunSetup, by: str) -> None:
    if not by.strip():
        raise refuse(
            "no_operator", "Who is at the bench?", "The record names a person.", "Choose an operator."
        )
    names = [sample.name.strip() for sample in setup.samples]
    if not names or not all(names):
        raise refuse(
            "no_samples",
            "The sample table is not filled",
            "A run needs at least one sample, and each needs a name.",
            "Add a row for each sample and name it.",
        )
    if len(set(names)) < len(names) or len({sample.id for sample in setup.samples}) < len(names):
        raise refuse(
            "same_samples",
            "Two samples have the same name",
            "They could not be told apart in the record.",
            "Give each its own name.",
        )
