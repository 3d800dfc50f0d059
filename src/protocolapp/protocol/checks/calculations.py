"""Calculations: their formulas, units and limits, and formulas that need themselves."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.rings import rings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import Meaning, counted_in, names_in
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Calculation
from protocolapp.protocol.places import Path
from protocolapp.quantity import QuantityError, as_unit


def check_calculations(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Formulas that do not come out, and what is said about them that does not fit."""
    yield from _cycles(subject)
    for name, calculation in subject.protocol.calculations.items():
        meaning = meanings.of(subject.names[name])
        yield from _unit(name, calculation, meaning)
        for key in ("least", "most"):
            limit = getattr(calculation, key)
            if limit is None:
                continue
            path = ("calculations", name, key)
            found = meanings.of_expression(limit, path, calculation.per).dimension
            due = meaning.dimension
            if found is not None and due is not None and found != due:
                message = f"this is {found.with_article}, but “{name}” is {due.with_article}"
                yield Finding(path, message, "Give the limit in the same kind of unit.")


def _unit(name: str, calculation: Calculation, meaning: Meaning) -> Iterator[Finding]:
    if calculation.unit is None:
        return
    path = ("calculations", name, "unit")
    try:
        unit = as_unit(calculation.unit)
    except QuantityError as error:
        yield Finding(path, error.message, error.remedy)
        return
    if meaning.dimension is not None and unit.dimension != meaning.dimension:
        message = f"“{name}” comes out as {meaning.dimension.with_article}, not {unit.dimension.with_article}"
        yield Finding(path, message, "Correct the unit or the formula.")


def _cycles(subject: Subject) -> Iterator[Finding]:
    """Each ring of formulas once, at the first of its calculations in the file."""
    for ring in rings(_needs(subject)):
        chain = " → ".join((*ring, ring[0]))
        remedy = "Change one of them so that it needs none of the others."
        yield Finding(_at(subject, ring[0]), f"this needs itself: {chain}", remedy)


def _needs(subject: Subject) -> dict[str, tuple[str, ...]]:
    """What every value that is worked out is worked out from: calculations, columns with a formula, plates."""
    protocol = subject.protocol
    needs = {name: one.names for name, one in protocol.calculations.items()}
    for name, column in protocol.samples.columns.items():
        if column.value is not None:
            needs[name] = (*names_in(column.value.tree), *counted_in(column.value.tree))
    for name, plate in protocol.plates.items():
        trees = [formula.tree for formula in plate.formulas]
        needs[name] = tuple(one for tree in trees for one in (*names_in(tree), *counted_in(tree)))
    return needs


def _at(subject: Subject, name: str) -> Path:
    if name in subject.protocol.plates:
        return "plates", name
    if name in subject.protocol.samples.columns:
        return "samples", "columns", name, "value"
    calculation = subject.protocol.calculations[name]
    if calculation.calculator is not None:
        return "calculations", name, "calculator"
    if calculation.choose_one is not None:
        return "calculations", name, "of"
    return "calculations", name, "look up" if calculation.look_up is not None else "value"
