"""The steps in order, each occurrence a block: what was to be done, what was done, when and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from protocolapp.plan.model import PlannedStep, Slot, StepKind
from protocolapp.protocol.model import Kind
from protocolapp.record.exceptions import PlacedException
from protocolapp.record.exhibits import exhibits_once
from protocolapp.record.journal import Place
from protocolapp.record.model import ExceptionLine, Pair, PartBlock, SectionBlock, StepBlock
from protocolapp.record.moments import moment, moment_of, signed
from protocolapp.record.parts import files_of, is_of_parts, parts_of
from protocolapp.record.rounds import round_of
from protocolapp.record.rows import entered_at, rows_table, shown_at
from protocolapp.record.source import Source
from protocolapp.record.timers import timer_lines
from protocolapp.record.windows import window_lines
from protocolapp.run.ports import Stamp
from protocolapp.run.progress import tickable
from protocolapp.run.state import Mark, RunStatus, StepState, StepStatus
from protocolapp.run.timer import between
from protocolapp.run.words import span_text

NO_LONGER_PLANNED = "Steps no longer in the plan"
CHECK = "check:"
"""How the rows of checks begin (`run.progress.tickable`)."""

SEE_SOLUTIONS = "recipe, lots and ticks under Solutions"


def sections_of(source: Source, exceptions: Sequence[PlacedException]) -> tuple[SectionBlock, ...]:
    """The plan's sections, and one for steps that a change of the plan has taken out after they were worked at."""
    remarks: dict[Place, list[ExceptionLine]] = {}
    for one in exceptions:
        remarks.setdefault((one.ref, one.occurrence), []).append(one.line)
    slots = {slot.ref: slot for slot in source.plan.slots}
    planned = [
        SectionBlock(section.title, tuple(_blocks(section.steps, source, slots, remarks)))
        for section in source.plan.sections
    ]
    left = [ref for ref in source.refs if ref not in source.plan.by_ref]
    if left:
        planned.append(SectionBlock(NO_LONGER_PLANNED, tuple(_blocks(left, source, slots, remarks))))
    return tuple(section for section in planned if section.steps)


def _blocks(
    refs: Sequence[str],
    source: Source,
    slots: Mapping[str, Slot],
    remarks: Mapping[Place, list[ExceptionLine]],
) -> Iterator[StepBlock]:
    for ref in refs:
        for step in source.state.steps.get(ref) or (StepState(ref),):
            yield _block(step, source, slots.get(ref), remarks.get((ref, step.occurrence), []))


def _block(
    step: StepState, source: Source, slot: Slot | None, departures: Sequence[ExceptionLine]
) -> StepBlock:
    planned = source.plan.by_ref.get(step.ref)
    place, (started, ended) = (step.ref, step.occurrence), _times(step, source)
    begun = step.started is not None
    made = planned is not None and planned.kind is not StepKind.INSTRUCTION
    table = rows_table(source, step, _first(planned)) if begun and not made else None
    values = (
        [(one.label, one.text) for one in shown_at(source, step) if not one.row] if begun and not made else []
    )
    entered = entered_at(source, *place) if begun else ()
    entries = [one for one in entered if not one.entry.row_label and not is_of_parts(one)]
    return StepBlock(
        number=source.number(*place),
        text=source.text(*place),
        round=round_of(step.ref, source.plan),
        status=_status(step, planned, source),
        reason=step.reason if step.status in (StepStatus.SKIPPED, StepStatus.FAILED) else "",
        conditions=_conditions(step, planned, source, made and begun),
        planned=_planned(slot, source, source.anchor(step)),
        started=started,
        ended=ended,
        took=_took(step),
        by=_people(step),
        values=tuple(values),
        table=table,
        entries=tuple((f"{one.entry.label}:", one.text) for one in entries),
        ticks=_ticks(step, planned),
        checks=_ticked(step, source, rows_too=table is None and not made),
        timers=(*window_lines(source, step), *timer_lines(source, step)),
        notes=_notes(step, source),
        remarks=(
            *_reopened(step, source),
            *(_remark(one) for one in departures if not _told_by_status(one, step)),
        ),
        parts=(*_exhibits(planned, source), *parts_of(source, entered)),
        files=files_of(source, step),
    )


def _exhibits(planned: PlannedStep | None, source: Source) -> tuple[PartBlock, ...]:
    if planned is None:
        return ()
    return exhibits_once(source.plan, planned, lambda ref: source.state.step(ref).started is not None)


def _status(step: StepState, planned: PlannedStep | None, source: Source) -> str:
    if step.status is StepStatus.SKIPPED and planned is not None and planned.optional:
        return "left out"
    if step.closed:
        return step.status.value
    if source.state.status is RunStatus.COMPLETED:
        return "left out" if planned is not None and planned.optional else "not done"
    return "under way" if step.status is StepStatus.STARTED else "not done yet"


def _conditions(step: StepState, planned: PlannedStep | None, source: Source, made: bool) -> str:
    """Wait, spin, temperature and agitation as they were shown, else as they are planned."""
    event = source.journal.completed.get((step.ref, step.occurrence))
    parts = [event.planned] if event is not None else []
    if event is None and planned is not None:
        wait = planned.wait.text if planned.wait is not None and not planned.spin else ""
        at = planned.at if planned.at not in planned.spin else ""
        window = planned.window.text if planned.window is not None else ""
        parts = [planned.spin, wait, at, planned.agitate, window]
    conditions = ", ".join(part for part in parts if part)
    return " · ".join(part for part in (conditions, SEE_SOLUTIONS if made else "") if part)


def _planned(slot: Slot | None, source: Source, since: Stamp) -> str:
    """`10:38 to 11:13 (35 min)`, as expected from the run's start."""
    if slot is None:
        return ""
    begin, end = (source.start.utc + timedelta(milliseconds=ms) for ms in (slot.start_ms, slot.end_ms))
    times = " to ".join(moment_of(utc, source.start, since) for utc in (begin, end))
    return f"{times} ({span_text(slot.end_ms - slot.start_ms)})"


def _times(step: StepState, source: Source) -> Pair:
    """Started and ended; one time where both were one gesture. Only the first is told with its day."""
    started, ended = step.started, step.ended
    if started is None or (ended is not None and ended.at == started.at):
        return "", moment(ended.at, source.start) if ended is not None else ""
    return moment(started.at, source.start), moment(ended.at, started.at) if ended is not None else ""


def _took(step: StepState) -> str:
    if step.started is None or step.ended is None:
        return ""
    ms = between(step.started.at, step.ended.at)
    return span_text(ms) if ms >= 1000 else ""


def _people(step: StepState) -> str:
    marks = [mark for mark in (step.started, *step.ticks.values(), step.ended) if mark is not None]
    return ", ".join(dict.fromkeys(mark.by for mark in marks))


def _ticks(step: StepState, planned: PlannedStep | None) -> str:
    total = max(len(tickable(planned)) if planned is not None else 0, len(step.ticks))
    if not total or not (step.ticks or step.status in (StepStatus.DONE, StepStatus.FAILED)):
        return ""
    return f"{len(step.ticks)} of {total} ticked".replace(" ", "\u00a0")


def _ticked(step: StepState, source: Source, *, rows_too: bool) -> tuple[str, ...]:
    """The checks, a line each; and the rows in one line where no table tells of them."""
    told = {row: _tick(row, mark, step, source) for row, mark in step.ticks.items()}
    checks = [text for row, text in told.items() if row.startswith(CHECK)]
    rows = [text for row, text in told.items() if not row.startswith(CHECK)]
    return (*([" · ".join(rows)] if rows and rows_too else []), *checks)


def _tick(row: str, mark: Mark, step: StepState, source: Source) -> str:
    """`✓ Rotor balanced 10:41`, with the person where several worked at the step."""
    label = source.journal.row_labels.get((step.ref, step.occurrence, row)) or row
    who = f", {mark.by}" if len({one.by for one in step.ticks.values()}) > 1 else ""
    return f"✓\u00a0{label} {moment(mark.at, source.anchor(step))}{who}"


def _notes(step: StepState, source: Source) -> tuple[Pair, ...]:
    notes = source.journal.notes.get((step.ref, step.occurrence), ())
    return tuple((f"Note, {signed(mark, source.anchor(step))}", text) for mark, text in notes)


def _reopened(step: StepState, source: Source) -> Iterator[str]:
    for end in source.journal.reopened.get((step.ref, step.occurrence), ()):
        ended, reopened = signed(end.ended, source.anchor(step)), signed(end.reopened, source.anchor(step))
        yield f"Was {end.what} ({ended}), reopened ({reopened}): {end.reason}"


def _told_by_status(line: ExceptionLine, step: StepState) -> bool:
    """Whether the line under the instruction says it already, with its reason."""
    return line.kind == step.status.value and line.reason == step.reason


def _remark(line: ExceptionLine) -> str:
    """`Late: planned 30 min; actual 36 min 10 s; centrifuge in use (11:21, A. Meyer)`"""
    if "→" in line.actual:
        facts = f"{line.planned} {line.actual}"
    else:
        named = (
            f"planned {line.planned}" if line.planned else "",
            f"actual {line.actual}" if line.actual else "",
        )
        facts = "; ".join(part for part in named if part)
    told = "; ".join(part for part in (facts, line.reason) if part)
    who = ", ".join(part for part in (line.at, line.by) if part)
    return f"{line.kind[:1].upper()}{line.kind[1:]}{': ' if told else ''}{told} ({who})"


def _first(planned: PlannedStep | None) -> str:
    """What the lines of a step's table are."""
    per = planned.step.per if planned is not None and planned.step is not None else None
    if per is not None:
        return per.value.capitalize()
    plates = planned is not None and any(one.kind is Kind.PLATE for one in planned.asked)
    return "Plate" if plates else "Row"
