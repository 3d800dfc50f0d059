"""A window between two steps that the steps in between do not leave open."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.lint.spans import span
from protocolapp.plan.hands_on import milliseconds


def look(case: Case) -> Iterator[Trouble]:
    """Steps that are planned to begin later after another than they may."""
    places = {placed.key: at for at, placed in enumerate(case.steps)}
    for at, placed in enumerate(case.steps):
        within = placed.step.within
        if within is None or within.most is None:
            continue
        key = within.key_in(placed.section.id)
        after = places.get(key)
        if after is None or after >= at:
            continue
        gap = case.begins[at] - case.ends[after]
        if gap > milliseconds(within.most):
            due = f"{placed.key} must begin within {within.most.written} of {key}"
            message = f"{due}, and is planned {span(gap)} after it"
            remedy = "Move work out from between the two, shorten it, or allow more time."
            yield Trouble((*placed.path, "within", "most"), message, remedy, (key,))


RULE = Rule(
    id="window-cannot-be-met",
    title="A window that cannot be met",
    reason="If the steps in between take longer than the window, every run breaks it.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
