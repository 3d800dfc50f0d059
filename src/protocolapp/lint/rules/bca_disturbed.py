"""A BCA assay on a lysate that holds what disturbs it."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.lint.things import Use, apart
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity

_BORNE = {Role.REDUCER: Quantity.of(1, "mM"), Role.CHELATOR: Quantity.of(10, "mM")}
"""What the assay bears in the sample, as commonly quoted for DTT and EDTA."""


def look(case: Case) -> Iterator[Trouble]:
    """Reducers above 1 mM and chelators above 10 mM in the lysis buffer."""
    for assay in apart(case.of(Role.BCA_ASSAY)):
        for use in apart(case.lyses):
            yield from _disturbing(assay, use)


def _disturbing(assay: Use, lysis: Use) -> Iterator[Trouble]:
    for role, most in _BORNE.items():
        found = lysis.thing.strongest(role)
        if found is not None and found[1] > most:
            message = f"the lysate holds {found[0].text}, which disturbs {assay.thing.name}"
            remedy = "Dilute the samples and the standards alike below it, remove it first, or take a compatible kit."
            yield Trouble(assay.path, message, remedy, (assay.thing.id, lysis.thing.id))


RULE = Rule(
    id="bca-disturbed",
    title="BCA assay with DTT or EDTA at a disturbing strength",
    reason="BCA reads copper that protein has reduced: DTT reduces it too, EDTA takes it away.",
    source="The limits commonly quoted for the Pierce kit (23225), not read at the source: your kit's list decides.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
