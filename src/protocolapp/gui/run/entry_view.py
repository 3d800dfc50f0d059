"""What is to be typed at a step, and what is to be ticked, as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.run.clock_text import when_text
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.plan.heading import heading
from protocolapp.plan.model import Asked, AskedColumn, PlannedStep
from protocolapp.protocol.model import Entry, Kind
from protocolapp.run.ports import Stamp
from protocolapp.run.progress import key_of
from protocolapp.run.state import EntryState, RunState

_WHOLE = (Kind.TABLE, Kind.PLATE, Kind.FILE)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One value asked for. name: for the screen reader, `Confluence, NCI-H3122 DMSO`. text: what holds now, or empty.

    heading: of its column in a table. hint: what stands in the empty field. help: limits and advice. warning: how it
    breaks its limits. history: who entered it when, and what it was before a correction. whole: it takes the width of
    the card. value: what holds now. columns: of a table; entry: what its cells are read by. shape, wells: of a plate,
    its size and the wells in use.
    """

    key: EntryKey
    name: str
    label: str
    heading: str
    kind: Kind
    unit: str
    choices: tuple[str, ...]
    text: str
    hint: str
    help: str
    warning: str
    history: str
    required: bool
    enabled: bool
    whole: bool = False
    value: Value | None = None
    columns: tuple[AskedColumn, ...] = ()
    entry: Entry | None = None
    shape: tuple[int, int] | None = None
    wells: tuple[str, ...] = ()

    @property
    def entered(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class RowView:
    """A line to tick. ticked: by whom and when, or empty.

    cells: as many as the table has columns, text and detail: `71.6 µL` and `P200, set 71.6`.
    """

    id: str
    label: str
    cells: tuple[tuple[str, str], ...]
    fields: tuple[FieldView, ...]
    ticked: str
    enabled: bool


def field_view(step: PlannedStep, asked: Asked, state: RunState, now: Stamp, editable: bool) -> FieldView:
    """A value that the step asks for. editable: the run is open; an entry of a closed step can be corrected."""
    key = key_of(step, asked)
    entry = state.entries.get(key)
    return FieldView(
        key=key,
        name=_name(asked),
        label=asked.label if asked.required else f"{asked.label} (optional)",
        heading=_heading(step, asked),
        kind=asked.kind,
        unit=asked.unit,
        choices=asked.choices,
        text=entry.current.shown if entry is not None else "",
        hint=_hint(asked),
        help=" · ".join(part for part in (asked.limits, asked.help) if part),
        warning=f"Outside {asked.limits}" if asked.outside and asked.limits else "",
        history=_history(entry, now),
        required=asked.required,
        enabled=editable,
        whole=is_whole(asked, state),
        value=entry.current.value if entry is not None else None,
        columns=asked.columns,
        entry=step.step.enter.get(asked.name) if step.step is not None else None,
        shape=asked.shape,
        wells=asked.wells,
    )


def is_whole(asked: Asked, state: RunState) -> bool:
    """Whether it stands below the step's table, over the width of the card. A rehearsal types the name of a file."""
    return asked.kind in _WHOLE and not (asked.kind is Kind.FILE and state.identity.rehearsal)


def row_views(step: PlannedStep, state: RunState, now: Stamp, editable: bool) -> tuple[RowView, ...]:
    """The rows of a step's table, each with its cells, its fields and its tick."""
    here = state.step(step.ref)
    ticking = editable and not here.closed
    return tuple(
        RowView(
            id=row.id,
            label=row.label,
            cells=tuple((cell.text, cell.detail) for cell in row.cells),
            fields=tuple(
                field_view(step, one, state, now, editable)
                for one in step.asked
                if one.row == row.id and not is_whole(one, state)
            ),
            ticked=when_text(here.ticks[row.id], now) if row.id in here.ticks else "",
            enabled=ticking,
        )
        for row in step.rows
    )


def check_views(step: PlannedStep, state: RunState, now: Stamp, editable: bool) -> tuple[RowView, ...]:
    """The checks of a step, a tick each."""
    here = state.step(step.ref)
    ids = [f"check:{number}" for number in range(1, len(step.checks) + 1)]
    return tuple(
        RowView(
            id=id_,
            label=text,
            cells=(),
            fields=(),
            ticked=when_text(here.ticks[id_], now) if id_ in here.ticks else "",
            enabled=editable and not here.closed,
        )
        for id_, text in zip(ids, step.checks, strict=True)
    )


def _hint(asked: Asked) -> str:
    """`e.g. 4`, or `plan 250` where what was really taken may be typed: the unit stands in the field already."""
    if asked.planned is not None and asked.planned.value is not None:
        return f"plan {asked.planned.text.removesuffix(asked.unit).strip()}"
    if asked.typical and asked.kind not in (Kind.TABLE, Kind.PLATE):
        return f"e.g. {asked.typical.removesuffix(asked.unit).strip()}"
    return "" if asked.required else "optional"


def _name(asked: Asked) -> str:
    """With its row, unless its label names that already."""
    if not asked.row_label or asked.label.startswith(asked.row_label):
        return asked.label
    return f"{asked.label}, {asked.row_label}"


def _heading(step: PlannedStep, asked: Asked) -> str:
    """With its unit behind it."""
    row = next((one.label for one in step.rows if one.id == asked.row), "")
    headed = heading(asked.label, row)
    return f"{headed} ({asked.unit})" if asked.unit else headed


def _history(entry: EntryState | None, now: Stamp) -> str:
    if entry is None:
        return ""
    said = when_text(entry.current.mark, now)
    if len(entry.versions) == 1:
        return said
    before = entry.versions[-2]
    reason = f": {entry.current.reason}" if entry.current.reason else ""
    return f"{said}, was {before.shown}{reason}"
