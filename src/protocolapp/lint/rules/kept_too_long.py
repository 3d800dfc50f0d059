"""A solution used after it has gone off."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.lint.spans import span
from protocolapp.lint.things import Use
from protocolapp.plan.hands_on import milliseconds
from protocolapp.protocol.model.solution import SAME_DAY


def look(case: Case) -> Iterator[Trouble]:
    """Uses later than a solution keeps, made at the start as planned; waits in it that are longer than it keeps.

    One with fresh components is completed again in time, by the plan. `same day` is about storing, not about a wait.
    """
    for use in case.uses:
        keep, lasts = use.thing.keep, case.ground.lasting.get(use.thing.id)
        if keep is None or lasts is None:
            continue
        timed = case.wait_at(use.placed)
        kept = f"{use.thing.name} is kept for {'the ' if keep.span == SAME_DAY else ''}{keep.span}"
        renewed = any(one.component.fresh for one in use.thing.contains)
        if timed is not None and keep.span != SAME_DAY and milliseconds(timed.rings_after) > lasts:
            wait = span(milliseconds(timed.rings_after))
            yield _trouble(use, f"{kept}, and the wait in it is {wait}")
        elif not renewed and case.begins[use.at] > lasts:
            yield _trouble(use, f"{kept}, and used {span(case.begins[use.at])} after the start")


def _trouble(use: Use, message: str) -> Trouble:
    remedy = "Make it right before this step, give what spoils add: fresh, or correct keep:."
    return Trouble(use.path, message, remedy, (use.thing.id,))


RULE = Rule(
    id="kept-too-long",
    title="A solution used for longer than it keeps",
    reason="What has gone off works by halves: the step is done, and nobody sees why it fails.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
