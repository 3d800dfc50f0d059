"""What a calculation will come out as, before any value is known: its dimension, and for which rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.protocol.expression.functions import FUNCTIONS, Function
from protocolapp.protocol.expression.per import Per
from protocolapp.protocol.expression.tree import (
    Binary,
    Call,
    Compare,
    Count,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
)
from protocolapp.quantity import NUMBER, Dimension
from protocolapp.quantity.mismatch import mismatch


@dataclass(frozen=True, slots=True)
class Meaning:
    """dimension: None while another problem stands in the way.

    per: None for one value in the run; because: the name or count that has one for each row.
    """

    dimension: Dimension | None
    per: Per | None = None
    because: Name | Count | None = None

    def beside(self, other: Meaning) -> Meaning:
        """The same with the rows of both: beside a tube's value a sample's is that of the tube's sample."""
        wider = self if self.per is Per.TUBE or other.per is None else other
        return Meaning(self.dimension, wider.per, wider.because)


class Surroundings(Protocol):
    """What the names around a calculation mean."""

    def meaning(self, name: Name) -> Meaning:
        """Of a name. May raise ExpressionError, or note the problem itself and return Meaning(None)."""

    def counted(self, count: Count) -> Meaning:
        """Of a count. May raise ExpressionError, or note the problem itself."""

    def of_plate(self, asked: OfPlate) -> Meaning:
        """Of what is told of a plate. May raise ExpressionError, or note the problem itself."""


def meaning_of(node: Node, around: Surroundings) -> Meaning:
    """The dimension and rows of a calculation. Raises ExpressionError where it puts together what does not go."""
    if isinstance(node, Literal):
        return Meaning(node.quantity.dimension)
    if isinstance(node, Name):
        return around.meaning(node)
    if isinstance(node, Count):
        return around.counted(node)
    if isinstance(node, OfPlate):
        return around.of_plate(node)
    if isinstance(node, Negative):
        return meaning_of(node.operand, around)
    if isinstance(node, Binary):
        return _binary(node, around)
    return _call(node, around)


def dimension_of(node: Node, around: Surroundings) -> Dimension | None:
    """The dimension of a calculation, None while it cannot be told. Raises ExpressionError."""
    return meaning_of(node, around).dimension


def compared(comparison: Compare, around: Surroundings) -> Meaning:
    """The rows of a comparison. Raises ExpressionError when the two sides measure different things."""
    left, right = meaning_of(comparison.left, around), meaning_of(comparison.right, around)
    _require_alike(left.dimension, right.dimension, "Cannot compare {right} with {left}.", 0)
    return left.beside(right)


def _binary(node: Binary, around: Surroundings) -> Meaning:
    left, right = meaning_of(node.left, around), meaning_of(node.right, around)
    if node.operator in ("+", "-"):
        words = (
            "Cannot add {right} to {left}."
            if node.operator == "+"
            else "Cannot subtract {right} from {left}."
        )
        _require_alike(left.dimension, right.dimension, words, node.offset)
        return _with(left.dimension if left.dimension is not None else right.dimension, left.beside(right))
    if node.operator == "/" and isinstance(node.right, Literal) and node.right.quantity.is_zero:
        raise ExpressionError("this divides by zero", "Write the value it is divided by.", node.offset)
    if left.dimension is None or right.dimension is None:
        return _with(None, left.beside(right))
    product = left.dimension * right.dimension if node.operator == "*" else left.dimension / right.dimension
    return _with(product, left.beside(right))


def _call(node: Call, around: Surroundings) -> Meaning:
    function = FUNCTIONS[node.function]
    meanings = [meaning_of(argument, around) for argument in node.arguments]
    first = meanings[0]
    for other in meanings[1:]:
        if function.then_numbers:
            words = f"{node.function}() takes {{left}} here, not {{right}}."
            _require_alike(NUMBER, other.dimension, words, node.offset)
            continue
        words = f"{node.function}() cannot put {{left}} beside {{right}}."
        _require_alike(first.dimension, other.dimension, words, node.offset)
    if function.numbers and first.dimension is not None and not first.dimension.is_number:
        message = f"{node.function}() takes a number, not {first.dimension.with_article}"
        raise ExpressionError(
            message, f"Divide it by a unit first, or write {node.function}_to(…).", node.offset
        )
    if function.over_rows and len(meanings) == 1:
        _require_rows(function, node, first)
        return Meaning(first.dimension)
    result = first
    for other in meanings[1:]:
        result = result.beside(other)
    return _with(NUMBER, result) if function.numbers else result


def _require_rows(function: Function, node: Call, argument: Meaning) -> None:
    if argument.per is None and argument.dimension is not None:
        remedy = f"Name one, as in {function.example}."
        raise ExpressionError(f"{node.function}() needs a value per sample or tube", remedy, node.offset)


def _with(dimension: Dimension | None, rows: Meaning) -> Meaning:
    return Meaning(dimension, rows.per, rows.because)


def _require_alike(left: Dimension | None, right: Dimension | None, words: str, offset: int) -> None:
    if left is None or right is None or left == right:
        return
    error = mismatch(words.format(left=left.with_article, right=right.with_article), left, right)
    raise ExpressionError(error.message, error.remedy, offset)
