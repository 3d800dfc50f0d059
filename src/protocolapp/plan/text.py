"""A whole plan as plain text: for the command line, for a printout, and for reading what a change has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from protocolapp.plan.exhibit_text import exhibit_lines, table
from protocolapp.plan.exhibits import exhibit_of_plate
from protocolapp.plan.model import Asked, Flag, Plan, PlannedSolution, PlannedStep
from protocolapp.plan.show import duration_text
from protocolapp.protocol.model import Kind


def plan_as_text(plan: Plan) -> str:
    """The plan in the order in which it is needed: what to know, values, solutions, pick list, steps."""
    parts = (
        _head(plan),
        _flags(plan.flags),
        _values(plan),
        _rows(plan),
        _solutions(plan),
        _plates(plan),
        _picks(plan),
        _steps(plan),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(plan: Plan) -> Iterator[str]:
    protocol = plan.protocol
    yield f"{protocol.title}, v{protocol.version}"
    rows = protocol.samples.one if len(plan.samples) == 1 else protocol.samples.plural
    tubes = "tube" if len(plan.tubes) == 1 else "tubes"
    counts = f"{len(plan.samples)} {rows}, {len(plan.tubes)} {tubes}, {len(plan.steps)} steps"
    hands = duration_text(plan.hands_on_ms)
    yield f"{counts}; {duration_text(plan.total_ms)} in all, {hands} of it hands-on"


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "─" * len(title)


def _flags(flags: Sequence[Flag]) -> Iterator[str]:
    if not flags:
        return
    yield from _heading("To know")
    for flag in flags:
        remedy = f" {flag.remedy}" if flag.remedy else ""
        yield f"{flag.severity.value.upper()}: {flag.message}{remedy} [{flag.code}]"


def _values(plan: Plan) -> Iterator[str]:
    yield from _heading("Values")
    lines = [(value.label, value.text, _source(value.formula, value.cite)) for value in plan.values.values()]
    yield from table(lines)


def _source(formula: str, cite: str) -> str:
    return "; ".join(part for part in (f"= {formula}" if formula else "", cite) if part)


def _rows(plan: Plan) -> Iterator[str]:
    """The sample table and the rack, each with the values of its rows."""
    if not plan.samples:
        return
    rows = [(sample.id, (sample.name,)) for sample in plan.samples]
    plural = plan.protocol.samples.plural
    yield from _row_table(plural[:1].upper() + plural[1:], ("Name",), rows, plan)
    if plan.tubes:
        tubes = [(tube.id, (tube.lid, tube.label)) for tube in plan.tubes]
        yield from _row_table("Tubes", ("Lid", "Name"), tubes, plan)


def _row_table(
    title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], plan: Plan
) -> Iterator[str]:
    yield from _heading(title)
    own = {row for row, _ in rows}
    names = list(dict.fromkeys(name for name, row in plan.row_values if row in own))
    labels = [
        next(value.label for (one, _), value in plan.row_values.items() if one == name) for name in names
    ]
    yield from table(
        [
            (*heads, *labels),
            *((*called, *(plan.row_values[name, row].text or "–" for name in names)) for row, called in rows),
        ]
    )


def _solutions(plan: Plan) -> Iterator[str]:
    for solution in plan.solutions:
        yield from _heading(f"{solution.name}: {solution.volume_text or _wait(solution)}")
        need = f"need {solution.need_text}" if solution.need_text else ""
        overage = f"{solution.overage_text} extra" if solution.overage_text else ""
        about = "; ".join(part for part in (need, overage, solution.keep, solution.note) if part)
        if about:
            yield about
        for batch in solution.batches:
            yield f"  {'ready to use' if batch.fresh else 'made ahead'}: {batch.volume_text}"
            lines = [
                (one.what, one.final, one.stock, one.take, _gives(one.pipette, one.delivered))
                for one in batch.components
            ]
            yield from table(lines, "    ")


def _plates(plan: Plan) -> Iterator[str]:
    for plate in plan.plates:
        exhibit = exhibit_of_plate(plate)
        yield from _heading(exhibit.title)
        yield from exhibit_lines(exhibit)


def _gives(pipette: str, delivered: str) -> str:
    return "; ".join(part for part in (pipette, f"gives {delivered}" if delivered else "") if part)


def _wait(solution: PlannedSolution) -> str:
    return ", ".join(dict.fromkeys(missing.text for missing in solution.waits_for)) or "not needed"


def _picks(plan: Plan) -> Iterator[str]:
    yield from _heading("To fetch")
    lines = []
    for item in plan.pick_list:
        total = f"about {item.total}" if item.estimated else item.total
        steps = f"step {', '.join(map(str, item.used_in))}" if item.used_in else ""
        lines.append((item.name, total, steps, "; ".join(part for part in (item.keep, item.note) if part)))
    yield from table(lines)


def _steps(plan: Plan) -> Iterator[str]:
    starts = {slot.ref: slot.start_ms for slot in plan.slots}
    plates = frozenset(plate.id for plate in plan.plates)
    section = ""
    for step in plan.steps:
        if step.section != section:
            section = step.section
            yield from _heading(step.section_title)
        yield from _step(step, starts[step.ref], plates)


def _step(step: PlannedStep, start_ms: int, plates: frozenset[str]) -> Iterator[str]:
    rounds = f" (round {step.round} of {step.rounds})" if step.rounds > 1 else ""
    optional = " (optional)" if step.optional else ""
    yield f"{step.number:>3}  {step.text}{rounds}{optional}"
    assumed = ", assumed" if step.hands_on_assumed else ""
    yield f"     at {duration_text(start_ms)}; hands-on {duration_text(step.hands_on_ms)}{assumed}  [{step.ref}]"
    yield from (f"     {line}" for line in _details(step, plates))


def _details(step: PlannedStep, plates: frozenset[str]) -> Iterator[str]:
    if step.fork is not None:
        yield f"way: {step.fork.text}"
    if step.spin:
        yield f"spin: {step.spin}"
    elif step.wait is not None:
        yield f"wait: {step.wait.text}"
    if step.window is not None:
        yield f"begin: {step.window.text}"
    for word, text in (
        ("at", step.at),
        ("agitate", step.agitate),
        ("caution", step.caution),
        ("hazard", step.hazard),
    ):
        if text and not (word == "at" and step.spin):
            yield f"{word}: {text}"
    yield from (f"check: {check}" for check in step.checks)
    for word, text in (("tip", step.tip), ("get ready", step.ready), ("safe stop", step.stop)):
        if text:
            yield f"{word}: {text}"
    yield from _exhibits(step, plates)
    yield from (f"{chip.label}: {chip.text}{_bracketed(chip.detail)}" for chip in step.chips)
    if step.columns:
        cells = [
            (row.label, *(f"{cell.text}{_bracketed(cell.detail)}" for cell in row.cells)) for row in step.rows
        ]
        yield from table([("", *step.columns), *cells])
    elif step.rows:
        yield "for: " + "; ".join(row.label for row in step.rows)
    yield from _asked(step.asked)


def _exhibits(step: PlannedStep, plates: frozenset[str]) -> Iterator[str]:
    """Plates stand above, whole; what a calculator worked out stands here."""
    for exhibit in step.exhibits:
        if exhibit.name in plates:
            yield f"see: {exhibit.title}"
            continue
        yield f"{exhibit.title}:"
        yield from (f"  {line}" for line in exhibit_lines(exhibit))


def _asked(asked: Iterable[Asked]) -> Iterator[str]:
    """Each name once, with what is known row by row; what need not be entered in one line."""
    names: dict[str, list[Asked]] = {}
    for one in asked:
        names.setdefault(one.name, []).append(one)
    needed: list[str] = []
    free: list[str] = []
    for several in names.values():
        known = ", ".join(dict.fromkeys(one.text for one in several if one.text))
        limits = f", {several[0].limits}" if several[0].limits else ""
        plates = sum(one.kind is Kind.PLATE for one in several)
        of = f" of {plates} plates" if plates > 1 else ""
        line = f"{several[0].label}{of}{limits}{' = ' + known if known else ''}"
        (needed if any(one.required for one in several) else free).append(line)
    yield from (f"enter: {line}" for line in needed)
    if free:
        yield f"may enter: {'; '.join(free)}"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
