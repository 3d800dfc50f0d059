"""What was entered in more than one value, printed whole: tables as tables, plates as plates; and a step's files."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.calc.plates.plate_format import row_name
from protocolapp.protocol.model import Column
from protocolapp.protocol.plate_text import place_of
from protocolapp.protocol.readings import PlateReadings, TableValue
from protocolapp.protocol.readings_picture import readings_picture
from protocolapp.protocol.readings_text import in_a_line
from protocolapp.protocol.values import kind_of
from protocolapp.record.digests import grouped
from protocolapp.record.model import FileLine, PartBlock, TableBlock
from protocolapp.record.moments import signed
from protocolapp.record.rows import Entered
from protocolapp.record.source import Source
from protocolapp.run.attached import AttachedFile, files_at
from protocolapp.run.state import EntryVersion, StepState
from protocolapp.run.words import size_text

_MEASURED = ("quantity", "number", "count")
_READABLE = 12
"""Columns of a plate whose wells are large enough on paper to hold their readings."""


def is_of_parts(entered: Entered) -> bool:
    """Whether an entry is printed whole, below the others."""
    return isinstance(entered.versions[-1].value, (TableValue, PlateReadings))


def parts_of(source: Source, entered: tuple[Entered, ...]) -> tuple[PartBlock, ...]:
    """The tables and plates of a step, those that were corrected with what they were before."""
    return tuple(part for one in entered if is_of_parts(one) for part in _versions(source, one))


def files_of(source: Source, step: StepState) -> tuple[FileLine, ...]:
    """The files of an occurrence of a step, in the order they came."""
    files = files_at(source.state, step.ref, step.occurrence)
    return tuple(_file_line(one, source, step) for one in files)


def file_faults(source: Source) -> tuple[str, ...]:
    """A sentence for each file that is no longer as it was attached."""
    return tuple(dict.fromkeys(_faults(source)))


def _faults(source: Source) -> Iterator[str]:
    for one in source.attached:
        fault = source.files.get(one.file.where, "")
        if fault:
            number = source.number(one.ref, one.occurrence)
            yield f"“{one.file.name}”, attached at step {number}, {fault}."


def _versions(source: Source, entered: Entered) -> Iterator[PartBlock]:
    entry = entered.entry
    label = f"{entry.label}, {entry.row_label}" if entry.row_label else entry.label
    for version, later in zip(entered.versions, (*entered.versions[1:], None), strict=True):
        until = "" if later is None else f", as entered {signed(version.mark, source.start)}, then corrected"
        yield _part(f"{label}{until}", version, source, entry.key.name)
        if isinstance(version.value, PlateReadings):
            yield from written_out(f"{label}{until}", version.value)


def _part(label: str, version: EntryVersion, source: Source, name: str) -> PartBlock:
    value = version.value
    if isinstance(value, PlateReadings):
        title = f"{label}: {in_a_line(value)}"
        return PartBlock(title, plate=readings_picture(value, title))
    if isinstance(value, TableValue):
        return PartBlock(label, _table(value, _columns(source, name)))
    return PartBlock(f"{label}: {version.shown}")


def written_out(label: str, readings: PlateReadings) -> Iterator[PartBlock]:
    """The readings as numbers, of a plate whose wells are too small on paper to hold them; what was read only."""
    if readings.columns <= _READABLE:
        return
    texts = {place: text for well, text in readings.wells if (place := place_of(well)) is not None}
    for begin in range(0, readings.columns, _READABLE):
        columns = sorted({column for _, column in texts if begin <= column < begin + _READABLE})
        rows = sorted({row for row, column in texts if column in columns})
        if columns:
            cells = tuple((row_name(row), *(texts.get((row, one), "") for one in columns)) for row in rows)
            header = ("", *(str(one + 1) for one in columns))
            span = f"{columns[0] + 1} to {columns[-1] + 1}" if len(columns) > 1 else header[1]
            table = TableBlock(header, cells, tuple(range(1, len(header))))
            yield PartBlock(f"{label}, columns {span}", table)


def _columns(source: Source, name: str) -> dict[str, Column]:
    steps = (step for _, step in source.plan.protocol.steps())
    return next((dict(step.enter[name].columns) for step in steps if name in step.enter), {})


def _table(value: TableValue, columns: dict[str, Column]) -> TableBlock:
    known = [columns.get(name) for name in value.columns]
    header = tuple(
        _heading(column) if column is not None else name
        for name, column in zip(value.columns, known, strict=True)
    )
    numeric = tuple(
        place
        for place, column in enumerate(known)
        if column is not None and kind_of(column).value in _MEASURED
    )
    return TableBlock(header, value.rows, numeric)


def _heading(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _file_line(one: AttachedFile, source: Source, step: StepState) -> FileLine:
    about = (
        one.label,
        size_text(one.file.size),
        f"SHA-256 {grouped(one.file.sha256)}",
        signed(one.mark, source.anchor(step)),
        "" if one.current else "replaced by a later file",
    )
    fault = source.files.get(one.file.where, "")
    return FileLine(
        one.file.name, " · ".join(part for part in about if part), one.file.where, one.file.media, fault
    )
