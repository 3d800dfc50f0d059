"""What is worked out for each sample and each tube, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Severity
from protocolapp.gui.plan.prep_view import PENDING
from protocolapp.plan.model import Plan, Resolved
from protocolapp.protocol.model import Per

WAITING = "–"
"""Stands where a later step will give what is needed."""


@dataclass(frozen=True, slots=True)
class VolumeCell:
    """A value. plain: for the clipboard. detail: how it is pipetted, or what it waits for.

    impossible: it cannot be so.
    """

    text: str
    plain: str
    detail: str
    ready: bool
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class VolumesView:
    """columns: what is worked out. rows: a tube or sample, row_title, with a cell for each column.

    names, ids: what the program calls the columns and the rows.
    """

    title: str
    row_title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[VolumeCell, ...]], ...]
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def volumes_views(plan: Plan, *, pending: bool = False) -> tuple[VolumesView, ...]:
    """What is worked out for each tube, then what for each sample; nothing where there is nothing."""
    tubes = [(tube.id, tube.label) for tube in plan.tubes]
    samples = [(sample.id, sample.name) for sample in plan.samples if not sample.dropped]
    table = plan.protocol.samples
    views = (
        _view(plan, Per.TUBE, "In each tube", "Tube", tubes, pending),
        _view(plan, Per.SAMPLE, f"Of each {table.one}", table.label, samples, pending),
    )
    return tuple(view for view in views if view.columns and view.rows)


def _view(
    plan: Plan, per: Per, title: str, row_title: str, rows: list[tuple[str, str]], pending: bool
) -> VolumesView:
    wanted = {
        name: one.label
        for name, one in plan.protocol.calculations.items()
        if one.per is per and name not in plan.left_out
    }
    impossible = {(flag.about, flag.row) for flag in plan.flags if flag.severity is Severity.BLOCK}
    cells = {
        row: tuple(_cell(plan.value_at(name, row), pending, (name, row) in impossible) for name in wanted)
        for row, _ in rows
    }
    return VolumesView(
        title,
        row_title,
        tuple(wanted.values()),
        tuple(_row(label, cells[row]) for row, label in rows),
        tuple(wanted),
        tuple(row for row, _ in rows),
    )


_NONE = VolumeCell("", "", "", True)


def _row(label: str, cells: tuple[VolumeCell, ...]) -> tuple[str, tuple[VolumeCell, ...]]:
    """What the values wait for is said once, below the name."""
    waits = dict.fromkeys(cell.detail for cell in cells if not cell.ready and cell.detail)
    return "\n".join((label, *waits)), cells


def _cell(resolved: Resolved | None, pending: bool, impossible: bool) -> VolumeCell:
    if resolved is None:
        return _NONE
    if pending:
        return VolumeCell(PENDING, "", "", False)
    if resolved.value is None:
        return VolumeCell(WAITING, "", resolved.text.replace("step ", "step\u00a0"), False)
    return VolumeCell(resolved.text, resolved.plain, resolved.detail, True, impossible)
