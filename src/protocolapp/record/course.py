"""What the run as a whole went through, and what was taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from protocolapp.record.digests import grouped
from protocolapp.record.model import Pair, TableBlock
from protocolapp.record.moments import moment, signed
from protocolapp.record.source import Source
from protocolapp.run import events as e
from protocolapp.run.events import Event, Recorded
from protocolapp.run.evolve import counts
from protocolapp.run.ports import Stamp
from protocolapp.run.state import Mark
from protocolapp.run.timer import between
from protocolapp.run.words import span_text


def course_of(source: Source) -> TableBlock:
    """Start, rests, end, what was changed of samples and names, and the ways that were chosen."""
    deciding = {fork.name for fork in source.plan.forks if fork.asked_at}
    rows = []
    paused: Stamp | None = None
    for one in source.state.history:
        told = _told(one, paused) or _chosen(one.event, deciding)
        if isinstance(one.event, e.RunPaused):
            paused = one.envelope.at
        elif isinstance(one.event, (e.RunResumed, e.RunCompleted, e.RunAbandoned)):
            paused = None
        if told is not None and counts(one, source.state.undone):
            rows.append((moment(one.envelope.at, source.start), *told, one.envelope.by))
    return TableBlock(("When", "What", "Reason", "Who"), tuple(rows))


def _told(one: Recorded, paused: Stamp | None) -> Pair | None:
    """What happened, and why. None for what belongs to a step."""
    rest = f" after {span_text(between(paused, one.envelope.at))}" if paused is not None else ""
    match one.event:
        case e.RunStarted(continues_label=before):
            return f"started with the samples of run {before}" if before else "started", ""
        case e.RunDescribed(title, aim):
            return f"described as “{title}”" + (f", aim “{aim}”" if aim else ""), ""
        case e.RunPaused(reason):
            return "paused", reason
        case e.RunResumed():
            return f"resumed{rest}", ""
        case e.RunCompleted():
            return "completed", ""
        case e.RunAbandoned(reason):
            return "abandoned", reason
        case e.RunReopened(reason):
            return "reopened", reason
        case e.SampleAdded(name=name):
            return f"sample {name} added", ""
        case e.SampleDropped(name=name, reason=reason):
            return f"sample {name} dropped", reason
        case e.ParameterChanged(label=label, before=before, shown=shown, reason=reason):
            return f"{label} changed from {before} to {shown}", reason
        case e.ChoiceMade(label=label, before=before, choice=choice, reason=reason):
            return f"{label}: {choice} chosen instead of {before}", reason
    return None


def _chosen(event: Event, deciding: Collection[str]) -> Pair | None:
    """A value entered at a step by which a way was gone. deciding: the names of such."""
    match event:
        case e.EntryRecorded(name=name, label=label, shown=shown) if name in deciding:
            return f"{label}: {shown} chosen", ""
        case e.EntryCorrected(name=name, label=label, shown=shown, before=before, reason=reason) if (
            name in deciding
        ):
            return f"{label}: {shown} chosen instead of {before}", reason
    return None


def undone_of(source: Source) -> tuple[Pair, ...]:
    """Every undo with what it took back, and every tick that was taken away; nothing is erased."""
    return tuple(_undone(source))


def _undone(source: Source) -> Iterator[Pair]:
    for one in source.state.history:
        mark = Mark(one.envelope.at, one.envelope.by)
        if isinstance(one.event, e.ActionUndone):
            taken = [other for other in source.state.history if other.envelope.cause == one.event.target]
            yield signed(mark, source.start), _taken_back(one.event.what, taken, source)
        elif isinstance(one.event, e.StepTicked) and not one.event.done and counts(one, source.state.undone):
            number = source.number(one.event.ref, one.event.occurrence)
            yield (
                signed(mark, source.start),
                f"step {number}: {one.event.row_label or one.event.row} unticked",
            )


def _taken_back(what: str, taken: Sequence[Recorded], source: Source) -> str:
    """`step 4 done, of 10:50; A. Meyer: 0.90 mL`"""
    made = f", of {signed(Mark(taken[0].envelope.at, taken[0].envelope.by), source.start)}" if taken else ""
    details = "; ".join(text for one in taken if (text := _content(one.event)))
    return f"{what}{made}" + (f": {details}" if details else "")


def _content(event: Event) -> str:
    match event:
        case e.EntryRecorded(label=label, shown=shown) | e.EntryCorrected(label=label, shown=shown):
            return f"{label} {shown}"
        case e.NoteAdded(text=text):
            return text
        case e.FileAttached(name=name, sha256=sha256):
            return f"{name}, SHA-256 {grouped(sha256)}"
        case e.StepSkipped(reason=reason) | e.StepFailed(reason=reason) | e.DeviationRecorded(reason=reason):
            return reason
        case e.ParameterChanged(before=before, shown=shown):
            return f"{before} to {shown}"
        case e.ChoiceMade(before=before, choice=choice):
            return f"{choice} instead of {before}"
    return ""
