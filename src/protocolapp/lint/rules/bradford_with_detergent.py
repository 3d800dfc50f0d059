"""A plain Bradford assay on a lysate made with detergent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from protocolapp.lint.case import Case
from protocolapp.lint.rule import GUIDE, Rule, Severity, Trouble, Ways
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role
from protocolapp.quantity import PERCENTAGES

_MOST = Fraction(1, 10)
"""Per cent: a tenth of the 1 % that is known to disturb; the lab's choice."""


def look(case: Case) -> Iterator[Trouble]:
    """Bradford reagents that are not told to bear detergent, where the lysis buffer holds one."""
    lysed_with = [
        detergent
        for use in apart(case.lyses)
        for detergent in use.thing.with_role(Role.DETERGENT)
        if any((share := detergent.amount(kind)) and share.magnitude > _MOST for kind in PERCENTAGES)
    ]
    for use in apart(case.of(Role.BRADFORD_ASSAY)):
        if lysed_with and Role.DETERGENT_COMPATIBLE not in use.thing.roles:
            message = f"the lysate holds {lysed_with[0].text}, which disturbs {use.thing.name}"
            remedy = "Use BCA, or a kit with role: [Bradford assay, detergent-compatible]."
            yield Trouble(use.path, message, remedy, (use.thing.id,))


RULE = Rule(
    id="bradford-with-detergent",
    title="Plain Bradford assay with detergent in the lysate",
    reason="Detergents turn the dye blue without any protein, so that lysates read too high.",
    source=f"{GUIDE}: 1 % NP-40 in the lysis buffer. That it disturbs is common bench knowledge.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
