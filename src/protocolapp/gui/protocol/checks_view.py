"""The checks that know biology as the protocol page shows them, as frozen data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.lint import Severity
from protocolapp.protocol.problem import visible
from protocolapp.services.check_counts import counts_text
from protocolapp.services.checking import Check, counts


@dataclass(frozen=True, slots=True)
class CheckView:
    """A finding as it is read. severity: None for a silenced one. place: `Line 41 · milk-with-phospho-antibody`."""

    severity: Severity | None
    message: str
    remedy: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class ChecksView:
    """heading: `2 warnings, 1 note`, or that nothing was found. findings: warnings, notes, silenced ones."""

    heading: str
    findings: tuple[CheckView, ...]


def checks_view(checks: Sequence[Check]) -> ChecksView:
    """All findings of a protocol."""
    in_order = sorted(checks, key=_rank)
    return ChecksView(
        counts_text(*counts(checks)) or "Nothing found", tuple(_finding(check) for check in in_order)
    )


def _rank(check: Check) -> int:
    return list(Severity).index(check.finding.severity) if check.told else len(Severity)


def _finding(check: Check) -> CheckView:
    finding, place = check.finding, check.place
    return CheckView(
        severity=finding.severity if check.told else None,
        message=_sentence(f"{finding.severity}: {finding.text}" if check.told else finding.text),
        remedy=visible(finding.remedy) if check.told else "",
        reason=finding.rule.reason
        if check.told
        else f"Silenced because {_inside(visible(finding.silenced))}",
        place=f"Line\u00a0{place.line} · {finding.rule.id}",
    )


def _sentence(text: str) -> str:
    shown = visible(text)
    begun = shown[:1].upper() + shown[1:]
    return begun if begun.endswith((".", "!", "?")) else f"{begun}."


def _inside(text: str) -> str:
    """A reason as it goes on behind `because`: a word of one capital letter loses it, an abbreviation does not."""
    lowered = text[:1].lower() + text[1:] if text[1:2].islower() else text
    return lowered if lowered.endswith((".", "!", "?")) else f"{lowered}."
