"""A person at the bench as a process of its own, to be killed, over the real store.

Takes up a run (or begins it), does the ordinary next thing over and over, starts, pauses, extends and hears timers on
the way, and sends one `Ack` for each command that has been stored. Its clock is an argument: a command takes twenty
seconds of it, a wait its full time, so that a day at the bench passes in a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from protocolapp.lab import Lab
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_protocol
from protocolapp.run import commands as c
from protocolapp.run.answers import NO_ANSWERS, text_for
from protocolapp.run.next_action import NextAction
from protocolapp.run.ports import Stamp, UnknownRunError
from protocolapp.run.progress import current_ref, key_of
from protocolapp.run.refusal import Refused
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.store import SqliteEventStore, open_for_writing
from tests.fakes.clock import FakeClock

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Ack:
    """What the person has seen: so many events are saved, this is the current step, and this the next thing to do."""

    version: int
    step: str | None
    next: str
    at: Stamp


def work(
    folder: Path,
    protocol: Path,
    run_id: str,
    now: Stamp,
    told: Connection,
    pipettes: tuple[str, ...] | None = None,
) -> None:
    """Work until killed, or until the run is complete. pipettes: those of the usual ones at hand for a new run."""
    clock = FakeClock(now)
    store = open_for_writing(folder, now)
    service = _take_up(store, clock, protocol, run_id, pipettes)
    told.send(_ack(service, clock))
    for turn in count(service.state.version):
        for command in _turn(service, clock, turn):
            _submit(service, command)
            told.send(_ack(service, clock))
            clock.go_on(seconds=20)
        if not service.state.open:
            break
    store.close()
    told.close()


def _take_up(
    store: SqliteEventStore,
    clock: FakeClock,
    protocol: Path,
    run_id: str,
    pipettes: tuple[str, ...] | None,
) -> RunService:
    try:
        return RunService.open(run_id, store, clock)
    except UnknownRunError:
        loaded = load_protocol(protocol).protocol
        assert loaded is not None
        facts = typical_facts(loaded)
        setup = RunSetup(
            loaded, "Worker", "", facts.parameters, facts.samples, facts.rotor, pipettes=pipettes
        )
        lab = Lab() if pipettes is None else Lab(pipettes=bundled_pipettes())
        return RunService.start(setup, store, clock, lab, by="AB", run_id=run_id)


def _turn(service: RunService, clock: FakeClock, turn: int) -> Iterator[c.Command]:
    """Something on the side now and then, and the ordinary next thing."""
    for every, aside in _ASIDES:
        if turn % every == 0:
            yield from aside(service)
    action = service.next_action()
    if action.command is not None:
        yield action.command
        if isinstance(action.command, c.TickRow) and turn % 6 == 0:
            yield c.Undo()
    elif action.focus is not None:
        yield _entry(service, clock, action)
    else:
        _wait(service, clock, action)


def _wait(service: RunService, clock: FakeClock, action: NextAction) -> None:
    """Leave the bench until the wait is over."""
    reading = service.readings()[action.waiting]
    clock.go_on(milliseconds=reading.remaining_ms)


def _entry(service: RunService, clock: FakeClock, action: NextAction) -> c.Command:
    step = service.plan.by_ref[action.ref]
    asked = next(one for one in step.asked if key_of(step, one) == action.focus)
    text = text_for(NO_ANSWERS, asked, clock.now().local)
    return c.EnterValue(action.ref, asked.name, text, asked.row)


def _start_timer(service: RunService) -> Iterator[c.Command]:
    number = service.state.version
    yield c.StartTimer(label=f"timer {number}", length_ms=(5 + number % 50) * MINUTE_MS)


def _pause_or_resume(service: RunService) -> Iterator[c.Command]:
    for timer in _free(service)[:1]:
        yield c.ResumeTimer(timer) if service.state.timers[timer].paused else c.PauseTimer(timer, "moved")


def _extend(service: RunService) -> Iterator[c.Command]:
    for timer in _free(service)[-1:]:
        yield c.ExtendTimer(timer, 3 * MINUTE_MS, "not ready")


def _hear(service: RunService) -> Iterator[c.Command]:
    if any(reading.ringing for reading in service.readings().values()):
        yield c.AcknowledgeTimer()


def _note(service: RunService) -> Iterator[c.Command]:
    yield c.AddNote(f"note {service.state.version}: 4 °C, R&D <foo>")


_ASIDES: tuple[tuple[int, Callable[[RunService], Iterator[c.Command]]], ...] = (
    (5, _start_timer),
    (7, _pause_or_resume),
    (8, _extend),
    (9, _hear),
    (11, _note),
)


def _free(service: RunService) -> list[str]:
    """Timers that belong to no step and still count."""
    return [one.id for one in service.state.active_timers() if not one.ref]


def _submit(service: RunService, command: c.Command) -> None:
    try:
        service.submit(command, "AB")
    except Refused as refused:
        if not refused.refusal.needs_reason:
            raise
        service.submit(replace(command, reason="in a hurry"), "AB")  # type: ignore[call-arg]


def _ack(service: RunService, clock: FakeClock) -> Ack:
    version, step = service.state.version, current_ref(service.plan, service.state)
    return Ack(version, step, service.next_action().label, clock.now())
