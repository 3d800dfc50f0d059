"""What stands at the head of a record on the screen, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocolapp.gui.record.run_reading import ReadRun
from protocolapp.record.digests import grouped
from protocolapp.record.model import ExceptionLine, RunRecord, TableBlock, TimeSegment
from protocolapp.run.words import counted

_NO_BREAK = "\u00a0"


class NoticeKind(StrEnum):
    """How loud a notice is."""

    BROKEN = "broken"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Notice:
    """What must be known before anything else. word: stands before the text."""

    kind: NoticeKind
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class BarView:
    """What can be done with a run. go_on, reopen: one or the other, or neither for one that can only be read."""

    label: str
    tags: tuple[str, ...]
    go_on: bool
    reopen: bool
    editable: bool
    hidden: bool
    follow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeView:
    """Both bars on one scale: kind and share of the whole, gaps included. kinds: those that occur, for the legend."""

    planned: tuple[tuple[str, float], ...]
    actual: tuple[tuple[str, float], ...]
    planned_said: str
    actual_said: str
    kinds: tuple[str, ...]
    begins: str
    ends: str


GAP = ""
KINDS = ("hands-on", "waiting", "late", "resting")


def bar_view(run: ReadRun) -> BarView:
    """The actions that make sense for a run as it is."""
    record = run.record
    tags = (
        *(("rehearsal",) if record.rehearsal else ()),
        *((record.status,) if record.status != "completed" else ()),
        *(("hidden",) if run.hidden else ()),
        *(() if run.sound else ("read only",)),
    )
    return BarView(
        label=record.label,
        tags=tags,
        go_on=run.open and run.sound,
        reopen=not run.open and run.sound,
        editable=run.sound,
        hidden=run.hidden,
        follow=run.follow,
    )


def kicker_of(record: RunRecord) -> str:
    """The line above the title, the same as in print."""
    parts = (
        "Run record",
        "rehearsal" if record.rehearsal else "",
        record.status if record.status != "completed" else "",
        "for research use only",
    )
    return " · ".join(part for part in parts if part)


def notices_of(record: RunRecord) -> tuple[Notice, ...]:
    """The record's notices with how loud each is, in their order."""
    texts = list(record.notices)
    notices: list[Notice] = []
    if record.chain_fault and texts:
        notices.append(Notice(NoticeKind.BROKEN, "Record damaged", texts.pop(0)))
    notices += [Notice(NoticeKind.BROKEN, "File", texts.pop(0)) for _ in record.file_faults if texts]
    if record.rehearsal and texts:
        notices.append(Notice(NoticeKind.WARNING, "Rehearsal", texts.pop(0)))
    notices += [Notice(NoticeKind.REMARK, record.status.capitalize(), text) for text in texts]
    return tuple(notices)


def exceptions_block(exceptions: tuple[ExceptionLine, ...]) -> TableBlock:
    """The exceptions as a table; the second column is the kind."""
    rows = tuple(
        (one.step, one.kind, one.planned, one.actual, one.reason, ", ".join(filter(None, (one.at, one.by))))
        for one in exceptions
    )
    return TableBlock(("Step", "Kind", "Planned", "Actual", "Reason", "When, who"), rows)


def parameters_block(record: RunRecord) -> TableBlock:
    """The parameters as a table; what changed them only where something did."""
    header = ("Parameter", "Value", "Source", "Changed in the run")
    rows = tuple((one.label, one.value, one.source, one.changed) for one in record.parameters)
    if any(one.changed for one in record.parameters):
        return TableBlock(header, rows, (1,))
    return TableBlock(header[:3], tuple(row[:3] for row in rows), (1,))


def time_view(record: RunRecord) -> TimeView:
    """The time line for two bars of the same length."""
    block = record.time_line
    used = {one.kind for one in (*block.planned, *block.actual)}
    return TimeView(
        planned=_filled(block.planned),
        actual=_filled(block.actual),
        planned_said=_said("Planned time", block.planned),
        actual_said=_said("Actual time", block.actual),
        kinds=tuple(kind for kind in KINDS if kind in used),
        begins=block.begins,
        ends=block.ends,
    )


def chain_line(record: RunRecord) -> str:
    """What the chain says of the record, in a sentence."""
    if record.chain_fault:
        return record.chain_fault
    events = counted(record.events, "event", "events")
    return f"The chain is whole: {events}, each bound to the one before it by SHA-256."


def digests_of(record: RunRecord) -> tuple[tuple[str, str], ...]:
    """What identifies the record, label and text."""
    return (
        ("Head of the chain", grouped(record.chain_head)),
        ("Protocol fingerprint (SHA-256)", grouped(record.fingerprint)),
        ("Run", record.run_id),
        ("Recorded and shown by", f"{record.program}, {record.exported}"),
    )


def _filled(segments: tuple[TimeSegment, ...]) -> tuple[tuple[str, float], ...]:
    """With the gaps between them, to the full length."""
    parts: list[tuple[str, float]] = []
    at = 0.0
    for one in segments:
        parts += [(GAP, one.begin - at)] if one.begin > at else []
        parts.append((one.kind, one.end - one.begin))
        at = one.end
    return (*parts, (GAP, 1.0 - at)) if at < 1.0 else tuple(parts)


def _said(name: str, segments: tuple[TimeSegment, ...]) -> str:
    """`Actual time: 22 % hands-on, 75 % waiting`, for those who hear the screen."""
    shares = {kind: sum(one.end - one.begin for one in segments if one.kind == kind) for kind in KINDS}
    told = [f"{round(100 * share)}{_NO_BREAK}% {kind}" for kind, share in shares.items() if share]
    return f"{name}: {', '.join(told)}" if told else f"{name}: none"
