"""A whole run without a bench: the engine itself, with a simulated clock and typical or given entries.

Hands-on time passes as planned, waits take their typical time, and everything goes through `RunService`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import PlannedStep
from protocolapp.protocol.model import Protocol
from protocolapp.run.answers import REASON, Answers, StepAnswers, for_step, text_for
from protocolapp.run.commands import (
    AddNote,
    ChooseWay,
    Command,
    CompleteRun,
    EnterValue,
    FailStep,
    SkipStep,
    StartStep,
    TickRow,
)
from protocolapp.run.ports import EventStore, Stamp
from protocolapp.run.progress import current_ref, current_step, key_of, tickable
from protocolapp.run.refusal import Refused
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.simulated_clock import SimulatedClock
from protocolapp.run.window import read_window

OPERATOR = "Rehearsal"


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A step as it went. begun, ended: simulated. status: done, skipped or failed."""

    number: int
    ref: str
    text: str
    status: str
    begun: Stamp
    ended: Stamp
    hands_on_ms: int
    waited_ms: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A run gone through from end to end, with its time line.

    reached: every step as it was come to, those too that were left for another way.
    """

    run_id: str
    label: str
    lines: tuple[TimeLine, ...]
    reached: tuple[PlannedStep, ...]
    service: RunService


def rehearse(
    protocol: Protocol,
    store: EventStore,
    lab: Lab,
    start: Stamp,
    run_id: str,
    *,
    facts: Facts | None = None,
    answers: Answers | None = None,
    by: str = OPERATOR,
) -> Rehearsal:
    """Go through the whole run. facts: parameters, samples and rotor; else the protocol's typical ones.

    Raises Refused when an answer cannot be a value, and for an empty sample table; StoreError.
    """
    known = facts if facts is not None else typical_facts(protocol, measured=False)
    clock = SimulatedClock(start)
    setup = RunSetup(
        protocol=protocol,
        title="Rehearsal",
        parameters=known.parameters,
        samples=known.samples,
        rotor=known.rotor,
        rehearsal=True,
    )
    service = RunService.start(setup, store, clock, lab, by=by, run_id=run_id)
    player = _Player(service, clock, answers or {}, by)
    lines, reached = list[TimeLine](), list[PlannedStep]()
    while (step := current_step(service.plan, service.state)) is not None:
        reached.append(step)
        if not player.goes_another_way(step):
            lines.append(player.play(step))
    player.submit(CompleteRun(), REASON)
    return Rehearsal(run_id, service.state.identity.label, tuple(lines), tuple(reached), service)


class _Player:
    """Does step after step, as a person with the one key would."""

    def __init__(self, service: RunService, clock: SimulatedClock, answers: Answers, by: str) -> None:
        self._service, self._clock, self._answers, self._by = service, clock, answers, by
        self._chosen: set[str] = set()

    def goes_another_way(self, step: PlannedStep) -> bool:
        """Make the choices that are answered at this step, once; whether that has put another step in its place."""
        given = for_step(self._answers, step)
        if step.ref not in self._chosen:
            self._chosen.add(step.ref)
            for name, choice in given.choose.items():
                self.submit(ChooseWay(name, choice), given.reason or REASON)
        return current_ref(self._service.plan, self._service.state) != step.ref

    def play(self, step: PlannedStep) -> TimeLine:
        begun, given = self._clock.now(), for_step(self._answers, step)
        waited = 0
        if given.note:
            self.submit(AddNote(given.note, step.ref), "")
        if given.skip:
            self.submit(SkipStep(step.ref, given.skip), "")
        elif given.fail:
            self._clock.advance(step.hands_on_ms)
            self.submit(FailStep(step.ref, given.fail), "")
        else:
            waited = self._until_window_opens(step) + self._do(step, given)
        status = self._service.state.step(step.ref).status.value
        hands_on = 0 if given.skip else step.hands_on_ms
        return TimeLine(step.number, step.ref, step.text, status, begun, self._clock.now(), hands_on, waited)

    def submit(self, command: Command, reason: str) -> None:
        """Submit, and once more with a reason where one is asked for."""
        try:
            self._service.submit(command, self._by)
        except Refused as refused:
            if not refused.refusal.needs_reason or not reason:
                raise
            self._service.submit(replace(command, reason=reason), self._by)  # type: ignore[call-arg]

    def _do(self, step: PlannedStep, given: StepAnswers) -> int:
        """Entries, ticks, the wait, done. Hands-on time passes before it: nothing keeps a wait from ending in time."""
        ticks = len(tickable(step))
        share, rest = divmod(step.hands_on_ms, max(ticks, 1))
        waited, moved, unknown = 0, False, set[EntryKey]()
        if step.window is not None:
            self.submit(StartStep(step.ref), given.reason or REASON)
        self._clock.advance(rest)
        for asked in step.asked:
            if not asked.required:  # the one key does not ask for these
                self._enter(step, key_of(step, asked), given)
        while not self._service.state.step(step.ref).closed:
            action = self._service.next_action(passed_over=frozenset(unknown))
            if action.focus is not None:
                if not self._enter(step, action.focus, given):
                    unknown.add(action.focus)  # nothing is known to enter here: it becomes a gap
            elif action.command is None:
                waited += self._wait(action.waiting)
            else:
                if isinstance(action.command, TickRow) or not (ticks or moved):
                    self._clock.advance(share)
                    moved = True
                self.submit(action.command, given.reason or REASON)
        return waited

    def _enter(self, step: PlannedStep, key: EntryKey, given: StepAnswers) -> bool:
        asked = next(one for one in step.asked if key_of(step, one) == key)
        text = text_for(given, asked, self._clock.now().local)
        if text:
            self.submit(EnterValue(step.ref, asked.name, text, asked.row), given.reason or REASON)
        return bool(text)

    def _until_window_opens(self, step: PlannedStep) -> int:
        """Nobody begins too early on purpose."""
        reading = read_window(step, self._service.state, self._clock.now())
        opens_in = reading.opens_in_ms if reading is not None and not reading.settled else 0
        self._clock.advance(opens_in)
        return opens_in

    def _wait(self, timer_id: str) -> int:
        reading = self._service.readings()[timer_id]
        self._clock.advance(reading.remaining_ms)
        return reading.remaining_ms
