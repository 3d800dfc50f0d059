"""Exceptions: every departure from the protocol, each once, in the order they happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolapp.record.changes import became
from protocolapp.record.model import ExceptionLine
from protocolapp.record.moments import moment
from protocolapp.record.source import Source
from protocolapp.record.windows import missed_windows
from protocolapp.run import events as e
from protocolapp.run.deviation import DeviationKind, label_of
from protocolapp.run.events import Envelope
from protocolapp.run.evolve import counts
from protocolapp.run.timer import TimerPhase, read_timer
from protocolapp.run.words import span_text

_LONGEST_PLANNED = 60


@dataclass(frozen=True, slots=True)
class PlacedException:
    """An exception and the step it belongs to; no ref for one of the run as a whole."""

    ref: str
    occurrence: int
    line: ExceptionLine


def exceptions_of(source: Source) -> tuple[PlacedException, ...]:
    """The recorded deviations, the timers that are overdue as the record is made, and the windows missed by then."""
    return (*dict.fromkeys(_recorded(source)), *_overdue(source), *_missed(source))


def _recorded(source: Source) -> Iterator[PlacedException]:
    for one in source.state.history:
        if isinstance(one.event, e.DeviationRecorded) and counts(one, source.state.undone):
            yield _line(one.event, one.envelope, source)


def _line(event: e.DeviationRecorded, envelope: Envelope, source: Source) -> PlacedException:
    planned, actual = _words(event, envelope, source)
    line = ExceptionLine(
        step=source.number(event.ref, event.occurrence) if event.ref else "",
        kind=label_of(event.kind),
        planned=planned,
        actual=actual,
        reason=event.reason,
        at=moment(envelope.at, source.start),
        by=envelope.by,
    )
    return PlacedException(event.ref, event.occurrence, line)


def _words(event: e.DeviationRecorded, envelope: Envelope, source: Source) -> tuple[str, str]:
    """What was planned and what was done, told as a table tells it."""
    if event.kind in (DeviationKind.SKIPPED, DeviationKind.FAILED):
        return _short(source.text(event.ref, event.occurrence)), event.actual
    if event.kind == DeviationKind.CORRECTED:
        for entry in source.journal.corrections.get(envelope.cause, ()):
            return _named(entry.label, entry.row_label), became((entry.before, entry.shown))
    if event.kind == DeviationKind.PARAMETER_CHANGED:
        for change in source.journal.changes:
            if change.mark.at == envelope.at and event.planned == f"{change.label}: {change.before}":
                return change.label, became((change.before, change.after))
    return event.planned, event.actual


def _overdue(source: Source) -> Iterator[PlacedException]:
    for timer in source.state.active_timers():
        reading = read_timer(timer, source.exported)
        if reading.phase is TimerPhase.OVERDUE and timer.ref:
            step = source.plan.by_ref.get(timer.ref)
            planned = step.wait.text if step is not None and step.wait is not None else timer.label
            number = source.number(timer.ref, timer.occurrence)
            so_far = f"{span_text(reading.elapsed_ms)} so far"
            at = moment(source.exported, source.start)
            yield PlacedException(
                timer.ref, timer.occurrence, ExceptionLine(number, "overdue", planned, so_far, "", at, "")
            )


def _missed(source: Source) -> Iterator[PlacedException]:
    for reading in missed_windows(source):
        occurrence = source.state.step(reading.ref).occurrence
        actual = f"not begun, {span_text(reading.elapsed_ms)} so far"
        number, at = source.number(reading.ref, occurrence), moment(source.exported, source.start)
        line = ExceptionLine(number, "window missed", reading.window.text, actual, "", at, "")
        yield PlacedException(reading.ref, occurrence, line)


def _named(label: str, row: str) -> str:
    return f"{label} ({row})" if row and row not in label else label


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PLANNED else text[: _LONGEST_PLANNED - 1].rstrip() + "…"
