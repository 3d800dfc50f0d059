"""What is to be prepared and picked, as frozen data, and the same as text for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocolapp.calc.flag import Flag, Severity
from protocolapp.plan.model import Component, Plan, PlannedSolution

PENDING = "…"
"""Stands where a volume would, as long as something typed cannot be read: never a stale number."""

RECIPE_COLUMNS = ("Component", "Final", "Stock", "Take", "Pipette")


@dataclass(frozen=True, slots=True)
class NoteView:
    """A callout. word: Note, Check or Impossible; remedy: what to do, or empty."""

    severity: Severity
    word: str
    text: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a recipe. plain: the amount for the clipboard. tag: `add fresh`, or empty.

    gives: the strength that the pipetting really gives, where it reads differently.
    """

    what: str
    tag: str
    final: str
    stock: str
    take: str
    plain: str
    pipette: str
    gives: str
    cite: str


@dataclass(frozen=True, slots=True)
class SolutionView:
    """A solution to make. need: `need 20.9 mL, 10 % extra`. waits: what its volume waits for, or empty."""

    id: str
    title: str
    keep: str
    need: str
    lines: tuple[LineView, ...]
    notes: tuple[NoteView, ...]
    waits: str


@dataclass(frozen=True, slots=True)
class PickLineView:
    """A line of the pick list. total: empty where no amount is given; steps: `steps 3, 9`."""

    name: str
    total: str
    keep: str
    note: str
    steps: str


@dataclass(frozen=True, slots=True)
class PrepView:
    """need: who it is made for, `3 lysates, 4 tubes`. notes: those of the whole plan, the weightiest first."""

    need: str
    notes: tuple[NoteView, ...]
    solutions: tuple[SolutionView, ...]
    picks: tuple[PickLineView, ...]


def prep_view(plan: Plan, *, pending: bool = False, at_fields: Iterable[str] = ()) -> PrepView:
    """pending: something typed cannot be read, so no amount is shown. at_fields: what is told at its field already."""
    own = {one.id: [flag for flag in plan.flags if _concerns(flag, one.id)] for one in plan.solutions}
    elsewhere = {flag for flags in own.values() for flag in flags}
    told = {*at_fields, "samples"}  # the start key says what the sample table lacks
    general = [flag for flag in plan.flags if flag not in elsewhere and flag.about not in told]
    return PrepView(
        need=_made_for(plan),
        notes=() if pending else notes_of(general),
        solutions=tuple(_solution(one, own[one.id], pending) for one in plan.solutions),
        picks=tuple(
            PickLineView(
                item.name,
                PENDING if pending and item.total else item.total,
                item.keep,
                item.note,
                _steps(item.used_in),
            )
            for item in plan.pick_list
        ),
    )


def notes_of(flags: Iterable[Flag]) -> tuple[NoteView, ...]:
    """Flags as callouts, the weightiest first, none twice."""
    ordered = sorted(dict.fromkeys(flags), key=lambda flag: _WEIGHT[flag.severity])
    return tuple(
        NoteView(flag.severity, _WORDS[flag.severity], flag.message, flag.remedy) for flag in ordered
    )


def prep_rows(plan: Plan) -> list[list[str]]:
    """The prep sheet and pick list as rows of cells with plain numbers, for a spreadsheet."""
    rows: list[list[str]] = []
    for solution in plan.solutions:
        rows += [[_titled(solution)], list(RECIPE_COLUMNS)]
        rows += [_cells(component) for component in solution.components]
        rows.append([])
    rows += [["Have ready"], ["Item", "Total", "Keep", "Steps"]]
    rows += [
        [item.name, item.total, item.keep, " ".join(str(number) for number in item.used_in)]
        for item in plan.pick_list
    ]
    return rows


_WORDS = {Severity.BLOCK: "Impossible", Severity.WARN: "Check", Severity.NOTE: "Note"}
_WEIGHT = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NOTE: 2}
_NO_BREAK = "\u00a0"


def _made_for(plan: Plan) -> str:
    samples = [sample for sample in plan.samples if not sample.dropped]
    table = plan.protocol.samples
    parts = [f"{len(samples)}{_NO_BREAK}{table.plural if len(samples) != 1 else table.one}"]
    if plan.tubes:
        parts.append(f"{len(plan.tubes)}{_NO_BREAK}{'tubes' if len(plan.tubes) != 1 else 'tube'}")
    return ", ".join(parts)


def _concerns(flag: Flag, solution: str) -> bool:
    return flag.about == solution or flag.about.startswith(f"{solution}.")


def _solution(solution: PlannedSolution, flags: Iterable[Flag], pending: bool) -> SolutionView:
    waits = ", ".join(dict.fromkeys(missing.text for missing in solution.waits_for))
    return SolutionView(
        id=solution.id,
        title=f"{solution.name}, {PENDING}" if pending else _titled(solution),
        keep=solution.keep,
        need=f"needs {PENDING}" if pending and solution.need_text else _need(solution),
        lines=tuple(_line(component, pending) for component in solution.components),
        notes=(() if pending else notes_of(flags)) + _remark(solution),
        waits="" if pending else waits,
    )


def _titled(solution: PlannedSolution) -> str:
    return f"{solution.name}, {solution.volume_text}" if solution.volume_text else solution.name


def _need(solution: PlannedSolution) -> str:
    if not solution.need_text:
        return ""
    about = "about " if solution.estimated else ""
    extra = f", with {solution.overage_text} extra" if solution.overage_text else ""
    return f"needs {about}{solution.need_text}{extra}"


def _remark(solution: PlannedSolution) -> tuple[NoteView, ...]:
    return (NoteView(Severity.NOTE, _WORDS[Severity.NOTE], solution.note, ""),) if solution.note else ()


def _line(component: Component, pending: bool) -> LineView:
    return LineView(
        what=component.what,
        tag="add fresh" if component.fresh else "",
        final=component.final,
        stock=component.stock,
        take=PENDING if pending else component.take,
        plain="" if pending else component.plain,
        pipette="" if pending else _pipette(component),
        gives="" if pending or not component.delivered else f"gives {component.delivered}",
        cite=component.cite,
    )


def _pipette(component: Component) -> str:
    """The pipette's name is enough where the take itself says what to set."""
    name, _, setting = component.pipette.partition(", set ")
    return name if setting and component.take.startswith(setting) else component.pipette


def _steps(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    listed = ", ".join(str(number) for number in numbers)
    return f"step{_NO_BREAK}{listed}" if len(numbers) == 1 else f"steps{_NO_BREAK}{listed}"


def _cells(component: Component) -> list[str]:
    name = f"{component.what} (add fresh)" if component.fresh else component.what
    return [name, component.final, component.stock, component.plain, component.pipette]
