"""One step as the screen shows it large: instruction, values, warnings before the action, what to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from protocolapp.gui.run.clock_text import when_text
from protocolapp.gui.run.entry_view import FieldView, RowView, check_views, field_view, is_whole, row_views
from protocolapp.gui.run.file_view import FileView, file_views
from protocolapp.gui.run.fork_view import ForkView
from protocolapp.gui.run.wait_view import WaitView, wait_view
from protocolapp.gui.run.window_view import WindowView, window_view
from protocolapp.plan.model import Chip, Exhibit, PlannedStep, StepKind
from protocolapp.run.deviation import label_of
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState, StepState, StepStatus
from protocolapp.run.timer import TimerReading


class WarningKind(StrEnum):
    """What a warning is about: a person, the experiment, or making it easier."""

    HAZARD = "hazard"
    CAUTION = "caution"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class WarningView:
    """A box above the action."""

    kind: WarningKind
    text: str


@dataclass(frozen=True, slots=True)
class StepView:
    """place: `Step 10 of 24 · Immunoprecipitation`. said: how it ended or began again, in a sentence.

    conditions: wait, spin, temperature and agitation in a line. row_title: the heading of the rows' names. headings:
    of the cells (cell_names: the values in them), then of the fields. remarks: its notes and deviations.
    waits_for: what its values still need.
    files: attached to it.
    """

    ref: str
    number: int
    place: str
    text: str
    status: StepStatus
    said: str
    current: bool
    chips: tuple[Chip, ...]
    exhibits: tuple[Exhibit, ...]
    warnings: tuple[WarningView, ...]
    conditions: str
    wait: WaitView | None
    window: WindowView | None
    row_title: str
    headings: tuple[str, ...]
    cell_names: tuple[str, ...]
    field_headings: tuple[str, ...]
    rows: tuple[RowView, ...]
    checks: tuple[RowView, ...]
    fields: tuple[FieldView, ...]
    remarks: tuple[str, ...]
    waits_for: str
    optional: bool
    timed: bool
    forks: tuple[ForkView, ...] = ()
    files: tuple[FileView, ...] = ()

    @property
    def closed(self) -> bool:
        return self.status not in (StepStatus.OPEN, StepStatus.STARTED)

    @property
    def short(self) -> tuple[FieldView, ...]:
        """The fields that a short line is enough for."""
        return tuple(field for field in self.fields if not field.whole)

    @property
    def whole(self) -> tuple[FieldView, ...]:
        """The fields over the width of the card."""
        return tuple(field for field in self.fields if field.whole)

    @property
    def shape(self) -> tuple[object, ...]:
        """What the widgets are made for; the rest only changes what they say."""
        rows = tuple((row.id, tuple(field.key for field in row.fields)) for row in self.rows)
        checks = tuple(row.id for row in self.checks)
        fields = tuple(
            (one.key, one.name, one.label, one.kind, one.choices, one.columns, one.whole)
            for one in self.fields
        )
        table = (self.headings, self.field_headings, self.row_title, rows)
        shown = (len(self.chips), bool(self.exhibits))
        return (self.ref, self.forks, table, checks, fields, self.warnings, *shown)


def step_view(
    step: PlannedStep,
    state: RunState,
    readings: Mapping[str, TimerReading],
    total: int,
    now: Stamp,
    current: bool,
    forks: tuple[ForkView, ...] = (),
) -> StepView:
    """The step in its current occurrence. total: how many steps the run has."""
    here = state.step(step.ref)
    rows = row_views(step, state, now, state.open)
    return StepView(
        ref=step.ref,
        number=step.number,
        place=_place(step, total),
        text=step.text,
        status=here.status,
        said=_said(here, now),
        current=current,
        chips=step.chips,
        exhibits=step.exhibits,
        warnings=_warnings(step),
        conditions=conditions(step),
        wait=wait_view(here, state, readings, now),
        window=window_view(step, state, now),
        row_title=_row_title(step, state),
        headings=step.columns,
        cell_names=tuple(cell.name for cell in step.rows[0].cells) if step.rows else (),
        field_headings=tuple(dict.fromkeys(one.heading for row in rows for one in row.fields)),
        rows=rows,
        checks=check_views(step, state, now, state.open),
        fields=_fields(step, state, now),
        remarks=_remarks(step.ref, state, now),
        waits_for=", ".join(dict.fromkeys(one.text for one in step.waits_for)),
        optional=step.optional,
        timed=step.wait is not None,
        forks=forks,
        files=file_views(state, step.ref, here.occurrence, now),
    )


def conditions(step: PlannedStep) -> str:
    """`14 000 × g, 15 min · 4 °C · gentle rotation`, with the safe stopping point if there is one."""
    wait = step.wait.text if step.wait is not None and not step.wait.spin else ""
    at = "" if step.spin.endswith(step.at) else step.at
    stop = f"Safe to stop: {step.stop}" if step.stop else ""
    parts = (step.spin, wait, at, step.agitate, stop)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _fields(step: PlannedStep, state: RunState, now: Stamp) -> tuple[FieldView, ...]:
    """What is asked for below the step's table."""
    row_ids = {row.id for row in step.rows}
    return tuple(
        field_view(step, one, state, now, state.open)
        for one in step.asked
        if one.row not in row_ids or is_whole(one, state)
    )


def _place(step: PlannedStep, total: int) -> str:
    rounds = f" · round {step.round} of {step.rounds}" if step.rounds > 1 else ""
    optional = " · optional" if step.optional else ""
    return f"Step {step.number} of {total} · {step.section_title}{rounds}{optional}"


def _said(here: StepState, now: Stamp) -> str:
    again = f"{_nth(here.occurrence)} time" if here.occurrence > 1 else ""
    if here.ended is not None:
        ended = f"{here.status.capitalize()} {when_text(here.ended, now)}"
        because = f": {here.reason}" if here.reason and here.status is not StepStatus.DONE else ""
        return " · ".join(part for part in (ended + because, again) if part)
    if here.reopened:
        return f"Opened again: {here.reason}"
    if again:
        return f"{again.capitalize()}: {here.reason}"
    return f"Started {when_text(here.started, now)}" if here.started is not None else ""


def _nth(number: int) -> str:
    return {2: "second", 3: "third", 4: "fourth"}.get(number, f"{number}th")


def _warnings(step: PlannedStep) -> tuple[WarningView, ...]:
    texts = (
        (WarningKind.HAZARD, step.hazard),
        (WarningKind.CAUTION, step.caution),
        (WarningKind.TIP, step.tip),
    )
    return tuple(WarningView(kind, text) for kind, text in texts if text)


def _row_title(step: PlannedStep, state: RunState) -> str:
    if step.kind is not StepKind.INSTRUCTION:
        return "Component"
    samples = {sample.id for sample in state.facts.samples}
    return "Sample" if any(row.id in samples for row in step.rows) else "Tube"


def _remarks(ref: str, state: RunState, now: Stamp) -> tuple[str, ...]:
    notes = [
        (note.mark.at.utc, f"Note {when_text(note.mark, now)}: {note.text}")
        for note in state.notes
        if note.ref == ref
    ]
    deviations = [
        (
            one.mark.at.utc,
            f"Deviation {when_text(one.mark, now)}, {label_of(one.kind)}: {one.reason}",
        )
        for one in state.deviations
        if one.ref == ref
    ]
    return tuple(text for _, text in sorted([*notes, *deviations], key=itemgetter(0)))
