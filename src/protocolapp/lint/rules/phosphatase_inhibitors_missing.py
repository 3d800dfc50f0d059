"""A blot for a phosphorylated protein whose lysis lets the phosphatases work."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import GUIDE, Rule, Severity, Trouble, Ways
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role

_HELD_BACK = frozenset({Role.PHOSPHATASE_INHIBITOR, Role.VANADATE})


def look(case: Case) -> Iterator[Trouble]:
    """Every lysis without an inhibitor in its buffer or beside it; hot sample buffer stops phosphatases by itself."""
    if not case.of(Role.PHOSPHO_SPECIFIC):
        return
    for use in apart(case.lyses):
        held_back = any(_HELD_BACK & thing.roles for thing in case.beside(use))
        if Role.SAMPLE_BUFFER not in use.thing.roles and not held_back:
            message = (
                f"{use.thing.name} has no phosphatase inhibitors, and a phosphorylated protein is to be seen"
            )
            remedy = "Add fluoride and orthovanadate, or a cocktail, with role: phosphatase inhibitor and add: fresh."
            yield Trouble(use.thing.path, message, remedy, (use.placed.key,))


RULE = Rule(
    id="phosphatase-inhibitors-missing",
    title="Lysis for a phospho-blot without phosphatase inhibitors",
    reason="Phosphatases set free by lysis take the phosphate off within minutes, also on ice: the band fades for a "
    "reason that is not the experiment's.",
    source=f"{GUIDE}: lysis for p-ALK with sodium fluoride and sodium orthovanadate.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
