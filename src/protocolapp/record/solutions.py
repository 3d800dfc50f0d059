"""Solutions as they were made: from what, how much of it, which lots, when and by whom. One block for each making."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.plan.model import PlannedSolution, PlannedStep
from protocolapp.record.model import SolutionBlock, TableBlock
from protocolapp.record.moments import signed
from protocolapp.record.rows import rows_table, shown_at
from protocolapp.record.source import Source
from protocolapp.run.state import StepState, StepStatus

COMPONENT = "Component"


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
    header = (
        tuple("Taken" if done and name == "Take" else name for name in table.header)
        if table is not None
        else ()
    )
    return SolutionBlock(
        name=_name(solution, planned),
        volume=_volume(planned, step, source),
        made=_made(step, source),
        table=TableBlock(header, table.rows, table.numeric)
        if table is not None
        else TableBlock((COMPONENT,), ()),
        note=solution.keep,
    )


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
