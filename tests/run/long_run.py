"""Long runs made of plain events, for the tests and the bench."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.run import events as e
from protocolapp.run.chain import link
from protocolapp.run.codec import encode
from protocolapp.run.events import Event
from protocolapp.run.ports import GENESIS, StoredEvent
from tests.fakes.clock import FakeClock

STARTED = e.RunStarted(
    run_id="run",
    label="2026-11-21-01",
    title="",
    aim="",
    rehearsal=False,
    protocol={},
    fingerprint="",
    lab={},
    parameters={},
    samples=(e.GivenSample("s1", "DMSO"),),
    rotor="",
    program="protocolapp",
)


def step_events(number: int) -> list[Event]:
    """The events of one step with ten ticks, an entry, its correction, a timer and a note: twenty in all."""
    ref = f"section/step.{number}"
    timer = f"t{number}"
    ticks = [e.StepTicked(ref, 1, f"ip:s{row}", True, f"Sample {row}") for row in range(10)]
    return [
        e.StepStarted(ref, 1),
        *ticks,
        e.EntryRecorded(ref, 1, "protein", "s1", "quantity", "4.2 mg/mL", "4.2 mg/mL", "Protein", "DMSO"),
        e.EntryCorrected(
            ref, 1, "protein", "s1", "quantity", "2.4 mg/mL", "2.4 mg/mL", "4.2 mg/mL", "Protein", "x"
        ),
        e.TimerStarted(timer, ref, 1, "Bind", 60_000, 60_000, 120_000),
        e.TimerPaused(timer, "rotor stopped"),
        e.TimerResumed(timer),
        e.TimerAcknowledged(timer, 1_000),
        e.TimerConfirmed(timer, 61_000),
        e.NoteAdded(ref, "looks fine"),
        e.StepCompleted(
            ref, 1, number, "Section", "Add 2.00 µL to each tube.", (e.Shown("Antibody", "2.00 µL"),)
        ),
    ]


def long_run(count: int) -> Iterator[StoredEvent]:
    """So many stored events of one run, chained, each a gesture of its own."""
    clock, previous, version = FakeClock(), GENESIS, 0
    events: list[Event] = [STARTED]
    number = 0
    while version < count:
        if not events:
            number += 1
            events = step_events(number)
        version += 1
        new = encode(events.pop(0), clock.go_on(seconds=30), "AB", str(version))
        stored = StoredEvent("run", version, new.type, new.body, previous, link(previous, new.body))
        previous = stored.hash
        yield stored
