"""A step's table: one line for each sample, tube or component, with what was shown, entered and ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.heading import heading
from protocolapp.plan.model import PlannedStep
from protocolapp.protocol.model import Kind
from protocolapp.quantity import Quantity
from protocolapp.record.changes import became
from protocolapp.record.model import TableBlock
from protocolapp.record.moments import moment
from protocolapp.record.source import NOT_RECORDED, Source
from protocolapp.run.events import Shown
from protocolapp.run.progress import key_of
from protocolapp.run.state import EntryState, EntryVersion, StepState

_MEASURED = re.compile(r"[-−]?[0-9][0-9., \u202f]*(–[0-9][0-9., ]*)?(\u00a0\S+)?")
_TICKED = "Ticked"


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry of one occurrence: its versions, the earliest first."""

    entry: EntryState
    versions: tuple[EntryVersion, ...]

    @property
    def text(self) -> str:
        """The value, or all of them where it was corrected."""
        return became([version.shown for version in self.versions])

    @property
    def label(self) -> str:
        """Its name as a column is headed."""
        return heading(self.entry.label, self.entry.row_label)

    @property
    def number(self) -> bool:
        return isinstance(self.versions[-1].value, (Quantity, Fraction)) and len(self.versions) == 1


def entered_at(source: Source, ref: str, occurrence: int) -> tuple[Entered, ...]:
    """What was entered at one occurrence of a step; of plates as the run has come to number them."""
    found, plates = [], _plate_labels(source.plan.by_ref.get(ref))
    for entry in source.entries.get(ref, ()):
        versions = tuple(one for one in entry.versions if one.occurrence == occurrence)
        if versions:
            label = plates.get(entry.key, entry.row_label)
            found.append(Entered(replace(entry, row_label=label), versions))
    return tuple(found)


def _plate_labels(planned: PlannedStep | None) -> dict[EntryKey, str]:
    """What was read as the only plate may be one of several now, and another may no longer be planned."""
    if planned is None:
        return {}
    return {key_of(planned, one): one.row_label for one in planned.asked if one.kind is Kind.PLATE}


def shown_at(source: Source, step: StepState) -> tuple[Shown, ...]:
    """The values as they stood on the screen when it was done; as planned where it has not been done."""
    event = source.journal.completed.get((step.ref, step.occurrence))
    if event is not None:
        return event.shown
    planned = source.plan.by_ref.get(step.ref)
    return shown_as_planned(planned) if planned is not None else ()


def shown_as_planned(planned: PlannedStep) -> tuple[Shown, ...]:
    """The values that a step shows now."""
    chips = [Shown(chip.label, chip.told) for chip in planned.chips]
    cells = [Shown(cell.label, cell.told, row.label) for row in planned.rows for cell in row.cells]
    return (*chips, *cells)


def rows_table(source: Source, step: StepState, first: str) -> TableBlock | None:
    """The table of a step; None when it has nothing to show but ticks. first: what the lines are (Tube, …)."""
    shown = [one for one in shown_at(source, step) if one.row]
    entered = [one for one in entered_at(source, step.ref, step.occurrence) if one.entry.row_label]
    ticked = _ticked(source, step)
    planned = source.plan.by_ref.get(step.ref)
    asked = _asked(planned)
    labels = [row.label for row in planned.rows] if planned is not None else []
    labels += (row for known in asked.values() for row in known)
    rows = list(
        dict.fromkeys(
            [*labels, *(one.row for one in shown), *(one.entry.row_label for one in entered), *ticked]
        )
    )
    if not rows:
        return None
    columns = _columns(rows, shown, entered, asked)
    if not columns:
        return None
    if ticked:
        columns.append((_TICKED, [ticked.get(row, "") for row in rows], True))
    return _block(first, rows, columns)


_Column = tuple[str, list[str], bool]


def _columns(
    rows: Sequence[str],
    shown: Iterable[Shown],
    entered: Iterable[Entered],
    asked: Mapping[str, Sequence[str]],
) -> list[_Column]:
    values: dict[str, dict[str, str]] = {}
    for one in shown:
        values.setdefault(one.label, {})[one.row] = one.text
    columns = [
        (label, [cells.get(row, "") for row in rows], measured(cells.values()))
        for label, cells in values.items()
    ]
    entries: dict[str, dict[str, Entered]] = {label: {} for label in asked}
    for found in entered:
        entries.setdefault(found.label, {})[found.entry.row_label] = found
    for label, cells_of in entries.items():
        texts = [_entry_text(cells_of.get(row), row in asked.get(label, ())) for row in rows]
        columns.append((label, texts, bool(cells_of) and all(one.number for one in cells_of.values())))
    return columns


def _entry_text(found: Entered | None, asked: bool) -> str:
    if found is not None:
        return found.text
    return NOT_RECORDED if asked else ""


def _asked(planned: PlannedStep | None) -> dict[str, list[str]]:
    """What is asked for each row: the column's heading -> the labels of its rows. What was really taken is not
    missing where nobody said it: what was planned was shown.
    """
    asked: dict[str, list[str]] = {}
    for one in planned.asked if planned is not None else ():
        if one.row_label and one.planned is None:
            asked.setdefault(heading(one.label, one.row_label), []).append(one.row_label)
    return asked


def _block(first: str, rows: Sequence[str], columns: Sequence[_Column]) -> TableBlock:
    lines = tuple((row, *(texts[index] for _, texts, _ in columns)) for index, row in enumerate(rows))
    numeric = tuple(index for index, (_, _, number) in enumerate(columns, 1) if number)
    return TableBlock((first, *(label for label, _, _ in columns)), lines, numeric)


def measured(texts: Iterable[str]) -> bool:
    """Whether a column holds numbers with units, so that it is aligned to the right."""
    filled = [text for text in texts if text not in ("", "–")]
    return bool(filled) and all(_MEASURED.fullmatch(text) for text in filled)


def _ticked(source: Source, step: StepState) -> dict[str, str]:
    """When each row was ticked, by the row's label; checks left out."""
    marks = {}
    for row, mark in step.ticks.items():
        label = source.journal.row_labels.get((step.ref, step.occurrence, row), "") or row
        if not row.startswith("check:"):
            marks[label] = moment(mark.at, source.anchor(step))
    return marks
