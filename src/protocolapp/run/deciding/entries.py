"""Entries: a value given, or given again in place of an earlier one."""

from __future__ import annotations

from datetime import date, datetime

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Asked
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.asking import Typed, asked_at, read_typed, valued_of
from protocolapp.run.deciding.situation import Events, Situation, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure
from protocolapp.run.stored_value import stored_kind, stored_text


def enter(now: Situation, command: c.EnterValue) -> Events:
    """The first value of an occurrence is recorded; a different later one is a correction, with its reason."""
    step, here = now.step(command.ref), now.state.step(command.ref)
    asked = asked_at(step, command.name, command.row)
    valued = valued_of(asked, step, now.plan.protocol)
    typed = read_typed(valued, command.text, command.decimal, asked.row_label)
    entry = now.state.entries.get(EntryKey(step.ref, asked.name, asked.row))
    before = entry.current if entry is not None and entry.current.occurrence == here.occurrence else None
    if before is not None and before.value == typed.value:
        return ()
    broken = (typed.outside, _expired(asked, typed, now))
    departures = [one for one in broken if one is not None]
    if before is not None:
        departures.append(Departure(DeviationKind.CORRECTED, f"{asked.label}: {before.shown}", typed.shown))
    deviations = settle(departures, command.reason, step.ref, here.occurrence)
    event = _event(
        asked.label, asked.row_label, command, here.occurrence, typed, before.shown if before else None
    )
    return (*(() if here.closed else now.begun(here)), event, *deviations)


def _expired(asked: Asked, typed: Typed, now: Situation) -> Departure | None:
    """A lot may be used up to the end of the day on its label."""
    today = now.at.local.date()
    expiry = typed.value
    if not asked.expiry or not isinstance(expiry, date) or isinstance(expiry, datetime) or expiry >= today:
        return None
    return Departure(DeviationKind.EXPIRED, f"{asked.label} {typed.shown}", f"used on {today.isoformat()}")


def _event(
    label: str, row_label: str, command: c.EnterValue, occurrence: int, typed: Typed, before: str | None
) -> e.Event:
    kind, value = stored_kind(typed.value), stored_text(typed.value)
    if before is None:
        return e.EntryRecorded(
            ref=command.ref,
            occurrence=occurrence,
            name=command.name,
            row=command.row,
            kind=kind,
            value=value,
            shown=typed.shown,
            label=label,
            row_label=row_label,
        )
    return e.EntryCorrected(
        ref=command.ref,
        occurrence=occurrence,
        name=command.name,
        row=command.row,
        kind=kind,
        value=value,
        shown=typed.shown,
        before=before,
        label=label,
        reason=command.reason.strip(),
        row_label=row_label,
    )
