"""From a run's state and plan to its record. Pure: the same run, exported at the same moment, gives the same record."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.plan.model import Plan
from protocolapp.record.course import course_of, undone_of
from protocolapp.record.equipment import equipment_of
from protocolapp.record.exceptions import exceptions_of
from protocolapp.record.inputs import lots_of, parameters_of, publications_of
from protocolapp.record.model import Pair, RunRecord
from protocolapp.record.moments import full, signed
from protocolapp.record.parts import file_faults
from protocolapp.record.samples import samples_of, tubes_of
from protocolapp.record.solutions import solutions_of
from protocolapp.record.source import Source
from protocolapp.record.steps import sections_of
from protocolapp.record.time_line import time_line_of
from protocolapp.record.timers import free_timer_lines
from protocolapp.record.title import facts_of, notices_of, status_of, title_of
from protocolapp.run.chain import ChainReport
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState


def build_record(
    state: RunState,
    plan: Plan,
    chain: ChainReport,
    *,
    program: str,
    exported: Stamp,
    fault: str = "",
    files: Mapping[str, str] = MappingProxyType({}),
) -> RunRecord:
    """The record of a run, finished or not. fault: why it can only be read, in a sentence (`LoadedRun.fault`).

    files: what is wrong with attached files, by where they lie (`services.attached`).

    What was shown when a step was done comes from its events, so that a later program cannot rewrite it; the plan
    serves for what is not done yet.
    """
    source = Source.of(state, plan, chain, exported, files)
    return _record_of(source, _chain_fault(chain, fault), _programs(state.identity.program, program))


def _record_of(source: Source, chain_fault: str, program: str) -> RunRecord:
    state, protocol = source.state, source.plan.protocol
    exceptions = exceptions_of(source)
    title, protocol_line = title_of(source)
    return RunRecord(
        run_id=state.run_id,
        label=state.identity.label,
        title=title,
        named=state.title,
        aim=state.aim,
        rehearsal=state.identity.rehearsal,
        status=status_of(source),
        protocol_id=protocol.id,
        protocol_line=protocol_line,
        fingerprint=state.identity.fingerprint,
        facts=facts_of(source, exceptions),
        notices=notices_of(source, chain_fault),
        exceptions=tuple(one.line for one in exceptions),
        time_line=time_line_of(source),
        parameters=parameters_of(source),
        samples=samples_of(source),
        tubes=tubes_of(source),
        lots=lots_of(source),
        equipment=equipment_of(source),
        solutions=solutions_of(source),
        sections=sections_of(source, exceptions),
        course=course_of(source),
        timers=free_timer_lines(source),
        notes=_notes(source),
        undone=undone_of(source),
        sources=publications_of(protocol.citations),
        events=state.version,
        chain_head=source.chain.head,
        chain_fault=chain_fault,
        program=program,
        exported=full(source.exported),
        file_faults=file_faults(source),
    )


def _chain_fault(chain: ChainReport, fault: str) -> str:
    if chain.first_bad is None:
        return fault
    return (
        f"The chain of this record is broken: {chain.reason}. "
        f"Nothing from event {chain.first_bad} on can be trusted."
    )


def _notes(source: Source) -> tuple[Pair, ...]:
    """The notes about the run as a whole; those of steps stand at their steps."""
    return tuple((signed(note.mark, source.start), note.text) for note in source.state.notes if not note.ref)


def _programs(recorded_by: str, printed_by: str) -> str:
    return printed_by if recorded_by == printed_by else f"recorded by {recorded_by}, printed by {printed_by}"
