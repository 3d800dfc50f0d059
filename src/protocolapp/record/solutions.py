"""Solutions as they were made: from what, how much of it, which lots, when and by whom. One block for each making."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.plan.model import Component, PlannedSolution, PlannedStep
from protocolapp.record.model import SolutionBlock, TableBlock
from protocolapp.record.moments import signed
from protocolapp.record.rows import rows_table, shown_at
from protocolapp.record.source import NOT_RECORDED, Source
from protocolapp.run.state import StepState, StepStatus

COMPONENT, LOT, EXPIRY, LOT_EXPIRY = "Component", "Lot", "Expiry", "Lot, expiry"
TAKE, TAKEN, NOTE = "Take", "Taken", "Note"


def solutions_of(source: Source) -> tuple[SolutionBlock, ...]:
    """Every batch of every solution, in the order of the plan; those that are not made yet say so."""
    return tuple(block for solution in source.plan.solutions for block in _blocks(solution, source))


def _blocks(solution: PlannedSolution, source: Source) -> Iterator[SolutionBlock]:
    for ref in solution.steps:
        planned = source.plan.by_ref[ref]
        for step in source.state.steps.get(ref) or (StepState(ref),):
            yield _block(solution, planned, step, source)


def _block(solution: PlannedSolution, planned: PlannedStep, step: StepState, source: Source) -> SolutionBlock:
    table = rows_table(source, step, COMPONENT)
    done = step.status is StepStatus.DONE
    return SolutionBlock(
        name=_name(solution, planned),
        volume=_volume(planned, step, source),
        made=_made(step, source),
        table=_as_made(table, planned, done) if table is not None else TableBlock((COMPONENT,), ()),
        note=solution.keep,
    )


def _as_made(table: TableBlock, planned: PlannedStep, done: bool) -> TableBlock:
    """The table with lot and expiry in one column, what was taken named so, and beside it what that really gives."""
    columns = _noted(dict(zip(table.header, zip(*table.rows, strict=True), strict=True)), planned, done)
    expiries = columns.pop(EXPIRY, None)
    if expiries is not None and LOT in columns:
        lots = tuple(map(_lot, columns[LOT], expiries))
        columns = {
            LOT_EXPIRY if name == LOT else name: lots if name == LOT else cells
            for name, cells in columns.items()
        }
    right = {name for index, name in enumerate(table.header) if index in table.numeric}
    header = tuple(TAKEN if done and name == TAKE else name for name in columns)
    numeric = tuple(index for index, name in enumerate(columns) if name in right)
    return TableBlock(header, tuple(zip(*columns.values(), strict=True)), numeric)


def _noted(
    columns: dict[str, tuple[str, ...]], planned: PlannedStep, done: bool
) -> dict[str, tuple[str, ...]]:
    """With a column behind the amounts for what they alone do not tell, where there is such a thing."""
    components = planned.batch.components if planned.batch is not None else ()
    known = {(one.what, one.take): _note(one, done) for one in components}
    taken = columns.get(TAKE, ())
    # An amount that the plan no longer gives was pipetted otherwise: what it gave is not known here.
    notes = tuple(known.get(pair, "") for pair in zip(columns[COMPONENT], taken, strict=False))
    if not any(notes):
        return columns
    noted = {}
    for name, cells in columns.items():
        noted[name] = cells
        if name == TAKE:
            noted[NOTE] = notes
    return noted


def _note(component: Component, done: bool) -> str:
    """`gives 50.1 mM`, or `made up to 18.33 mL` of what fills a mixture up."""
    if component.rest:
        return component.pipette.replace("make", "made", 1) if done else component.pipette
    return f"gives {component.delivered}" if component.delivered else ""


def _lot(lot: str, expiry: str) -> str:
    """`T-204, 2027-01`; once where both are not recorded."""
    if lot == expiry:
        return lot
    return f"{'no lot' if lot == NOT_RECORDED else lot}{'' if expiry == NOT_RECORDED else f', {expiry}'}"


def _name(solution: PlannedSolution, planned: PlannedStep) -> str:
    if planned.batch is None or not planned.batch.fresh:
        return solution.name
    portions = sum(batch.fresh for batch in solution.batches)
    which = f", portion {planned.batch.index} of {portions}" if portions > 1 else ""
    return f"{solution.name}, completed{which}"


def _volume(planned: PlannedStep, step: StepState, source: Source) -> str:
    """The volume as it was shown: the first value of the step that is not one of its components'."""
    shown = [one.text for one in shown_at(source, step) if not one.row]
    if shown:
        return shown[0]
    return planned.batch.volume_text if planned.batch is not None else ""


def _made(step: StepState, source: Source) -> str:
    again = f" (time {step.occurrence})" if step.occurrence > 1 else ""
    if step.ended is None:
        return f"Not made yet{again}" if source.state.open else f"Not made{again}"
    when = signed(step.ended, source.start)
    if step.status is StepStatus.DONE:
        return f"Made {when}{again}"
    return f"Not made{again}: {step.status} {when}. {step.reason}".rstrip(". ")
