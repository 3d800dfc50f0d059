"""Every formula of a protocol with its place: in calculations, conditions, amounts, plates and calculators' fields."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.expression import (
    Condition,
    Expression,
    ExpressionError,
    Is,
    Node,
    parse_expression,
    parts_of,
)
from protocolapp.protocol.model import Calculation, Protocol
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.places import Path


def formulas_in(protocol: Protocol) -> Iterator[tuple[Path, Node]]:
    """Each with the path at which it is written."""
    yield from _of_part(protocol, ())


def _of_part(part: Part, path: Path) -> Iterator[tuple[Path, Node]]:
    for name, field in type(part).model_fields.items():
        yield from _inside(getattr(part, name), (*path, field.alias or name))
    if isinstance(part, Calculation) and part.calculator is not None:
        yield from _given(part, (*path, "with"))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, Node]]:
    if isinstance(value, Expression):
        yield path, value.tree
    elif isinstance(value, Condition):
        for one in parts_of(value.tree):
            if not isinstance(one, Is):
                yield from ((path, one.left), (path, one.right))
    elif isinstance(value, Part):
        yield from _of_part(value, path)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _inside(item, (*path, str(name)))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _inside(item, (*path, place))


def _given(calculation: Calculation, path: Path) -> Iterator[tuple[Path, Node]]:
    """What the fields of a calculator get, as far as it is a formula."""
    for name, given in calculation.given.items():
        cells = {"": given} if isinstance(given, str) else given
        for column, text in cells.items():
            try:
                yield (*path, name, column) if column else (*path, name), parse_expression(text).tree
            except ExpressionError:
                continue  # a word, or several formulas
