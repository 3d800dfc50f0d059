"""From the text of a condition to its tree: `control is isotype IgG and count(samples) > 4`."""

from __future__ import annotations

import re

from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.protocol.expression.parser import parse_sum
from protocolapp.protocol.expression.scanner import Scanner
from protocolapp.protocol.expression.tree import AllOf, AnyOf, Compare, Condition, ConditionNode, Is, Node

_COMPARISONS = ("<=", ">=", "≤", "≥", "<", ">")
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^”]*)”|'([^']*)'")
_JOINED = re.compile(r"\s(?:and|or)(?:\s|$)")
_YES = "yes"


def parse_condition(text: str) -> Condition:
    """The tree of a condition: `name is value`, `name is not value`, a bare yes/no name, comparisons, and, or.

    A value goes on to the next `and` or `or`; one that holds those words is put in quotes. Raises ExpressionError.
    """
    scanner = Scanner(text)
    tree = _any_of(scanner)
    if not scanner.at_end:
        raise _left_over(scanner)
    return Condition(text, tree)


def _any_of(scanner: Scanner) -> ConditionNode:
    parts = [_all_of(scanner)]
    while scanner.take_word("or"):
        parts.append(_all_of(scanner))
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _all_of(scanner: Scanner) -> ConditionNode:
    parts = [_single(scanner)]
    while scanner.take_word("and"):
        parts.append(_single(scanner))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _single(scanner: Scanner) -> ConditionNode:
    if scanner.rest.startswith("(") and _holds_condition(scanner.rest):
        scanner.take("(")
        scanner.enter()
        inside = _any_of(scanner)
        scanner.leave()
        if not scanner.take(")"):
            raise scanner.fail("a bracket is not closed", "Add the missing “)”.")
        return inside
    if scanner.take_word("not"):
        name, offset = _name(scanner)
        return Is(name, _YES, negated=True, offset=offset)
    bare = _bare(scanner)
    if bare is not None:
        return bare
    left = parse_sum(scanner)
    sign = scanner.take(*_COMPARISONS)
    if not sign:
        raise _left_over(scanner)
    return _compared(sign, left, parse_sum(scanner))


def _bare(scanner: Scanner) -> Is | None:
    """`name is …`, `name = …` or a name alone; None when it is the beginning of a comparison."""
    before = scanner.place
    if not scanner.word():
        return None
    name, offset = _name(scanner)
    if scanner.take_word("is"):
        negated = bool(scanner.take_word("not"))
        return Is(name, _value(scanner), negated, offset)
    if scanner.take("!=", "≠", "==", "="):
        remedy = "Write “is” or “is not” for a choice, and <, <=, >= or > for values."
        raise scanner.fail("= is not used in a condition", remedy)
    if scanner.at_end or scanner.rest.startswith(")") or scanner.word() in ("and", "or"):
        return Is(name, _YES, offset=offset)
    scanner.place = before
    return None


def _name(scanner: Scanner) -> tuple[str, int]:
    offset = scanner.place
    scanner.operand()
    name = scanner.take_word()
    if not name:
        raise scanner.fail("a name is missing here", "Write the name of a parameter.")
    return name, offset


def _value(scanner: Scanner) -> str:
    quoted = _QUOTED.match(scanner.text, scanner.place)
    if quoted:
        scanner.take(quoted[0])
        return next(part for part in quoted.groups() if part is not None).strip()
    joined = _JOINED.search(scanner.text, scanner.place)
    end = _closing(scanner.text, scanner.place, joined.start() if joined else len(scanner.text))
    value = scanner.text[scanner.place : end].strip()
    if not value:
        raise scanner.fail("a value is missing behind “is”", "Write one of the choices.")
    scanner.take(scanner.text[scanner.place : end])
    return value


def _closing(text: str, start: int, end: int) -> int:
    """Where the bracket around the value closes, if that is before `end`."""
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0:
            return place
    return end


def _holds_condition(text: str) -> bool:
    """Whether the bracket that opens here holds a condition, and is not the beginning of a comparison."""
    end = _closing(text, 1, len(text))
    behind = text[end + 1 :].lstrip()
    return not behind.startswith((*_COMPARISONS, "+", "-", "*", "/", "×", "·", "÷", "−", "="))


def _compared(sign: str, left: Node, right: Node) -> Compare:
    if sign in ("<", ">"):
        return Compare("<" if sign == "<" else ">", left, right)
    return Compare("<=" if sign in ("<=", "≤") else ">=", left, right)


def _left_over(scanner: Scanner) -> ExpressionError:
    if scanner.at_end:
        return scanner.fail("this is a value, not a condition", "Compare it: volume > 1 mL.")
    remedy = "Write conditions like “control is none”, “volume > 1 mL”, joined by and / or."
    return scanner.fail(f"“{scanner.rest[:20]}” does not belong here", remedy)
