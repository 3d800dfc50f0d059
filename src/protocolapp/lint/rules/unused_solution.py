"""A solution that no step uses."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways


def look(case: Case) -> Iterator[Trouble]:
    """Solutions that neither steps use nor tubes hold, and that no other is made up with, whatever is chosen."""
    protocol = case.protocol
    wanted = {name for _, step in protocol.steps() for name in step.uses}
    wanted |= {held for tube in protocol.tubes.values() for held in tube.holds.values()}
    wanted |= {
        filler for one in protocol.solutions.values() if (filler := protocol.filler_of(one)) is not None
    }
    for name, solution in protocol.solutions.items():
        if name not in wanted:
            message = f"no step uses {solution.name}, which is made all the same"
            remedy = "Name it under uses: of the step that takes it, or take it out."
            yield Trouble(("solutions", name), message, remedy)


RULE = Rule(
    id="unused-solution",
    title="A solution that nobody uses",
    reason="It is made for nothing, or a step does not say what it takes, and then its lot is in no record.",
    source=BENCH,
    severity=Severity.NOTE,
    look=look,
    ways=Ways.DEFAULTS,
)
