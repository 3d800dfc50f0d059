"""Timers: what was done to them. What remains is read elsewhere, against a clock (`run.timer`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from protocolapp.run import events as e
from protocolapp.run.evolving.draft import Draft
from protocolapp.run.state import Mark, Pause, TimerOutcome, TimerState


def started(draft: Draft, event: e.TimerStarted, mark: Mark) -> None:
    draft.timers[event.timer] = TimerState(
        id=event.timer,
        ref=event.ref,
        occurrence=event.occurrence,
        label=event.label,
        started=mark,
        least_ms=event.least_ms,
        rings_ms=event.rings_ms,
        overdue_ms=event.overdue_ms,
        touched=mark.at,
    )


def paused(draft: Draft, event: e.TimerPaused, mark: Mark) -> None:
    def pause(timer: TimerState) -> TimerState:
        return replace(timer, pauses=(*timer.pauses, Pause(mark.at, None, event.reason)))

    _change(draft, event.timer, pause)


def resumed(draft: Draft, event: e.TimerResumed, mark: Mark) -> None:
    def resume(timer: TimerState) -> TimerState:
        if not timer.paused:
            return timer
        ended = replace(timer.pauses[-1], end=mark.at)
        return replace(timer, pauses=(*timer.pauses[:-1], ended), touched=mark.at)

    _change(draft, event.timer, resume)


def extended(draft: Draft, event: e.TimerExtended, mark: Mark) -> None:
    def extend(timer: TimerState) -> TimerState:
        return replace(
            timer,
            extended_ms=timer.extended_ms + event.by_ms,
            extension_reason=event.reason or timer.extension_reason,
            acknowledged=None,  # it will ring again
            touched=mark.at,
        )

    _change(draft, event.timer, extend)


def acknowledged(draft: Draft, event: e.TimerAcknowledged, mark: Mark) -> None:
    _change(draft, event.timer, lambda timer: replace(timer, acknowledged=mark))


def confirmed(draft: Draft, event: e.TimerConfirmed, mark: Mark) -> None:
    def confirm(timer: TimerState) -> TimerState:
        return replace(
            timer,
            outcome=TimerOutcome.CONFIRMED,
            ended=mark,
            elapsed_ms=event.elapsed_ms,
            clock_based=event.clock_based,
        )

    _change(draft, event.timer, confirm)


def cancelled(draft: Draft, event: e.TimerCancelled, mark: Mark) -> None:
    def cancel(timer: TimerState) -> TimerState:
        return replace(timer, outcome=TimerOutcome.CANCELLED, ended=mark, reason=event.reason)

    _change(draft, event.timer, cancel)


def _change(draft: Draft, timer_id: str, change: Callable[[TimerState], TimerState]) -> None:
    timer = draft.timers.get(timer_id)
    if timer is not None and timer.active:  # its start may have been undone
        draft.timers[timer_id] = change(timer)
