"""A person at the bench as a process of its own, to be killed: `python -m tests.run.worker DATA PROTOCOL RUN_ID`.

Takes up the run (or begins it), does the ordinary next thing over and over, with notes and undone ticks between, and
prints one line for each command that has been stored: `ACK <events> <current step>`. Nobody waits here: timers are
started, and their steps ended early with a reason.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_protocol
from protocolapp.run.answers import NO_ANSWERS, text_for
from protocolapp.run.commands import AddNote, Command, CompleteStep, EnterValue, Undo
from protocolapp.run.ports import UnknownRunError
from protocolapp.run.progress import current_ref, key_of
from protocolapp.run.refusal import Refused
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.store import SqliteEventStore, open_for_writing
from protocolapp.system_clock import SystemClock


def main(folder: str, protocol: str, run_id: str) -> None:
    """Work until killed, or until the run is complete."""
    clock = SystemClock()
    store = open_for_writing(Path(folder), clock.now())
    service = _take_up(store, clock, Path(protocol), run_id)
    _acknowledge(service)
    for turn in count(1):
        command = _next(service, clock)
        if command is None:
            break
        _submit(service, command)
        if turn % 7 == 0:
            _submit(service, AddNote(f"note {turn}"))
            _submit(service, Undo())
    store.close()


def _take_up(store: SqliteEventStore, clock: SystemClock, protocol: Path, run_id: str) -> RunService:
    try:
        return RunService.open(run_id, store, clock)
    except UnknownRunError:
        loaded = load_protocol(protocol).protocol
        assert loaded is not None
        facts = typical_facts(loaded)
        setup = RunSetup(loaded, "Worker", "", facts.parameters, facts.samples, facts.rotor)
        return RunService.start(setup, store, clock, Lab(), by="AB", run_id=run_id)


def _next(service: RunService, clock: SystemClock) -> Command | None:
    action = service.next_action()
    if action.focus is not None:
        step = service.plan.by_ref[action.ref]
        asked = next(one for one in step.asked if key_of(step, one) == action.focus)
        return EnterValue(
            action.ref, asked.name, text_for(NO_ANSWERS, asked, clock.now().local.date()), asked.row
        )
    return CompleteStep(action.ref) if action.command is None and action.ref else action.command


def _submit(service: RunService, command: Command) -> None:
    try:
        service.submit(command, "AB")
    except Refused as refused:
        if not refused.refusal.needs_reason:
            raise
        service.submit(replace(command, reason="in a hurry"), "AB")  # type: ignore[call-arg]
    _acknowledge(service)


def _acknowledge(service: RunService) -> None:
    current = current_ref(service.plan, service.state)
    sys.stdout.write(f"ACK {service.state.version} {current}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
