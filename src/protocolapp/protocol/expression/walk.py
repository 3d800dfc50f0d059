"""Looking through a tree: which names and counts it needs."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.expression.tree import (
    AllOf,
    AnyOf,
    Binary,
    Call,
    Compare,
    ConditionNode,
    Count,
    Is,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
)


def operands(node: Node) -> Iterator[Name | Count | OfPlate | Literal]:
    """The leaves of a calculation, from left to right."""
    if isinstance(node, Binary):
        yield from operands(node.left)
        yield from operands(node.right)
    elif isinstance(node, Call):
        for argument in node.arguments:
            yield from operands(argument)
    elif isinstance(node, Negative):
        yield from operands(node.operand)
    else:
        yield node


def height(node: Node) -> int:
    """How many parts stand inside one another at the most."""
    if isinstance(node, Binary):
        return 1 + max(height(node.left), height(node.right))
    if isinstance(node, Call):
        return 1 + max(height(argument) for argument in node.arguments)
    return 1 + height(node.operand) if isinstance(node, Negative) else 1


def counted_in(node: Node) -> tuple[str, ...]:
    """The kinds of tube and the plates a calculation counts or takes doses from, in order, each once."""
    found = (
        leaf.plate if isinstance(leaf, OfPlate) else leaf.what
        for leaf in operands(node)
        if isinstance(leaf, (Count, OfPlate))
    )
    return tuple(dict.fromkeys(found))


def names_in(node: Node) -> tuple[str, ...]:
    """The names a calculation needs, in order, each once."""
    return tuple(dict.fromkeys(leaf.name for leaf in operands(node) if isinstance(leaf, Name)))


def parts_of(node: ConditionNode) -> Iterator[Is | Compare]:
    """The single conditions that `and` and `or` join, from left to right."""
    if isinstance(node, (AllOf, AnyOf)):
        for condition in node.conditions:
            yield from parts_of(condition)
    else:
        yield node


def names_in_condition(node: ConditionNode) -> tuple[str, ...]:
    """The names a condition needs, in order, each once."""
    found: dict[str, None] = {}
    for part in parts_of(node):
        names = (part.name,) if isinstance(part, Is) else (*names_in(part.left), *names_in(part.right))
        found.update(dict.fromkeys(names))
    return tuple(found)
