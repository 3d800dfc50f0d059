"""The title block: what the run is, and what must be known before anything else."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.record.digests import grouped
from protocolapp.record.exceptions import PlacedException
from protocolapp.record.model import Pair
from protocolapp.record.moments import full
from protocolapp.record.parts import file_faults
from protocolapp.record.source import Source
from protocolapp.run.state import RunStatus, StepStatus
from protocolapp.run.words import counted

UNFINISHED = "unfinished"


def status_of(source: Source) -> str:
    """completed, abandoned or unfinished."""
    return UNFINISHED if source.state.open else source.state.status.value


def title_of(source: Source) -> Pair:
    """The protocol's title, and the line under it."""
    protocol, identity = source.plan.protocol, source.state.identity
    fingerprint = grouped(identity.fingerprint)[:14]
    line = f"Protocol {protocol.id}, version {protocol.version}, fingerprint {fingerprint} · Run {identity.label}"
    return protocol.title, line


def facts_of(source: Source, exceptions: tuple[PlacedException, ...]) -> tuple[Pair, ...]:
    """Eight facts, a label and a value each."""
    done, skipped, failed = (
        _closed(source, status) for status in (StepStatus.DONE, StepStatus.SKIPPED, StepStatus.FAILED)
    )
    return (
        ("Operators" if len(_people(source)) > 1 else "Operator", ", ".join(_people(source))),
        ("Started", full(source.start)),
        _ended(source),
        ("Samples", _samples(source)),
        ("Steps done", f"{done} of {len(source.plan.steps)}"),
        ("Skipped, failed", f"{skipped}, {failed}") if failed else ("Skipped", str(skipped)),
        ("Exceptions", str(len(exceptions))),
        ("Status", _status(source)),
    )


def notices_of(source: Source, fault: str) -> tuple[str, ...]:
    """What must be known before anything else, loudest first."""
    return tuple(_notices(source, fault))


def _notices(source: Source, fault: str) -> Iterator[str]:
    if fault:
        yield fault
    yield from file_faults(source)
    if source.state.identity.rehearsal:
        yield "This run was rehearsed with a simulated clock. Nothing in it happened at a bench."
    if source.state.open:
        state = "paused" if source.state.status is RunStatus.PAUSED else "not finished"
        yield f"This run is {state}: the record holds what happened until {full(source.state.last.at)}."
    if source.state.status is RunStatus.ABANDONED:
        reason = f": {source.state.reason}" if source.state.reason else ""
        yield f"This run was abandoned{reason}"


def _people(source: Source) -> list[str]:
    return list(dict.fromkeys(one.envelope.by for one in source.state.history))


def _ended(source: Source) -> Pair:
    if source.state.ended is None:
        return "Last entry", full(source.state.last.at)
    return source.state.status.value.capitalize(), full(source.state.ended.at)


def _samples(source: Source) -> str:
    """`3 lysates, 4 tubes`"""
    table, samples = (
        source.plan.protocol.samples,
        [one for one in source.state.facts.samples if not one.dropped],
    )
    parts = [counted(len(samples), table.one, table.plural)]
    if source.plan.tubes:
        parts.append(counted(len(source.plan.tubes), "tube", "tubes"))
    dropped = len(source.state.facts.samples) - len(samples)
    return ", ".join([*parts, f"{dropped}\u00a0dropped"] if dropped else parts)


def _status(source: Source) -> str:
    status = source.state.status
    if status is RunStatus.RUNNING:
        return "not finished"
    return "paused, not finished" if status is RunStatus.PAUSED else status.value


def _closed(source: Source, status: StepStatus) -> int:
    return sum(source.state.step(step.ref).status is status for step in source.plan.steps)
