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

    source: where the reason comes from. as_it_stands: looked at only with the defaults: what a person leaves out by a
    choice was left out on purpose.
    """

    id: str
    title: str
    reason: str
    source: str
    severity: Severity
    look: Callable[[Case], Iterable[Trouble]]
    as_it_stands: bool = False
