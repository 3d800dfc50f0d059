"""Looking at a protocol with all rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protocolapp.lab import Lab, Pipette
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.lint import Finding, findings_of
from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import Loaded, load_protocol, load_text

PROTOCOLS = Path(__file__).parent / "protocols"
PIPETTES = bundled_pipettes()


def read(rule: str, which: str = "trips") -> str:
    """The text of a rule's protocol."""
    return (PROTOCOLS / rule / f"{which}.yaml").read_text("utf-8")


def found(loaded: Loaded, pipettes: Sequence[Pipette] = PIPETTES) -> tuple[Finding, ...]:
    """All findings of what was read, silenced ones among them."""
    assert loaded.protocol is not None, loaded.problems
    plan = make_plan(loaded.protocol, typical_facts(loaded.protocol), Lab(pipettes=tuple(pipettes)))
    return findings_of(loaded.protocol, plan, pipettes)


def found_in(text: str, pipettes: Sequence[Pipette] = PIPETTES) -> tuple[Finding, ...]:
    """All findings of a text."""
    return found(load_text(text, "some.yaml"), pipettes)


def found_in_file(rule: str, which: str) -> tuple[Finding, ...]:
    """All findings of a rule's protocol."""
    return found(load_protocol(PROTOCOLS / rule / f"{which}.yaml"))


def ids(findings: Sequence[Finding]) -> list[str]:
    """The rules' ids, in order."""
    return [finding.rule.id for finding in findings]
