"""Choices: another way is gone. Free while nothing done rests on the one before, else with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lab import lab_from_json
from protocolapp.plan import make_plan
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Kind, Parameter
from protocolapp.protocol.values import kind_of
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure, Refused, refuse
from protocolapp.run.state import StepStatus
from protocolapp.run.words import listed


def choose(now: Situation, command: c.ChooseWay) -> Events:
    """The choice, and the end of the timers at steps that it leaves."""
    parameter, choice = _chosen(now, command)
    known = now.state.parameters.get(command.name)
    before = known.shown if known is not None else parameter.default
    if choice == before:
        return ()
    facts = now.state.facts.with_parameter(command.name, choice)
    plan = make_plan(now.plan.protocol, facts, lab_from_json(now.state.identity.lab))
    departures = []
    touched = [str(step.number) for step in _touched(now, plan)]
    if touched:
        steps = f"{'step' if len(touched) == 1 else 'steps'} {listed(touched)}"
        actual = f"{choice}, after {steps}"
        departures.append(Departure(DeviationKind.CHOICE_CHANGED, f"{parameter.label}: {before}", actual))
    deviations = settle(departures, command.reason, "", 0)
    made = e.ChoiceMade(command.name, parameter.label, choice, before, command.reason.strip())
    return (made, *_stopped(now, plan), *deviations)


def _chosen(now: Situation, command: c.ChooseWay) -> tuple[Parameter, str]:
    """The parameter and its choice. Raises Refused for what is not there to be chosen."""
    parameter = now.plan.protocol.parameters.get(command.name)
    if parameter is None or kind_of(parameter) is not Kind.CHOICE:
        raise _no_choice(now, command.name)
    choices = parameter.choices or ()
    choice = command.choice.strip()
    if choice not in choices:
        near = nearest(choice, choices)
        raise refuse(
            "not_a_choice",
            f"{parameter.label} has no such choice",
            f"“{choice}” is none of its choices.",
            f"Did you mean {near}?" if near else f"Choose one of: {', '.join(choices)}.",
        )
    return parameter, choice


def _no_choice(now: Situation, name: str) -> Refused:
    fork = next((one for one in now.plan.forks if one.name == name), None)
    step = now.plan.by_ref.get(fork.asked_at) if fork is not None else None
    if fork is not None and step is not None:
        message = f"{fork.label} is entered at step {step.number}."
        return refuse("chosen_by_entry", "This is chosen at a step", message, "Enter or correct it there.")
    return refuse(
        "unknown_choice",
        "There is no such choice",
        f"This protocol has no choice “{name}”.",
        "Choose one of its parameters that have choices.",
    )


def _touched(now: Situation, plan: Plan) -> Iterator[PlannedStep]:
    """The steps started or ended that the plan would leave, or that would read otherwise."""
    for step in now.plan.steps:
        if now.state.step(step.ref).status is not StepStatus.OPEN:
            other = plan.by_ref.get(step.ref)
            if other is None or _told(other) != _told(step):
                yield step


def _told(step: PlannedStep) -> tuple[object, ...]:
    """What a step tells to do: its number and what it is asked for may change without touching what was done."""
    chips = tuple((chip.name, chip.text) for chip in step.chips if chip.ready)
    rows = tuple(
        (row.id, tuple((cell.name, cell.text) for cell in row.cells if cell.ready)) for row in step.rows
    )
    text = step.text if not step.waits_for else ""
    return (text, chips, rows, step.spin, step.wait, step.at, step.agitate)


def _stopped(now: Situation, plan: Plan) -> Events:
    return tuple(
        e.TimerCancelled(timer.id, "the choice was changed")
        for timer in now.state.active_timers()
        if timer.ref in now.plan.by_ref and timer.ref not in plan.by_ref
    )
