"""What is wrong with a text that was to be a value."""

from __future__ import annotations


class ValueProblem(ValueError):  # noqa: N818 - a problem of a value, as Problem is one of a file
    """A text is not a value of the kind that is due. message and remedy are written for people."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"
