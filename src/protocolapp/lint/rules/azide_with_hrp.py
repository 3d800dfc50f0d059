"""Sodium azide in what an HRP-conjugated antibody is diluted in."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Steps that use an HRP conjugate together with something that holds azide."""
    for azide in case.of(Role.AZIDE):
        for conjugate in case.of(Role.HRP):
            if conjugate.at == azide.at:
                message = (
                    f"{azide.thing.name} holds azide, which stops the peroxidase of {conjugate.thing.name}"
                )
                remedy = "Dilute the conjugate in buffer without azide; antibodies without HRP may keep it."
                yield Trouble(
                    azide.thing.place_of(Role.AZIDE), message, remedy, (azide.placed.key, azide.thing.id)
                )


RULE = Rule(
    id="azide-with-hrp",
    title="Azide with an HRP conjugate",
    reason="Azide binds the haem of the peroxidase and stops it for good: the blot stays dark.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
