"""The sample table and the tubes in the rack, with what was measured and worked out for each."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.plan.facts import Sample
from protocolapp.plan.model import PlannedTube
from protocolapp.protocol.model import Per
from protocolapp.record.changes import became
from protocolapp.record.model import TableBlock
from protocolapp.record.rows import measured
from protocolapp.record.source import NOT_RECORDED, Source
from protocolapp.run.state import EntryState

_WIDEST = 6
"""Columns of one table; a wider one goes on in another below it, its first column repeated."""

_LID = 1
"""The column of the tubes' lids: labels, even where they look like numbers."""


def samples_of(source: Source) -> tuple[TableBlock, ...]:
    """One line for each sample, the dropped ones too; the columns that apply, or that hold what was recorded."""
    table = source.plan.protocol.samples.columns
    columns = {
        name: one for name, one in table.items() if name in source.plan.columns or _was_used(name, source)
    }
    calculated = _calculated(source, Per.SAMPLE)
    header = (
        source.plan.protocol.samples.label,
        *(one.label for one in columns.values()),
        *calculated.values(),
    )
    rows = tuple(
        _sample_row(sample, list(columns), list(calculated), source) for sample in source.state.facts.samples
    )
    return _narrow(header, rows, _numeric(rows))


def tubes_of(source: Source) -> tuple[TableBlock, ...]:
    """One line for each tube: its lid, what was worked out for it, the reagents that stand for a name in it and
    their lots.
    """
    tubes = source.plan.tubes
    held = list(dict.fromkeys(name for tube in tubes for name in tube.holds))
    calculated = _calculated(source, Per.TUBE)
    named = [part for name in held for part in (_word(name), f"{_word(name)} lot")]
    rows = tuple(_tube_row(tube, held, list(calculated), source) for tube in tubes)
    return _narrow(("Tube", "Lid", *calculated.values(), *named), rows, _numeric(rows) - {_LID})


def lot_of(source: Source, identity: str, noted: str = "lot") -> str:
    """What was noted of a reagent: its lot, expiry or supplier; corrections shown. Empty for nothing."""
    found = [entry for key, entry in source.state.entries.items() if key.name == f"{identity}.{noted}"]
    return ", ".join(dict.fromkeys(became([version.shown for version in entry.versions]) for entry in found))


def _sample_row(
    sample: Sample, columns: Sequence[str], calculated: Sequence[str], source: Source
) -> tuple[str, ...]:
    name = f"{sample.name} (dropped: {sample.dropped})" if sample.dropped else sample.name
    given = [_column_text(sample, column, source) for column in columns]
    return (name, *given, *(_worked_out(one, sample.id, sample.name, source) for one in calculated))


def _column_text(sample: Sample, column: str, source: Source) -> str:
    """What was last entered at a step, else what the sample table held from the start, or what its formula gives."""
    entries = [
        entry for key, entry in source.state.entries.items() if (key.name, key.row) == (column, sample.id)
    ]
    if entries:
        return max(entries, key=_latest).current.shown
    given = source.journal.sample_values.get(sample.id, {}).get(column)
    return given.shown if given is not None else _by_formula(sample, column, source)


def _by_formula(sample: Sample, column: str, source: Source) -> str:
    """What the column's formula gives where nothing was typed."""
    formula = source.plan.protocol.samples.columns[column].value
    worked = source.plan.row_values.get((column, sample.id)) if formula is not None else None
    return worked.text if worked is not None and worked.value is not None else NOT_RECORDED


def _was_used(column: str, source: Source) -> bool:
    """Whether one that does not apply holds what was entered at a step, or was given when it may have applied."""
    entered = any(key.name == column for key in source.state.entries)
    return entered or (bool(source.journal.changes) and _is_filled(column, source))


def _is_filled(column: str, source: Source) -> bool:
    samples = source.state.facts.samples
    return any(_column_text(sample, column, source) != NOT_RECORDED for sample in samples)


def _latest(entry: EntryState) -> tuple[float, int]:
    return entry.current.mark.at.utc.timestamp(), entry.current.mark.at.boot_ms


def _tube_row(
    tube: PlannedTube, held: Sequence[str], calculated: Sequence[str], source: Source
) -> tuple[str, ...]:
    cells = [tube.lid]
    cells += [_worked_out(name, tube.id, tube.label, source) for name in calculated]
    for name in held:
        reagent = tube.holds.get(name, "")
        known = source.plan.protocol.reagents.get(reagent)
        cells.append(known.name if known is not None else reagent or "none")
        cells.append((lot_of(source, reagent) or NOT_RECORDED) if reagent else "")
    return (tube.label, *cells)


def _calculated(source: Source, per: Per) -> dict[str, str]:
    """The calculations that some step shows, by name; those that only serve others are left out.

    One that does not apply any more is there where a step that was done showed it, unless another has its label now.
    """
    done = {label for label, _ in source.journal.shown}
    shown = done | {cell.label for step in source.plan.steps for row in step.rows for cell in row.cells}
    calculations = source.plan.protocol.calculations.items()
    labels = {name: one.label for name, one in calculations if one.per is per}
    left_out = source.plan.left_out
    now = {label for name, label in labels.items() if label in shown and name not in left_out}
    return {
        name: label
        for name, label in labels.items()
        if (label in now if name not in left_out else label in done - now)
    }


def _worked_out(name: str, row: str, row_label: str, source: Source) -> str:
    """As it was last shown at a step that was done, else as the plan has it."""
    label = source.plan.protocol.calculations[name].label
    shown = source.journal.shown.get((label, row_label))
    if shown is not None:
        return shown
    resolved = source.plan.row_values.get((name, row))
    return resolved.text if resolved is not None and resolved.value is not None else "–"


def _narrow(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], numeric: set[int]
) -> tuple[TableBlock, ...]:
    """Tables of at most `_WIDEST` columns, as evenly wide as they can be."""
    columns = len(header) - 1
    parts = max(-(-columns // (_WIDEST - 1)), 1)
    size = max(-(-columns // parts), 1)
    blocks = []
    for first in range(1, columns + 1, size) if columns else (1,):
        chosen = (0, *range(first, min(first + size, columns + 1)))
        picked = tuple(tuple(row[index] for index in chosen) for row in rows)
        right = tuple(place for place, index in enumerate(chosen) if index in numeric)
        blocks.append(TableBlock(tuple(header[index] for index in chosen), picked, right))
    return tuple(blocks)


def _numeric(rows: Sequence[tuple[str, ...]]) -> set[int]:
    """The columns of measured values."""
    return {
        index for index in range(1, len(rows[0]) if rows else 0) if measured([row[index] for row in rows])
    }


def _word(name: str) -> str:
    return name.replace("_", " ").capitalize()
