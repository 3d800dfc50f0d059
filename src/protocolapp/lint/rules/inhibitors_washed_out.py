"""Inhibitors in the lysis buffer, and none in what the lysate or the beads meet next."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role

_HELD_BACK = frozenset({Role.PHOSPHATASE_INHIBITOR, Role.VANADATE})
_MEASURES = frozenset({Role.BCA_ASSAY, Role.BRADFORD_ASSAY})
"""Beside these a buffer only dilutes what is measured and thrown away."""
_MEETS_LYSATE = (Role.WASH, Role.BUFFER)


def look(case: Case) -> Iterator[Trouble]:
    """Washes and buffers between lysis and sample buffer, without inhibitors, where phosphorylation is to be seen."""
    lysed = next((use.at for use in case.lyses if _HELD_BACK & use.thing.roles), None)
    denatured = next((use.at for use in case.of(Role.SAMPLE_BUFFER)), None)
    if not case.of(Role.PHOSPHO_SPECIFIC) or lysed is None or denatured is None:
        return
    met = (use for role in _MEETS_LYSATE for use in case.of(role))
    for use in apart(sorted(met, key=lambda one: one.at)):
        measured = any(_MEASURES & thing.roles for thing in case.beside(use))
        if lysed < use.at < denatured and not measured and not _HELD_BACK & use.thing.roles:
            message = (
                f"{use.thing.name} has no phosphatase inhibitors, and washes those of the lysis buffer out"
            )
            remedy = "Wash and dilute with the lysis buffer, or add the inhibitors to this one."
            yield Trouble(use.path, message, remedy, (use.thing.id,))


RULE = Rule(
    id="inhibitors-washed-out",
    title="Phosphatase inhibitors washed out before the proteins are denatured",
    reason="Phosphatases stay active, and partly bound to beads, until sample buffer unfolds them. After a wash "
    "without inhibitors none is left to hold them back.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
