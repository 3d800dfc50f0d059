"""Steps in few words: those of the plan, and those that the present choices leave out."""

from __future__ import annotations

from protocolapp.plan.hands_on import milliseconds
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.plan.short_text import first_sentence, shortened
from protocolapp.plan.show import at_text
from protocolapp.plan.timing import stop_text, wait_text
from protocolapp.plan.ways import spelled
from protocolapp.plan.workflow.model import WaitMark, WorkStep
from protocolapp.protocol.model import Per, Protocol, Step

LONGEST_TEXT, LONGEST_TITLE, LONGEST_MARK, _LONGEST_NUMBERS = 110, 80, 44, 12
"""Characters of a step, of a title or timer, and of a mark in the drawing; the list of steps has the whole text."""


def planned_step(step: PlannedStep, numbers: str, day: int, protocol: Protocol) -> WorkStep:
    """A step of the plan, its values filled in. day: the one that begins after it, 0 for none."""
    wait = step.wait
    return WorkStep(
        ref=step.ref,
        numbers=shortened(numbers, _LONGEST_NUMBERS),
        text=_brief(step.text),
        each=_each(step.step, protocol),
        rounds=step.rounds,
        at="" if step.spin else _mark(step.at),
        agitate=_mark(step.agitate),
        optional=step.optional,
        wait=WaitMark(_timer(step.spin or wait.text), wait.rings_ms, wait.spin) if wait is not None else None,
        stop=_mark(step.stop),
        day=day,
    )


def left_out(key: str, step: Step, plan: Plan) -> WorkStep:
    """A step that is not done, as its file says it."""
    timed = step.timed
    return WorkStep(
        ref=key,
        numbers="",
        text=_brief(spelled(step, plan)),
        each=_each(step, plan.protocol),
        rounds=step.repeat,
        at=_mark(at_text(step.at)),
        agitate=_mark(step.agitate or ""),
        optional=step.optional,
        wait=WaitMark(_timer(wait_text(timed)), milliseconds(timed.rings_after), step.spin is not None)
        if timed is not None
        else None,
        stop=_mark(stop_text(step.stop)),
    )


def _brief(text: str) -> str:
    """All of a short text, the first sentence of a long one."""
    return shortened(text if len(text) <= LONGEST_TEXT else first_sentence(text) + ".", LONGEST_TEXT)


def _mark(text: str) -> str:
    return shortened(text, LONGEST_MARK)


def _timer(text: str) -> str:
    """A spin says its force, time and temperature, and the speed in the rotor."""
    return shortened(text, LONGEST_TITLE)


def _each(step: Step | None, protocol: Protocol) -> str:
    if step is None or step.per is None:
        return ""
    if step.per is Per.TUBE:
        return "each tube"
    return _mark(f"each {protocol.samples.one}")
