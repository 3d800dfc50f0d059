"""What a rule is, and what it finds in a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from protocolapp.lint.case import Case
from protocolapp.protocol.places import Path

BENCH = "Lab's experience."
"""The source of a reason that no publication is cited for."""

GUIDE = "BenchChem, An In-depth Technical Guide to the ALK Signaling Pathway (2025)"
"""The source of what the guide to ALK says of its own methods."""


class Severity(StrEnum):
    """A warning: the experiment may fail, or not tell what it is meant to. A note: worth a look."""

    WARNING = "warning"
    NOTE = "note"


class Ways(StrEnum):
    """In which cases a rule looks: with the defaults alone (what a choice leaves out is left out on purpose), with each
    choice changed singly, or also with each two of them changed, for what comes about by two things meeting.
    """

    DEFAULTS = "defaults"
    SINGLY = "singly"
    IN_PAIRS = "in pairs"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a rule finds in one case.

    path: in the file. about: names and step keys it concerns beside those of the path, for `silence: at:`. note: no
    more than a note here, whatever the rule is otherwise.
    """

    path: Path
    message: str
    remedy: str
    about: tuple[str, ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. id: kebab-case, stable, for `silence:`. title: what it tells, in a line. reason: why that matters.

    source: where the reason comes from. ways: in which cases it looks.
    """

    id: str
    title: str
    reason: str
    source: str
    severity: Severity
    look: Callable[[Case], Iterable[Trouble]]
    ways: Ways = Ways.SINGLY
