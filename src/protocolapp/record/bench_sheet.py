"""The bench sheet as frozen text: a blank checklist of a plan, printed before the run and filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocolapp.plan.model import Asked, Chip, Component, PickItem, Plan, PlannedBatch, PlannedStep, StepKind
from protocolapp.protocol.fingerprint import fingerprint
from protocolapp.protocol.model import Kind
from protocolapp.protocol.readings_picture import blank_plate
from protocolapp.protocol.table_text import cells_of
from protocolapp.record.digests import grouped
from protocolapp.record.exhibits import exhibit_parts
from protocolapp.record.model import PartBlock, TableBlock
from protocolapp.record.rounds import round_of

BOX = "☐"
_APART = "\u00a0\u00a0\u00a0 "

BLANK = "_" * 14
"""What is filled in by hand."""

_WHOLE = (Kind.TABLE, Kind.PLATE)
_USUAL_PLATE, _MOST_ROWS = (8, 12), 40


@dataclass(frozen=True, slots=True)
class SheetStep:
    """A step to be ticked off. warnings stand above the instruction, its conditions and what is filled in below it.

    shown: plates and calculations of the plan. blanks: tables and plates to be filled in, last.
    """

    number: str
    text: str
    warnings: tuple[str, ...]
    conditions: str
    lines: tuple[str, ...]
    blanks: tuple[PartBlock, ...] = ()
    shown: tuple[PartBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    title: str
    note: str
    steps: tuple[SheetStep, ...]


@dataclass(frozen=True, slots=True)
class SheetSolution:
    """A recipe scaled to the run."""

    name: str
    under: str
    table: TableBlock


@dataclass(frozen=True, slots=True)
class BenchSheet:
    """blanks: what is written at the top by hand. values: the parameters. short: names the sheet in its footer."""

    title: str
    protocol_line: str
    objective: str
    blanks: tuple[str, ...]
    values: TableBlock
    samples: TableBlock
    tubes: TableBlock
    pick_list: TableBlock
    solutions: tuple[SheetSolution, ...]
    sections: tuple[SheetSection, ...]
    short: str


def bench_sheet(plan: Plan) -> BenchSheet:
    """The sheet of a plan; what is not known yet is left to be filled in. Pure."""
    protocol = plan.protocol
    short = grouped(fingerprint(protocol))[:14]
    line = f"Protocol {protocol.id}, version {protocol.version}, fingerprint {short}"
    return BenchSheet(
        title=protocol.title,
        protocol_line=line,
        objective=protocol.objective,
        blanks=("Operator", "Date", "Started", "Run"),
        values=_values(plan),
        samples=_samples(plan),
        tubes=_tubes(plan),
        pick_list=_pick_list(plan),
        solutions=tuple(
            _solution(batch, solution.keep) for solution in plan.solutions for batch in solution.batches
        ),
        sections=_sections(plan),
        short=line,
    )


def _sections(plan: Plan) -> tuple[SheetSection, ...]:
    """The steps; what is shown at several of them is drawn once, and named at the others."""
    drawn: dict[PartBlock, str] = {}
    sections = []
    for section in plan.sections:
        steps = tuple(_drawn_once(_step(plan.by_ref[ref], plan), drawn) for ref in section.steps)
        sections.append(SheetSection(section.title, section.note, steps))
    return tuple(sections)


def _drawn_once(step: SheetStep, drawn: dict[PartBlock, str]) -> SheetStep:
    for block in step.shown:
        drawn.setdefault(block, step.number)
    shown = tuple(block for block in step.shown if drawn[block] == step.number)
    first: dict[str, str] = {}  # the step where it is drawn -> what stands above the drawing
    for block in step.shown:
        if block not in shown:
            first.setdefault(drawn[block], block.label)
    lines = (f"{label}: see step {number}" for number, label in first.items())
    return replace(step, shown=shown, lines=(*step.lines, *lines))


def _values(plan: Plan) -> TableBlock:
    known = (plan.values.get(name) for name in plan.protocol.parameters)
    rows = tuple((one.label, one.text) for one in known if one is not None)
    return TableBlock(("Parameter", "Value"), rows, (1,))


def _samples(plan: Plan) -> TableBlock:
    """The samples with their columns, blank where nothing is known, so that they can be written in."""
    columns = plan.columns
    rows = []
    for sample in plan.samples:
        known = (plan.row_values.get((name, sample.id)) for name in columns)
        rows.append(
            (sample.name, *(one.text if one is not None and one.value is not None else "" for one in known))
        )
    return TableBlock((plan.protocol.samples.label, *(one.label for one in columns.values())), tuple(rows))


def _tubes(plan: Plan) -> TableBlock:
    """What to write on which lid."""
    return TableBlock(("", "Lid", "Tube"), tuple((BOX, tube.lid, tube.label) for tube in plan.tubes))


def _pick_list(plan: Plan) -> TableBlock:
    rows = tuple((BOX, item.name, _total(item), item.keep, "") for item in plan.pick_list)
    return TableBlock(("", "Get ready", "In all", "Kept at", "Lot, expiry"), rows, (2,))


def _total(item: PickItem) -> str:
    return f"about {item.total}" if item.estimated and item.total else item.total


def _solution(batch: PlannedBatch, keep: str) -> SheetSolution:
    how = {one.key: _pipette(one) for one in batch.components}
    piped = any(how.values())
    rows = tuple(
        (BOX, one.what, one.final, one.stock, one.take, *((how[one.key],) if piped else ()), "")
        for one in batch.components
    )
    header = ("", "Component", "Final", "Stock", "Take", *(("Pipette",) if piped else ()), "Lot, expiry")
    return SheetSolution(f"{batch.name}, {batch.volume_text}", keep, TableBlock(header, rows, (4,)))


def _pipette(one: Component) -> str:
    """`P1000, set 935; gives 50.1 mM`"""
    return "; ".join(filter(None, (one.pipette, f"gives {one.delivered}" if one.delivered else "")))


def _step(step: PlannedStep, plan: Plan) -> SheetStep:
    warnings = (
        f"Caution: {step.caution}" if step.caution else "",
        f"Hazard: {step.hazard}" if step.hazard else "",
    )
    wait = step.wait.text if step.wait is not None and not step.spin else ""
    at = step.at if step.at not in step.spin else ""
    way = step.fork.text if step.fork is not None and step.fork.at == step.ref else ""
    window = f"begin {step.window.text}" if step.window is not None else ""
    conditions = ", ".join(part for part in (way, step.spin, wait, at, step.agitate, window) if part)
    making = step.kind is not StepKind.INSTRUCTION
    lines = (
        " · ".join(_chip(chip) for chip in step.chips) if not making else "",
        *(() if making else _rows(step, plan)),
        *(_asked(one) for one in step.asked if not one.row and not one.value and one.kind not in _WHOLE),
        *(f"{BOX} {check}" for check in step.checks),
        f"Safe to stop here: {step.stop}" if step.stop else "",
    )
    remarks = (round_of(step.ref, plan), "optional" if step.optional else "")
    return SheetStep(
        str(step.number),
        _filled_in_by_hand(step) + "".join(f" ({remark})" for remark in remarks if remark),
        tuple(filter(None, warnings)),
        conditions,
        tuple(filter(None, lines)),
        tuple(_blank(one) for one in step.asked if one.kind in _WHOLE and one.value is None),
        exhibit_parts(step.exhibits),
    )


def _blank(one: Asked) -> PartBlock:
    """An empty table of as many rows as are typical, or an empty plate."""
    label = f"{one.label}, {one.row_label}" if one.row_label else one.label
    if one.kind is Kind.PLATE:
        return PartBlock(label, plate=blank_plate(*(one.shape or _USUAL_PLATE), label))
    header = tuple(
        f"{column.label} ({column.unit})" if column.unit else column.label for column in one.columns
    )
    rows = min(max(len(cells_of(one.typical)), 1), _MOST_ROWS)
    return PartBlock(label, TableBlock(header, (("",) * len(header),) * rows))


def _filled_in_by_hand(step: PlannedStep) -> str:
    """The instruction with a blank in place of each value that is not known yet."""
    text = step.text
    for missing in step.waits_for:
        text = text.replace(f"[{missing.text}]", BLANK).replace(f"({missing.text})", f"({BLANK})")
    return text


def _rows(step: PlannedStep, plan: Plan) -> tuple[str, ...]:
    """A box for each sample or tube, its values, and blanks for what is entered for it; bare boxes in one line."""
    lids = {tube.id: f"{tube.lid}:\u00a0" for tube in plan.tubes if tube.lid}
    lines = []
    for row in step.rows:
        asked = [_asked(one) for one in step.asked if one.row == row.id and one.kind not in _WHOLE]
        cells = [_chip(cell) for cell in row.cells]
        lines.append(" · ".join([f"{BOX}\u00a0{lids.get(row.id, '')}{row.label}", *cells, *asked]))
    bare = not step.columns and not any(one.row for one in step.asked)
    return (_APART.join(lines),) if bare else tuple(lines)


def _chip(chip: Chip) -> str:
    return f"{chip.label} {chip.text}" if chip.ready else f"{chip.label} {BLANK}"


def _asked(one: Asked) -> str:
    """`Confluence ______________ % (80–90 %)`"""
    limits = f" ({one.limits})" if one.limits else ""
    unit = f" {one.unit}" if one.unit else ""
    return f"{one.label} {BLANK}{unit}{limits}"
