"""A kinase reaction in which a chelator ties up the magnesium."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role

_TIES_UP = Fraction(1, 4)
"""Of the metal; less leaves the reaction what it needs. The lab's choice."""
_NOT_IN_IT = frozenset({Role.STOP, Role.LYSIS, Role.WASH, Role.SAMPLE_BUFFER})


def look(case: Case) -> Iterator[Trouble]:
    """Chelators of at least a quarter of the metal, in what is added up to the start with ATP."""
    started = max((use.at for use in case.of(Role.ATP)), default=-1)
    metals = [use.thing.strongest(Role.METAL_ION) for use in case.of(Role.METAL_ION) if use.at <= started]
    most = max((one for one in metals if one is not None), key=lambda pair: pair[1], default=None)
    if most is None:
        return
    for use in apart(case.of(Role.CHELATOR)):
        found = use.thing.strongest(Role.CHELATOR)
        if found is None or use.at > started or _NOT_IN_IT & use.thing.roles:
            continue
        chelator, amount = found
        if amount >= most[1] * _TIES_UP:
            message = f"{chelator.text} ties up the {most[0].text} that the kinase needs"
            remedy = "Leave the chelator out of the reaction; it belongs into a stop solution (role: stop)."
            yield Trouble(chelator.path, message, remedy, (use.placed.key,))


RULE = Rule(
    id="chelator-against-magnesium",
    title="A chelator against the Mg2+ of a kinase reaction",
    reason="Kinases use ATP as its magnesium complex. EDTA binds Mg2+ one to one and far more tightly than ATP does.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
