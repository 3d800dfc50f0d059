"""One flat namespace: no name twice, none that a calculation reads as something else."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.subject import Named, Subject
from protocolapp.protocol.expression import FUNCTIONS
from protocolapp.protocol.finding import Finding
from protocolapp.quantity import find_unit

RESERVED = frozenset(
    {*FUNCTIONS, "count", "samples", "sample", "tubes", "tube", "of", "is", "not", "and", "or"}
    | {"yes", "no", "true", "false", "lab", "round", "name"}
)
"""Words that mean something in calculations, conditions and tables."""


def check_names(subject: Subject) -> Iterator[Finding]:
    """Clashes, words that are taken, and names that are units."""
    for named in subject.definitions:
        first = subject.names[named.name]
        if first is not named:
            yield _clash(named, first)
        elif named.name in RESERVED:
            remedy = f"Choose another, such as {named.name}_value."
            yield Finding(
                named.path, f"the name “{named.name}” has a meaning of its own", remedy, at_key=True
            )
        elif find_unit(named.name) is not None:
            remedy = f"Choose another, such as {named.name}_value."
            yield Finding(named.path, f"the name “{named.name}” is read as a unit", remedy, at_key=True)


def _clash(named: Named, first: Named) -> Finding:
    where = "is also here" if first.sort is named.sort else f"is also {first.sort}"
    message = f"the name “{named.name}” {where} ({'/'.join(map(str, first.path[:-1]))})"
    return Finding(named.path, message, "Give one of the two another name.", at_key=True)
