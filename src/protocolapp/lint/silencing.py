"""`silence:` of the file: findings that are not to be told, each with the reason; and silences that do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from protocolapp.lint.finding import Finding
from protocolapp.lint.rule import BENCH, Rule, Severity
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Protocol, Silence

IDLE = Rule(
    id="idle-silence",
    title="A silence that silences nothing",
    reason="What was silenced has been mended or renamed. Left in the file, it would hide the fault that comes back.",
    source=BENCH,
    severity=Severity.WARNING,
    look=lambda _: (),
)
"""Told of `silence:` itself, after all other rules: it finds nothing in a case."""


def silenced(
    findings: Sequence[tuple[Finding, frozenset[str]]], protocol: Protocol, known: Iterable[str]
) -> tuple[Finding, ...]:
    """The findings, those that are silenced marked so, and what is told of the silences.

    findings: each with the names and step keys it concerns. known: the ids of all rules.
    """
    told = [
        replace(
            finding,
            silenced=next((one.because for one in protocol.silence if _meets(one, finding, names)), ""),
        )
        for finding, names in findings
    ]
    idle = [
        (place, one)
        for place, one in enumerate(protocol.silence)
        if not any(_meets(one, finding, names) for finding, names in findings)
    ]
    return (*told, *_idle(idle, list(known)))


def _meets(silence: Silence, finding: Finding, names: frozenset[str]) -> bool:
    return silence.check == finding.rule.id and (silence.at is None or silence.at in names)


def _idle(silences: Iterable[tuple[int, Silence]], known: list[str]) -> Iterator[Finding]:
    for place, one in silences:
        path: tuple[str | int, ...] = ("silence", place, "check")
        if one.check not in known:
            near = nearest(one.check, known)
            message = f"there is no check “{one.check}”"
            remedy = f"Did you mean {near}?" if near else "Take its id from what `protocolapp check` tells."
        else:
            there = f" at {one.at}" if one.at is not None else ""
            message = f"“{one.check}” finds nothing{there} that could be silenced"
            remedy = "Take the silence out, or correct its at:." if one.at else "Take the silence out."
        yield Finding(IDLE, IDLE.severity, path, message, remedy)
