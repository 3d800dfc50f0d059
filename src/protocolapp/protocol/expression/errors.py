"""What goes wrong with a calculation, when it is read and when it is worked out."""

from __future__ import annotations


class ExpressionError(ValueError):
    """A calculation, condition or instruction cannot be read, or puts together what does not go together.

    message: what is wrong, a sentence part; remedy: what to write instead; offset: where in the text, from 0.
    """

    def __init__(self, message: str, remedy: str, offset: int = 0) -> None:
        super().__init__(message, remedy, offset)
        self.message, self.remedy, self.offset = message, remedy, offset


class CalculationError(ValueError):
    """A calculation that was read well cannot be worked out with these values."""

    title = "This cannot be worked out"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"
