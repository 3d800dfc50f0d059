"""Working out a calculation or a condition, exactly. What is missing goes along instead of a guess."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from protocolapp.protocol.expression.errors import CalculationError
from protocolapp.protocol.expression.functions import FUNCTIONS
from protocolapp.protocol.expression.per import Per
from protocolapp.protocol.expression.scope import Scope, Unknown, Wanted
from protocolapp.protocol.expression.tree import (
    AllOf,
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
from protocolapp.protocol.expression.walk import names_in
from protocolapp.quantity import ONE, Quantity, QuantityError

_Operation = Callable[[Any, Any], Any]

_ARITHMETIC: Mapping[str, _Operation] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
)
_COMPARISONS: Mapping[str, _Operation] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)

_LARGEST_POWER, _LONGEST = 200, 4_000
"""Bits: results stay within 10⁶⁰, and so exact that no real chain of formulas comes near; squared thirty times, a
number would have millions of digits."""


def evaluate(node: Node, scope: Scope) -> Quantity | Fraction | Unknown:
    """The exact value, a plain number as a Fraction, or all that is still missing.

    Raises CalculationError for a division by zero and for values that do not go together.
    """
    result = _value(node, scope)
    if isinstance(result, Quantity) and result.unit is ONE and not result.approximate:
        return result.magnitude
    return result


def holds(node: ConditionNode, scope: Scope) -> bool | Unknown:
    """Whether a condition holds, or what it waits for. Raises CalculationError."""
    if isinstance(node, Is):
        return _is(node, scope)
    if isinstance(node, Compare):
        return _compare(node, scope)
    results = [holds(condition, scope) for condition in node.conditions]
    decided = not isinstance(node, AllOf)  # one that holds decides an `or`, one that does not an `and`
    if decided in [result for result in results if not isinstance(result, Unknown)]:
        return decided
    missing = [result for result in results if isinstance(result, Unknown)]
    return _together(missing) if missing else not decided


def _value(node: Node, scope: Scope) -> Quantity | Unknown:
    if isinstance(node, Literal):
        return node.quantity
    if isinstance(node, Name):
        return _looked_up(node, scope)
    if isinstance(node, Count):
        counted = scope.count(node.what)
        return counted if isinstance(counted, Unknown) else Quantity(Fraction(counted))
    if isinstance(node, OfPlate):
        return scope.of_plate(node)
    if isinstance(node, Negative):
        operand = _value(node.operand, scope)
        return operand if isinstance(operand, Unknown) else _worked(operator.neg, operand)
    if isinstance(node, Binary):
        return _binary(node, scope)
    return _call(node, scope)


def _looked_up(node: Name, scope: Scope) -> Quantity | Unknown:
    value = scope.lookup(node.name)
    if isinstance(value, (Quantity, Unknown)):
        return value
    if isinstance(value, Fraction):
        return Quantity(value)
    raise CalculationError(
        f"“{node.name}” is not a number or a quantity.", "Use a value with a unit or a number."
    )


def _binary(node: Binary, scope: Scope) -> Quantity | Unknown:
    left, right = _value(node.left, scope), _value(node.right, scope)
    if isinstance(left, Unknown):
        return left | right if isinstance(right, Unknown) else left
    if isinstance(right, Unknown):
        return right
    return _worked(_ARITHMETIC[node.operator], left, right)


def _call(node: Call, scope: Scope) -> Quantity | Unknown:
    function = FUNCTIONS[node.function]
    argument = node.arguments[0]
    per = _rows(argument, scope) if function.over_rows and len(node.arguments) == 1 else None
    if per is None:
        results = [_value(each, scope) for each in node.arguments]
    else:
        results = [_value(argument, row) for row in scope.rows(per)]
    missing = [result for result in results if isinstance(result, Unknown)]
    if missing:
        return _together(missing)
    known = [result for result in results if isinstance(result, Quantity)]
    if not known:
        return Unknown((Wanted("samples"),))
    return _worked(function.apply, known)


def _rows(node: Node, scope: Scope) -> Per | None:
    """What the names of a calculation have one value for: tubes, if any of them has."""
    found = {scope.per(name) for name in names_in(node)}
    if Per.TUBE in found:
        return Per.TUBE
    return Per.SAMPLE if Per.SAMPLE in found else None


def _worked(operation: Callable[..., Quantity], *values: object) -> Quantity:
    try:
        result = operation(*values)
    except QuantityError as error:
        raise CalculationError(error.message, error.remedy) from error
    above, below = result.magnitude.as_integer_ratio()
    sizes = above.bit_length(), below.bit_length()
    if max(sizes) > _LONGEST or (above and abs(sizes[0] - sizes[1]) > _LARGEST_POWER):
        raise CalculationError(
            "A value on the way is beyond anything that can be measured at the bench.",
            "Check the values and the formulas it is made of.",
        )
    return result


def _is(node: Is, scope: Scope) -> bool | Unknown:
    value = scope.lookup(node.name)
    if isinstance(value, Unknown):
        return value
    written = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    same = written == node.value
    return same is not node.negated


def _compare(node: Compare, scope: Scope) -> bool | Unknown:
    left, right = _value(node.left, scope), _value(node.right, scope)
    missing = [side for side in (left, right) if isinstance(side, Unknown)]
    if missing:
        return _together(missing)
    try:
        return bool(_COMPARISONS[node.operator](left, right))
    except QuantityError as error:
        raise CalculationError(error.message, error.remedy) from error


def _together(missing: list[Unknown]) -> Unknown:
    result = missing[0]
    for other in missing[1:]:
        result = result | other
    return result
