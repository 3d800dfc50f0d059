"""Each rule trips where it must and nowhere else, and says why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import protocolapp.lint.rules
from protocolapp.lint import Rule, all_rules
from protocolapp.lint.page import page
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.resources import protocols_folder
from protocolapp.services.checking import checks_of
from tests.lint.looking import PROTOCOLS, found, found_in, found_in_file, ids, read

ALL = all_rules()
every = pytest.mark.parametrize("rule", ALL, ids=[rule.id for rule in ALL])


@every
def test_it_trips_where_it_must_and_no_other_does(rule: Rule) -> None:
    findings = found_in_file(rule.id, "trips")
    assert set(ids(findings)) == {rule.id}
    assert all(finding.message and finding.remedy for finding in findings)
    assert not any(finding.where and finding.silenced for finding in findings)


@every
def test_nothing_trips_where_the_fault_is_mended(rule: Rule) -> None:
    assert [finding for finding in found_in_file(rule.id, "clean") if not finding.silenced] == []


@every
def test_it_says_what_it_tells_and_why_that_matters(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.reason.endswith(".")
    assert rule.source.endswith(".")


def test_every_file_of_the_folder_is_a_rule_called_like_it() -> None:
    files = {path.stem for path in Path(protocolapp.lint.rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert {name.replace("_", "-") for name in files} | {"idle-silence"} == {rule.id for rule in ALL}
    assert len({rule.id for rule in ALL}) == len(ALL)


def test_every_rule_has_its_protocols_and_no_protocol_is_left_over() -> None:
    assert {folder.name for folder in PROTOCOLS.iterdir()} == {rule.id for rule in ALL}


def test_the_shipped_co_ip_is_clean() -> None:
    assert found(load_protocol(protocols_folder() / "co_ip_alk.yaml")) == ()


@pytest.mark.parametrize(
    ("written", "instead", "rule"),
    [
        ("        role: input\n", "", "no-input-lane"),
        ("default: isotype IgG", "default: none", "no-ip-control"),
        ("add: fresh, role: protease inhibitor}", "add: fresh}", "protease-inhibitors-missing"),
        ("final: 1 mM, cite: G1, stock: 0.5 M", "final: 20 mM, cite: G1, stock: 0.5 M", "bca-disturbed"),
        ("        stop: {up to: 18 h, at: 4 °C, cite: lab}\n", "", "overnight-without-stop"),
        ("default: 1 mg/mL", "default: 100 mg/mL", "below-smallest-pipette"),
    ],
)
def test_the_co_ip_trips_what_is_spoilt_in_it(written: str, instead: str, rule: str) -> None:
    text = (protocols_folder() / "co_ip_alk.yaml").read_text("utf-8")
    assert written in text
    assert set(ids(found_in(text.replace(written, instead)))) == {rule}


@given(st.sampled_from([rule.id for rule in ALL]), st.data())
def test_no_line_that_is_missing_breaks_the_checks(rule: str, data: st.DataObject) -> None:
    """Whatever of a protocol is left that can be read, the checks have an answer with a place in it."""
    lines = read(rule).splitlines()
    left_out = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=3))
    loaded = load_text("\n".join(line for at, line in enumerate(lines) if at not in left_out), "some.yaml")
    for check in checks_of(loaded):
        assert 1 <= check.place.line <= len(lines)
        assert check.finding.message


def test_the_page_lists_the_rules_as_they_are() -> None:
    shown = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    assert shown == page(), "write it anew: python -m protocolapp.lint.page > docs/checks.md"
