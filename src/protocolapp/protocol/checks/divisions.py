"""Divisions by what may be zero: found by the ranges that values keep, before anybody meets one in a run."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf

from protocolapp.protocol.checks.formulas import formulas_in
from protocolapp.protocol.checks.subject import Named, Sort, Subject
from protocolapp.protocol.expression import (
    Binary,
    Call,
    Count,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
    OnPlate,
)
from protocolapp.protocol.expression.bounds import ANY, COUNTED, POSITIVE, Bounds, bounds_of, divisors
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Calculation, Kind, Valued
from protocolapp.protocol.values import kind_of

_MEASURED = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)


def check_divisions(subject: Subject) -> Iterator[Finding]:
    """Every division in the protocol."""
    known = _Known(subject)
    for path, tree in formulas_in(subject.protocol):
        for division in divisors(tree):
            right = division.right
            if isinstance(right, Literal):
                continue  # a division by a written zero is told with the formula
            found = bounds_of(right, known)
            if found is not None and found.zero:
                message, remedy = _words(right, subject)
                yield Finding(path, message, remedy, offset=_begins(right, division.offset))


class _Known:
    """What the protocol says of its values: ranges, counts, and what calculations make of them."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._found: dict[str, Bounds | None] = {}

    def named(self, name: Name) -> Bounds | None:
        named = self._subject.names.get(name.name)
        if named is None:
            return None
        if name.name not in self._found:
            self._found[name.name] = None  # what needs itself ends here
            self._found[name.name] = self._of(named)
        return self._found[name.name]

    def counted(self, count: Count) -> Bounds | None:
        if count.what in self._subject.protocol.plates:
            return self.on_plate(OfPlate(count.what, OnPlate.WELLS))
        return COUNTED

    def on_plate(self, asked: OfPlate) -> Bounds | None:
        """Without samples it waits; a plate that is not always there has no wells then, nor has a role that is none."""
        plate = self._subject.protocol.plates.get(asked.plate)
        if plate is None or asked.what is OnPlate.DOSE:
            return None if plate is None else POSITIVE
        some = (
            not asked.role or asked.role == "sample" or asked.role in {str(role) for role in plate.controls}
        )
        always = plate.when is None or asked.what is OnPlate.DOSES
        return Bounds(Fraction(1), inf, zero=False) if some and always else COUNTED

    def _of(self, named: Named) -> Bounds | None:
        if named.sort is Sort.CALCULATION:
            return self._worked_out(self._subject.protocol.calculations[named.name])
        valued = named.valued
        if valued is None or kind_of(valued) not in _MEASURED:
            return None
        return _typed(valued)

    def _worked_out(self, calculation: Calculation) -> Bounds | None:
        """Of a calculator nothing is said beforehand."""
        formulas = [one for one in (calculation.value, *calculation.of.values()) if one is not None]
        found = [bounds_of(one.tree, self) for one in formulas]
        if calculation.look_up is not None:
            found = [self._figures(calculation)]
        told = [one for one in found if one is not None]
        if not told or len(told) < len(found):
            return None
        together = told[0]
        for one in told[1:]:
            together = together.beside(one)
        return together

    def _figures(self, calculation: Calculation) -> Bounds | None:
        figures = self._subject.protocol.tables.get(calculation.look_up or "")
        sizes = (
            [row.value.base for row in figures.rows if row.value is not None] if figures is not None else []
        )
        if not sizes:
            return None
        found = Bounds(min(sizes), max(sizes), zero=0 in sizes)
        if calculation.otherwise is None:
            return found
        other = bounds_of(calculation.otherwise.tree, self)
        return found.beside(other) if other is not None else None


def _typed(valued: Valued) -> Bounds:
    """By its range; without one a quantity is above zero, for nothing else is read."""
    if valued.range is not None:
        low, high = (end.base for end in valued.range)
        return Bounds(low, high, zero=low <= 0 <= high)
    return {Kind.QUANTITY: POSITIVE, Kind.COUNT: COUNTED}.get(kind_of(valued), ANY)


def _words(divisor: Node, subject: Subject) -> tuple[str, str]:
    """What may be zero, and what to do about it."""
    if isinstance(divisor, (Count, OfPlate)):
        what = _counted(divisor)
        return f"this divides by {what}, which may be zero", f"Write max({what}, 1)."
    if isinstance(divisor, Name):
        return f"this divides by “{divisor.name}”, which may be zero", _remedy(divisor.name, subject)
    if isinstance(divisor, Binary) and divisor.operator == "-":
        message = "this divides by a difference, which may be zero"
    else:
        message = "this divides by what may be zero"
    return message, "Write max(…, least) around it, with the least that makes sense."


def _counted(divisor: Count | OfPlate) -> str:
    if isinstance(divisor, Count):
        return f"count({divisor.what})"
    what = f"{divisor.role} {divisor.what}".strip()
    but = f" but {divisor.but}" if divisor.but else ""
    return f"count({what} of {divisor.plate}{but})"


def _remedy(name: str, subject: Subject) -> str:
    named = subject.names[name]
    if named.valued is None:
        return f"Write max({name}, least), with the least that makes sense."
    if named.valued.range is not None:
        return f"Begin the range of “{name}” above zero, or write max({name}, least)."
    return f"Give “{name}” a range above zero, such as range: [1, 100]; or write max({name}, 1)."


def _begins(node: Node, otherwise: int) -> int:
    """Where a part of a formula begins. otherwise: the place of the division's sign, where nothing says it."""
    if isinstance(node, (Name, Count, OfPlate, Call)):
        return node.offset
    if isinstance(node, Negative):
        return _begins(node.operand, otherwise)
    return _begins(node.left, otherwise) if isinstance(node, Binary) else otherwise
