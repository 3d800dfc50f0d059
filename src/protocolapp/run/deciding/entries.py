"""Entries: a value given, or given again in place of an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Asked, PlannedStep
from protocolapp.protocol.model import Kind
from protocolapp.protocol.readings import PlateReadings
from protocolapp.quantity import Quantity
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.asking import Typed, asked_at, read_typed, valued_of
from protocolapp.run.deciding.situation import Events, Situation, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure, refuse
from protocolapp.run.stored_value import stored_kind, stored_text

AMOUNT_TOLERANCE = Fraction(1, 10)
"""An amount taken that differs by more than this share of the planned one is a deviation: the lab's choice, as the
tolerance of a wait is."""


def enter(now: Situation, command: c.EnterValue) -> Events:
    """The first value of an occurrence is recorded; a different later one is a correction, with its reason."""
    step = now.step(command.ref)
    asked = asked_at(step, command.name, command.row)
    if asked.kind is Kind.FILE and not now.state.identity.rehearsal:
        raise refuse(
            "file_typed",
            f"{asked.label} is a file",
            "A name alone keeps nothing of it.",
            "Choose the file, or drop it there.",
        )
    valued = valued_of(asked, step, now.plan.protocol)
    typed = read_typed(valued, command.text, command.decimal, asked.row_label)
    if isinstance(typed.value, PlateReadings) and asked.shape is not None:
        typed = replace(typed, value=typed.value.on(*asked.shape))
    return entered(now, step, asked, typed, command.reason)


def entered(now: Situation, step: PlannedStep, asked: Asked, typed: Typed, reason: str) -> Events:
    """The events of a value that could be read. Raises Refused, asking for a reason, where it departs."""
    here = now.state.step(step.ref)
    entry = now.state.entries.get(EntryKey(step.ref, asked.name, asked.row))
    before = entry.current if entry is not None and entry.current.occurrence == here.occurrence else None
    if before is not None and before.value == typed.value:
        return ()
    broken = (typed.outside, _expired(asked, typed, now), _another_amount(asked, typed))
    departures = [one for one in broken if one is not None]
    if before is not None:
        departures.append(Departure(DeviationKind.CORRECTED, f"{asked.label}: {before.shown}", typed.shown))
    deviations = settle(departures, reason, step.ref, here.occurrence)
    given = e.EntryRecorded(
        ref=step.ref,
        occurrence=here.occurrence,
        name=asked.name,
        row=asked.row,
        kind=stored_kind(typed.value),
        value=stored_text(typed.value),
        shown=typed.shown,
        label=asked.label,
        row_label=asked.row_label,
    )
    event = given if before is None else _corrected(given, before.shown, reason.strip())
    return (*(() if here.closed else now.begun(here)), event, *deviations)


def _expired(asked: Asked, typed: Typed, now: Situation) -> Departure | None:
    """A lot may be used up to the end of the day on its label."""
    today = now.at.local.date()
    expiry = typed.value
    if not asked.expiry or not isinstance(expiry, date) or isinstance(expiry, datetime) or expiry >= today:
        return None
    return Departure(DeviationKind.EXPIRED, f"{asked.label} {typed.shown}", f"used on {today.isoformat()}")


def _another_amount(asked: Asked, typed: Typed) -> Departure | None:
    """How an amount really taken departs from the planned one, beyond the tolerance."""
    planned = asked.planned.value if asked.planned is not None else None
    if asked.planned is None or not isinstance(typed.value, Quantity):
        return None
    if not isinstance(planned, Quantity) or abs(typed.value - planned) <= abs(planned) * AMOUNT_TOLERANCE:
        return None
    about = f"{asked.label} ({asked.row_label})" if asked.row_label else asked.label
    return Departure(DeviationKind.AMOUNT, f"{about}: {asked.planned.text}", typed.shown)


def _corrected(given: e.EntryRecorded, before: str, reason: str) -> e.EntryCorrected:
    return e.EntryCorrected(
        ref=given.ref,
        occurrence=given.occurrence,
        name=given.name,
        row=given.row,
        kind=given.kind,
        value=given.value,
        shown=given.shown,
        before=before,
        label=given.label,
        reason=reason,
        row_label=given.row_label,
    )
