"""A chelator in the wells whose ADP is to be read by luciferase."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.lint.things import Use, apart
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity

_DISTURBS = Quantity.of(1, "mM")
"""So much in what is added to the wells is more than a trace; the lab's choice."""


def look(case: Case) -> Iterator[Trouble]:
    """A stop solution with a chelator, or another that holds more than a trace, before the ADP is detected."""
    for use in apart(case.of(Role.CHELATOR)):
        later = next((one for one in case.of(Role.ADP_DETECTION) if one.at > use.at), None)
        if later is not None and _disturbs(use):
            message = f"{use.thing.name} binds the Mg2+ that {later.thing.name} needs"
            remedy = "Leave it out: the first reagent of the ADP assay stops the reaction itself."
            about = (use.placed.key, later.thing.id, use.thing.id)
            yield Trouble(use.path, message, remedy, about)


def _disturbs(use: Use) -> bool:
    if Role.STOP in use.thing.roles or not use.thing.contains:
        return True
    strongest = use.thing.strongest(Role.CHELATOR)
    return strongest is not None and strongest[1] >= _DISTURBS


RULE = Rule(
    id="edta-before-adp-detection",
    title="EDTA stop before an ADP-Glo read-out",
    reason="The enzyme that turns ADP into ATP and the luciferase both need Mg2+. With EDTA in the wells the light "
    "goes out, and every well looks inhibited.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
