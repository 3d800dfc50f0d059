"""The problems of one file as they are found."""

from __future__ import annotations

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.limits import MOST_PROBLEMS


class Findings:
    """Collects problems of the file `path`, at most MOST_PROBLEMS and one line that says there are more."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.derailed_lines: set[int] = set()

    @property
    def full(self) -> bool:
        """True once there are so many problems that reading on helps nobody."""
        return len(self.problems) > MOST_PROBLEMS

    def add(self, line: int, column: int, message: str, remedy: str = "", *, derails: bool = False) -> None:
        """Note a problem; what comes after the limit is dropped.

        derails: it also makes YAML stumble on this line or the next, which then need not be said again.
        """
        if self.full:
            return
        if len(self.problems) == MOST_PROBLEMS:
            message, remedy = "there are more problems after this one", "Correct those above first."
        self.problems.append(Problem(self.path, line, column, message, remedy))
        if derails:
            self.derailed_lines.add(line)

    def by_position(self) -> list[Problem]:
        """All problems in the order of the file."""
        return sorted(self.problems)
