"""`silence:` takes a finding out with its reason; one that does nothing is told itself."""

from __future__ import annotations

import pytest

from tests.lint.looking import found_in, read

MILK = "milk-with-phospho-antibody"
BECAUSE = "The datasheet asks for it."


def silencing(check: str, at: str = "", rule: str = MILK) -> str:
    """The protocol that trips a rule, with a silence."""
    where = f", at: {at}" if at else ""
    return f"{read(rule)}silence:\n  - {{check: {check}{where}, because: {BECAUSE}}}\n"


@pytest.mark.parametrize("at", ["", "blocking", "anti_palk", "blot/block", "block"])
def test_a_finding_is_silenced_by_its_rule_and_what_it_concerns(at: str) -> None:
    (finding,) = found_in(silencing(MILK, at))
    assert finding.rule.id == MILK
    assert finding.silenced == BECAUSE


def test_a_silence_elsewhere_leaves_the_finding_and_is_told() -> None:
    finding, idle = found_in(silencing(MILK, "lysis/lyse"))
    assert (finding.rule.id, finding.silenced) == (MILK, "")
    assert (idle.rule.id, idle.path) == ("idle-silence", ("silence", 0, "check"))
    assert "at lysis/lyse" in idle.message


def test_an_unknown_check_is_told_with_the_nearest() -> None:
    finding, unknown = found_in(silencing("milk-with-fosfo-antibody"))
    assert finding.silenced == ""
    assert unknown.message == "there is no check “milk-with-fosfo-antibody”"
    assert unknown.remedy == f"Did you mean {MILK}?"


def test_only_the_finding_at_that_place_is_silenced() -> None:
    rule = "secondary-against-other-host"
    findings = found_in(silencing(rule, "blot/secondary", rule))
    assert [bool(finding.silenced) for finding in findings] == [True, False]
