"""A finding: what a rule tells of a protocol, and where in the file."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.lint.rule import Rule, Severity
from protocolapp.protocol.finding import Finding as Told
from protocolapp.protocol.places import Path
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.written import Written


@dataclass(frozen=True, slots=True)
class Finding:
    """path: in the protocol. where: the choices it holds for, empty when it holds as the protocol stands.

    silenced: the reason why it is not to be told, from the file; empty when it is.
    """

    rule: Rule
    severity: Severity
    path: Path
    message: str
    remedy: str
    where: str = ""
    silenced: str = ""

    @property
    def text(self) -> str:
        """The message with the choices it holds for."""
        return f"{self.message} ({self.where})" if self.where else self.message

    def in_file(self, written: Written, file: str) -> Problem:
        """The finding with its line and column; a part taken in by `use:` is found where it is taken in."""
        return written.place(Told(self.path, self.text, self.remedy), file)
