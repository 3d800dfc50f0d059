"""Answering a command: events, in the past tense, or a refusal. Pure: time and person are arguments.

Nothing blocks the work: what departs from the protocol asks for one reason and is recorded with a deviation; only
what makes no sense is refused for good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from protocolapp.plan.model import Plan
from protocolapp.run import commands as c
from protocolapp.run.commands import Command
from protocolapp.run.deciding import (
    attachments,
    choices,
    entries,
    facts,
    lifecycle,
    remarks,
    steps,
    timers,
    undo,
)
from protocolapp.run.deciding.situation import Events, Situation
from protocolapp.run.ports import Stamp
from protocolapp.run.refusal import Refusal, Refused, refuse
from protocolapp.run.state import RunState

Answer = Callable[[Situation, Any], Events]

LONGEST_TEXT = 20_000
"""Characters in one field: a long note, not a book (see also the record, which sets every field whole)."""

DECISIONS: Mapping[type[Command], Answer] = {
    c.StartStep: steps.start,
    c.TickRow: steps.tick,
    c.CompleteStep: steps.complete,
    c.SkipStep: steps.skip,
    c.FailStep: steps.fail,
    c.RepeatStep: steps.repeat,
    c.ReopenStep: steps.reopen,
    c.EnterValue: entries.enter,
    c.AttachFile: attachments.attach,
    c.AddNote: remarks.note,
    c.RecordDeviation: remarks.deviation,
    c.StartTimer: timers.start,
    c.PauseTimer: timers.pause,
    c.ResumeTimer: timers.resume,
    c.ExtendTimer: timers.extend,
    c.AcknowledgeTimer: timers.acknowledge,
    c.ConfirmTimer: timers.confirm,
    c.CancelTimer: timers.cancel,
    c.ChangeParameter: facts.change_parameter,
    c.ChooseWay: choices.choose,
    c.AddSample: facts.add_sample,
    c.DropSample: facts.drop_sample,
    c.DescribeRun: lifecycle.describe,
    c.PauseRun: lifecycle.pause,
    c.ResumeRun: lifecycle.resume,
    c.CompleteRun: lifecycle.complete,
    c.AbandonRun: lifecycle.abandon,
    c.ReopenRun: lifecycle.reopen,
    c.HideRun: lifecycle.hide,
    c.Undo: undo.undo,
}

_AFTER_THE_END = (c.ReopenRun, c.HideRun)


def decide(state: RunState, plan: Plan, command: Command, at: Stamp, by: str) -> Events:
    """The events a command leads to; none when it changes nothing (the same value, a second press).

    Raises Refused, either for good or asking for a reason (`Refusal.needs_reason`).
    """
    check_text(by)
    if not by.strip():
        raise refuse(
            "no_operator", "Who is at the bench?", "The record names a person.", "Choose an operator."
        )
    for text in _texts(command):
        check_text(text)
    if not state.open and not isinstance(command, _AFTER_THE_END):
        raise refuse(
            "run_ended",
            f"This run is {state.status}",
            "Nothing is added to a run that has ended.",
            "Reopen the run to go on with it.",
        )
    return DECISIONS[type(command)](Situation(state, plan, at, by), command)


def check_text(text: str) -> None:
    """Raises Refused for text that cannot be stored or shown: lone surrogates, NUL, more than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        raise refuse(
            "text_too_long",
            "This text is too long",
            f"It has {len(text)} characters; {LONGEST_TEXT} fit.",
            "Shorten it, or divide it into several notes.",
        )
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise refuse(
            "unreadable_text",
            "This text holds characters that cannot be kept",
            "It holds a null or half of a character, as from a damaged file.",
            "Type it anew instead of pasting it.",
        )


def _texts(command: Command) -> list[str]:
    texts: list[str] = []
    for part in fields(command):
        value = getattr(command, part.name)
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, Mapping):
            texts += [text for pair in value.items() for text in pair]
    return texts


__all__ = ["DECISIONS", "LONGEST_TEXT", "Refusal", "Refused", "check_text", "decide"]
