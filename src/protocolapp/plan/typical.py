"""Typical facts, so that a protocol can be looked at and rehearsed untouched."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.plan.facts import EntryKey, Facts, Sample, Value
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Kind, Protocol, Step
from protocolapp.protocol.values import kind_of, read_value


def typical_facts(protocol: Protocol, *, measured: bool = True) -> Facts:
    """Default parameters, the typical samples and what is typically entered.

    measured: also what the run itself finds out (columns that a step fills, entries); False is the state
    before a start.
    """
    filled = {column for _, step in protocol.steps() for column in step.fills}
    known = _typical_columns(protocol)
    values = {name: value for name, value in known.items() if measured or name not in filled}
    samples = tuple(
        Sample(f"s{number}", name, values) for number, name in enumerate(protocol.samples.typical, 1)
    )
    return Facts(samples=samples)


def filled_up(protocol: Protocol, facts: Facts, turns: tuple[Turn, ...]) -> Facts:
    """The facts with typical values standing for every column and entry that is not known yet."""
    columns = _typical_columns(protocol)
    samples = tuple(replace(sample, values={**columns, **sample.values}) for sample in facts.samples)
    entered = {(key.name, key.row) for key in facts.entries}
    entries = {
        key: value
        for turn in turns
        for key, value in _typical_entries(turn).items()
        if (key.name, key.row)
        not in entered  # a later round typically enters it again; what was entered holds
    }
    return replace(facts, samples=samples, entries={**entries, **facts.entries})


def _typical_columns(protocol: Protocol) -> dict[str, Value]:
    """Of what is typed or measured; what is worked out follows from that."""
    columns = protocol.samples.columns.items()
    return {
        name: read_value(column, column.typical)
        for name, column in columns
        if column.typical is not None and column.value is None
    }


def _typical_entries(turn: Turn) -> dict[EntryKey, Value]:
    rows = [line.id for line in turn.lines] if turn.step.per is not None else [""]
    return {
        EntryKey(turn.ref, name, row): value
        for name, value in _typical_values(turn.step).items()
        for row in rows
    }


def _typical_values(step: Step) -> dict[str, Value]:
    """But for plates: what their wells read goes by what the plan puts into them."""
    return {
        name: read_value(entry, entry.typical)
        for name, entry in step.enter.items()
        if entry.typical is not None and kind_of(entry) is not Kind.PLATE
    }
