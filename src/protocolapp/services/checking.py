"""The checks that know biology on a protocol that was read: each finding with its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocolapp.lab import Lab, Pipette
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.lint import Finding, Severity, findings_of
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import Loaded
from protocolapp.protocol.problem import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """A finding and its place in the file."""

    finding: Finding
    place: Problem

    @property
    def told(self) -> bool:
        """Whether it is not silenced."""
        return not self.finding.silenced


def checks_of(
    loaded: Loaded, plan: Plan | None = None, pipettes: Sequence[Pipette] = ()
) -> tuple[Check, ...]:
    """All findings in the order of the file, silenced ones among them; none for a file with problems.

    plan: of typical facts, where it was made already. pipettes: the lab's; those that come with the program where it
    has none.
    """
    protocol, written = loaded.protocol, loaded.written
    if protocol is None or written is None:
        return ()
    at_hand = tuple(pipettes) or bundled_pipettes()
    if plan is None:
        plan = make_plan(protocol, typical_facts(protocol), Lab(pipettes=at_hand))
    file = str(loaded.files[0]) if loaded.files else ""
    return tuple(
        Check(finding, finding.in_file(written, file)) for finding in findings_of(protocol, plan, at_hand)
    )


def counts(checks: Iterable[Check]) -> tuple[int, int]:
    """How many warnings and notes are told."""
    told = [check.finding.severity for check in checks if check.told]
    return told.count(Severity.WARNING), told.count(Severity.NOTE)
