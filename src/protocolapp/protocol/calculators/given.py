"""What a field of a calculator gets in a protocol: a word, a formula, a name, or columns for a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from protocolapp.calc.form import Field, Kind
from protocolapp.calc.form.reading import read_text
from protocolapp.protocol.expression import Expression, ExpressionError, Literal, Negative, parse_expression
from protocolapp.protocol.known import nearest
from protocolapp.quantity import QuantityError

Given = str | Mapping[str, str]
"""As it stands in the file."""

_REMEMBERED = 4096
_WORDS = (Kind.CHOICE, Kind.YES_NO, Kind.TEXT, Kind.DATE)
_RATIOS = (Kind.RATIO, Kind.PARTS)
_SEVERAL = (Kind.QUANTITIES, Kind.NUMBERS)


@dataclass(frozen=True, slots=True)
class Word:
    """What stands there is what the calculator reads."""

    text: str


@dataclass(frozen=True, slots=True)
class Worked:
    """Formulas; more than one only where the field takes several values."""

    formulas: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The value of a parameter, column or entry, as the word that the calculator reads."""

    name: str


@dataclass(frozen=True, slots=True)
class TableNamed:
    """The rows of a table that is entered at a step."""

    name: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A row for each sample or tube. cells: what stands in each column of the calculator's table."""

    cells: Mapping[str, Word | Worked | Named]


Way = Word | Worked | Named | TableNamed | Columns


def column_of(table: Field, name: str) -> Field | None:
    """The column of a calculator's table of this name, or of this other name; None when there is none."""
    return next((one for one in table.columns if name == one.name or name in one.also), None)


def read_given(field: Field, given: str, is_name: Callable[[str], bool]) -> Word | Worked | Named:
    """What a field gets from a text. Raises ExpressionError with the place in it.

    is_name: whether a word is a name of the protocol.
    """
    text = given.strip()
    if field.kind in _WORDS:
        return _word(field, text, is_name)
    if field.kind in (*_RATIOS, *_SEVERAL) and _reads(field, text):
        return Word(text)
    if field.kind is Kind.PARTS:
        raise ExpressionError(f"“{text[:40]}” does not name its parts", "Write them as 50:1, or 1:1:2.")
    formulas = _formulas(given) if field.kind in _SEVERAL else (_formula(given, 0),)
    if len(formulas) == 1 and _is_literal(formulas[0]):
        return _read_word(field, text)
    return Worked(formulas)


def _word(field: Field, text: str, is_name: Callable[[str], bool]) -> Word | Named:
    if field.kind is not Kind.TEXT and _reads(field, text):
        return Word(text)
    if is_name(text):
        return Named(text)
    if field.kind is Kind.TEXT:
        return _read_word(field, text)
    words = [word for one in field.choices for word in (one.key, one.text)]
    near = nearest(text, words)
    offered = ", ".join(one.key for one in field.choices) or "yes or no"
    remedy = f"Did you mean {near}?" if near else f"Write one of {offered}, or the name of a choice."
    if field.kind is Kind.DATE:
        remedy = "Write a day as 2026-11-21, or the name of a date."
    raise ExpressionError(f"“{text[:40]}” is no word for “{field.label}”", remedy)


def _read_word(field: Field, text: str) -> Word:
    try:
        read_text(field, text)
    except QuantityError as error:
        raise ExpressionError(error.message.rstrip("."), error.remedy) from error
    return Word(text)


def _reads(field: Field, text: str) -> bool:
    try:
        read_text(field, text)
    except QuantityError:
        return False
    return True


def _formulas(text: str) -> tuple[Expression, ...]:
    """Parted by semicolons."""
    formulas, start = [], 0
    for piece in text.split(";"):
        formulas.append(_formula(piece, start))
        start += len(piece) + 1
    return tuple(formulas)


@lru_cache(maxsize=_REMEMBERED)
def _formula(text: str, start: int) -> Expression:
    """A formula whose places count from `start` characters before it."""
    return Expression(text.strip(), parse_expression(" " * start + text).tree)


def _is_literal(formula: Expression) -> bool:
    tree = formula.tree
    return isinstance(tree.operand if isinstance(tree, Negative) else tree, Literal)
