"""Orthovanadate beside EDTA."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity

_MOST = Quantity.of(2, "mM")


def look(case: Case) -> Iterator[Trouble]:
    """Solutions that hold both; a note up to 2 mM of the chelator."""
    for thing in case.used():
        vanadate, chelator = next(thing.with_role(Role.VANADATE), None), thing.strongest(Role.CHELATOR)
        if vanadate is not None and chelator is not None:
            message = f"{thing.name} holds {vanadate.name} beside {chelator[0].text}"
            remedy = (
                "Keep the chelator at 2 mM or less, and rely on fluoride or a cocktail beside the vanadate."
            )
            yield Trouble(vanadate.path, message, remedy, note=chelator[1] <= _MOST)


RULE = Rule(
    id="vanadate-with-chelator",
    title="Vanadate with EDTA (a note up to 2 mM)",
    reason="EDTA binds vanadate and reverses its inhibition of tyrosine phosphatases at once and completely. Lysis "
    "buffers commonly hold 1 mM all the same.",
    source="Huyer et al., J Biol Chem 1997, 272, 843-851: EDTA reverses the inhibition of PTP1B. The limit of 2 mM is "
    "the lab's choice.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
