"""What the one key and the other keys do at the step on the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.run.commands import Command, CompleteStep
from protocolapp.run.gesture import last_undoable
from protocolapp.run.next_action import NextAction, action_at, next_action
from protocolapp.run.state import RunState
from protocolapp.run.timer import TimerPhase, TimerReading


class Primary(StrEnum):
    """What the one key is about. Wait: nothing to press. Type: into a field. Back: to the current step."""

    DO = "do"
    RECORD = "record"
    WAIT = "wait"
    TYPE = "type"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class ActionView:
    """label: on the key. detail: beside it, `NCI-H3122 DMSO`. command: what it submits, for DO.

    ringing: the step's wait is over. skip: the step can be left out; repeat: it can be done again; anyway: it can be
    ended though something is missing. remarks: notes can be added. undo: what it would take back.
    """

    primary: Primary
    label: str
    detail: str
    command: Command | None
    focus: EntryKey | None
    ringing: bool
    skip: bool
    repeat: bool
    anyway: bool
    remarks: bool
    undo: str


def action_view(
    plan: Plan,
    state: RunState,
    readings: Mapping[str, TimerReading],
    shown: PlannedStep | None,
    current: PlannedStep | None,
    passed_over: frozenset[EntryKey] = frozenset(),
) -> ActionView:
    """shown: the step on the card, None when there is only the run as a whole; current: where the run stands.

    passed_over: entries that a person has left empty on purpose.
    """
    act = _act(plan, state, readings, shown, current, passed_over)
    closed = shown is not None and state.step(shown.ref).closed
    undoable = last_undoable(state) if state.open else None
    return ActionView(
        primary=act[0],
        label=act[1].label,
        detail=act[1].detail,
        command=act[1].command,
        focus=act[1].focus,
        ringing=_rings(act[1], readings),
        skip=state.open and shown is not None and not closed,
        repeat=state.open and closed,
        anyway=state.open and shown is not None and not closed and not _is_done(act[1]),
        remarks=state.open,
        undo=undoable.what if undoable is not None else "",
    )


def _act(
    plan: Plan,
    state: RunState,
    readings: Mapping[str, TimerReading],
    shown: PlannedStep | None,
    current: PlannedStep | None,
    passed_over: frozenset[EntryKey],
) -> tuple[Primary, NextAction]:
    if not state.open:
        return Primary.RECORD, NextAction("Open the record")
    if shown is not None and shown is not current:
        if state.step(shown.ref).closed:
            back = f"Back to step {current.number}" if current is not None else "Back"
            return Primary.BACK, NextAction(back)
        action = action_at(shown, state, readings, passed_over)
    else:
        action = next_action(plan, state, readings, passed_over)
    if action.command is not None:
        return Primary.DO, action
    return (Primary.TYPE if action.focus is not None else Primary.WAIT), action


def _is_done(action: NextAction) -> bool:
    return isinstance(action.command, CompleteStep)


def _rings(action: NextAction, readings: Mapping[str, TimerReading]) -> bool:
    reading = readings.get(action.waiting) if action.waiting else None
    return reading is not None and reading.phase in (TimerPhase.DUE, TimerPhase.OVERDUE, TimerPhase.MISSED)
