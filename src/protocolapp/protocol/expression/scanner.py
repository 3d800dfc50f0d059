"""Reading a calculation or a condition from left to right: names, quantities with units, signs."""

from __future__ import annotations

import re

from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.quantity import Quantity, QuantityError, leading_quantity

LONGEST = 500
"""Characters in a calculation or a condition."""

DEEPEST = 20
"""Brackets, calls and signs inside one another."""

MOST_OPERANDS = 100
"""Names, quantities and calls in one calculation."""

_SPACE = re.compile(r"[\s\u00a0\u2009\u202f]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Scanner:
    """A place in a text, and what may be taken from there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self._depth = 0
        self._operands = 0
        if len(text) > LONGEST:
            message = f"this has {len(text)} characters; a calculation has at most {LONGEST}"
            raise ExpressionError(message, "Divide it into several calculations.")
        if not text.strip():
            raise ExpressionError("there is nothing here", "Write a calculation such as volume * 2.")
        self._skip()

    @property
    def at_end(self) -> bool:
        """Whether everything was taken."""
        return self.place >= len(self.text)

    @property
    def rest(self) -> str:
        """What is still to come."""
        return self.text[self.place :]

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.place)
        self.place = found.end() if found else self.place

    def take(self, *signs: str) -> str:
        """The first of these signs that stands here, taken; empty when none does."""
        for sign in signs:
            if self.text.startswith(sign, self.place):
                self.place += len(sign)
                self._skip()
                return sign
        return ""

    def word(self) -> str:
        """The name or word that begins here, not taken; empty when none does."""
        found = _NAME.match(self.text, self.place)
        return found[0] if found else ""

    def take_word(self, *words: str) -> str:
        """The word that begins here, taken when it is one of these (or any, if none are given)."""
        word = self.word()
        if not word or (words and word not in words):
            return ""
        self.place += len(word)
        self._skip()
        return word

    def quantity(self) -> Quantity | None:
        """The number with its unit that begins here, taken; None when no digit does."""
        start = self.place
        try:
            found = leading_quantity(self.text, start)
        except QuantityError as error:
            raise ExpressionError(error.message, error.remedy, start) from error
        if found is None:
            return None
        self.place = found[1]
        self._skip()
        return found[0]

    def operand(self) -> None:
        """Count an operand. Raises ExpressionError when there are too many."""
        self._operands += 1
        if self._operands > MOST_OPERANDS:
            message = f"this has more than {MOST_OPERANDS} parts"
            raise ExpressionError(message, "Divide it into several calculations.", self.place)

    def enter(self) -> None:
        """Go one level deeper. Raises ExpressionError when it is too deep."""
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"more than {DEEPEST} brackets inside one another"
            raise ExpressionError(message, "Divide it into several calculations.", self.place)

    def leave(self) -> None:
        """Come up again."""
        self._depth -= 1

    def fail(self, message: str, remedy: str) -> ExpressionError:
        """An error at this place."""
        return ExpressionError(message, remedy, self.place)
