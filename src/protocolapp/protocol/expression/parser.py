"""From the text of a calculation to its tree. A grammar of our own: nothing is ever executed."""

from __future__ import annotations

import re
from difflib import get_close_matches

from protocolapp.calc.figures.half_log import HALF_LOG
from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.protocol.expression.functions import FUNCTIONS, Function
from protocolapp.protocol.expression.of_plate import count_on_plate, dose_of_plate
from protocolapp.protocol.expression.scanner import Scanner
from protocolapp.protocol.expression.tree import (
    Binary,
    Call,
    Count,
    Expression,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
)
from protocolapp.quantity import Quantity, find_unit

COUNT, DOSE = "count", "dose"
SAMPLES, TUBES, TUBES_OF_SAMPLE = "samples", "tubes", "tubes of sample"

_HALF_LOG_WORDS = ("half-log", "√10")
_HALF_LOG = re.compile(r"(?:half-log|√10)(?![A-Za-z0-9_.])")

_SUM = {"+": "+", "-": "-", "−": "-", "–": "-"}
_PRODUCT = {"*": "*", "×": "*", "·": "*", "/": "/", "÷": "/"}


def parse_expression(text: str) -> Expression:
    """The tree of a calculation: `+ - * /`, brackets, names, quantities, functions, count(…).

    Raises ExpressionError with the place.
    """
    scanner = Scanner(text)
    tree = parse_sum(scanner)
    if not scanner.at_end:
        raise _unexpected(scanner)
    return Expression(text, tree)


def parse_sum(scanner: Scanner) -> Node:
    """Products joined by + and -, as far as they go."""
    left = _product(scanner)
    while True:
        offset = scanner.place
        sign = scanner.take(*_SUM)
        if not sign:
            return left
        left = Binary("+" if _SUM[sign] == "+" else "-", left, _product(scanner), offset)


def _product(scanner: Scanner) -> Node:
    left = _signed(scanner)
    while True:
        offset = scanner.place
        if scanner.rest.startswith("**"):
            raise scanner.fail("there are no powers here", "Write a product, such as a * a.")
        sign = scanner.take(*_PRODUCT)
        if not sign:
            return left
        left = Binary("*" if _PRODUCT[sign] == "*" else "/", left, _signed(scanner), offset)


def _signed(scanner: Scanner) -> Node:
    if not scanner.take("-", "−", "–"):
        return _operand(scanner)
    scanner.enter()
    operand = _signed(scanner)
    scanner.leave()
    return Negative(operand)


def _operand(scanner: Scanner) -> Node:
    scanner.operand()
    if scanner.take("("):
        scanner.enter()
        inside = parse_sum(scanner)
        scanner.leave()
        _close(scanner)
        return inside
    offset = scanner.place
    if _HALF_LOG.match(scanner.rest):
        scanner.take(*_HALF_LOG_WORDS)
        return Literal(Quantity(HALF_LOG, approximate=True))
    quantity = scanner.quantity()
    if quantity is not None:
        return Literal(quantity)
    word = scanner.take_word()
    if not word:
        raise _missing(scanner)
    if not scanner.take("("):
        return Name(word, offset)
    if word == COUNT:
        return _count(scanner, offset)
    if word == DOSE:
        dose = dose_of_plate(scanner, offset)
        _close(scanner)
        return dose
    return _call(scanner, word, offset)


def _count(scanner: Scanner, offset: int) -> Count | OfPlate:
    on_plate = count_on_plate(scanner, offset)
    if on_plate is not None:
        _close(scanner)
        return on_plate
    what = scanner.take_word()
    if not what:
        remedy = "Write count(samples), count(tubes), count(tubes of sample), or count(…) of a kind of tube or a plate."
        raise scanner.fail("count() does not say of what", remedy)
    if what == TUBES and scanner.take_word("of"):
        if not scanner.take_word("sample"):
            raise scanner.fail("tubes of what?", "Write count(tubes of sample).")
        what = TUBES_OF_SAMPLE
    _close(scanner)
    return Count(what, offset)


def _call(scanner: Scanner, word: str, offset: int) -> Call:
    function = FUNCTIONS.get(word)
    if function is None:
        near = get_close_matches(word, [*FUNCTIONS, COUNT, DOSE], n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"There are {', '.join([*FUNCTIONS, COUNT, DOSE])}."
        raise ExpressionError(f"there is no function “{word}”", remedy, offset)
    scanner.enter()
    arguments = [parse_sum(scanner)]
    while scanner.take(","):
        arguments.append(parse_sum(scanner))
    scanner.leave()
    _close(scanner)
    if not function.least <= len(arguments) <= function.most:
        raise ExpressionError(_wrong_number(function, len(arguments)), f"Write {function.example}.", offset)
    return Call(word, tuple(arguments), offset)


def _wrong_number(function: Function, given: int) -> str:
    due = str(function.least) if function.least == function.most else f"{function.least} or more"
    return f"{function.name}() takes {due} value{'' if due == '1' else 's'}, not {given}"


def _close(scanner: Scanner) -> None:
    if not scanner.take(")"):
        if scanner.at_end:
            raise scanner.fail("a bracket is not closed", "Add the missing “)”.")
        raise _unexpected(scanner)


def _missing(scanner: Scanner) -> ExpressionError:
    if scanner.at_end:
        return scanner.fail(
            "something is missing at the end", "Write a name or a quantity behind the last sign."
        )
    sign = scanner.rest[0]
    if sign in "+*/×÷·),":
        return scanner.fail(
            f"a name or a quantity is missing before “{sign}”", "Write one, or delete the sign."
        )
    return _strange(scanner, sign)


def _unexpected(scanner: Scanner) -> ExpressionError:
    sign = scanner.rest[0]
    if sign == ",":
        return scanner.fail("a comma does not belong here", "Write numbers without it: 14000, or 0.5.")
    if sign == ")":
        return scanner.fail("a bracket is closed that was not opened", "Delete it, or add the missing “(”.")
    if sign in "<>=":
        return scanner.fail("a comparison does not belong in a calculation", "Write a value.")
    word = scanner.word()
    if word:
        before = scanner.text[: scanner.place].rstrip()
        if before[-1:].isdigit() and find_unit(word) is None:
            return scanner.fail(
                f"there is no unit “{word}”", "Use a unit such as mL, mg or mM, or write * between."
            )
        return scanner.fail(f"a sign is missing before “{word}”", "Write + - * or / between the two.")
    if sign.isdigit() or sign == "(":
        return scanner.fail(f"a sign is missing before “{sign}”", "Write + - * or / between the two.")
    return _strange(scanner, sign)


def _strange(scanner: Scanner, sign: str) -> ExpressionError:
    if sign == "^":
        return scanner.fail("there are no powers here", "Write a product, such as a * a.")
    if sign in "{}":
        return scanner.fail("{{ }} belongs in step text only", "Write the plain name.")
    return scanner.fail(
        f"“{sign}” means nothing in a calculation", "Use names, quantities, + - * / and brackets."
    )
