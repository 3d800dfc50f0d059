"""Notes, and deviations that a person records by themselves."""

from __future__ import annotations

from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation, asked_reason
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure, refuse


def note(now: Situation, command: c.AddNote) -> Events:
    if command.ref:
        now.step(command.ref)
    text = command.text.strip()
    if not text:
        raise refuse("empty_note", "The note is empty", "There is nothing to keep.", "Write something first.")
    return (e.NoteAdded(command.ref, text),)


def deviation(now: Situation, command: c.RecordDeviation) -> Events:
    occurrence = 0
    if command.ref:
        now.step(command.ref)
        occurrence = now.state.step(command.ref).occurrence
    departure = Departure(DeviationKind.OWN, command.planned.strip(), command.actual.strip())
    return asked_reason(command.reason, departure, command.ref, occurrence)[1]
