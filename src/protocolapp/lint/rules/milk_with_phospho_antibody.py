"""Milk on a membrane that a phospho-specific antibody is to read."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Milk used before the last phospho-specific antibody, or with it. Later re-probing is free."""
    antibodies = case.of(Role.PHOSPHO_SPECIFIC)
    last = max((use.at for use in antibodies), default=-1)
    for use in case.of(Role.MILK):
        if use.at <= last:
            message = f"{use.thing.name} holds milk, and {antibodies[-1].thing.name} is phospho-specific"
            remedy = (
                "Block and dilute with BSA in TBST; if the antibody's datasheet asks for milk, silence this."
            )
            about = (use.thing.id, use.placed.key, antibodies[-1].thing.id)
            yield Trouble(use.thing.place_of(Role.MILK), message, remedy, about)


RULE = Rule(
    id="milk-with-phospho-antibody",
    title="Milk as a blocker with a phospho-specific antibody",
    reason="Most of the protein in milk is casein, a phosphoprotein: it can bind the antibody and raise the "
    "background. Makers differ (Cell Signaling Technology blocks with fresh milk), so the datasheet decides.",
    source="AAT Bioquest, FAQ on BSA and milk as blocking agents (2020); Advansta, Don't cry over spilt milk blockers; "
    "Cell Signaling Technology, Tech Tip Milk or BSA.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
