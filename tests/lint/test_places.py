"""Findings are told in the order of the file, at their lines; what is taken in by `use:`, at that line."""

from __future__ import annotations

from pathlib import Path

from protocolapp.protocol.load import load_protocol
from protocolapp.services.checking import checks_of, counts
from tests.lint.looking import PROTOCOLS, read


def test_a_finding_stands_at_its_line_and_column() -> None:
    rule = "wait-without-temperature"
    (check,) = checks_of(load_protocol(PROTOCOLS / rule / "trips.yaml"))
    line = read(rule).splitlines()[check.place.line - 1]
    assert line[check.place.column - 1 :].startswith("30 min")
    assert check.place.path == str(PROTOCOLS / rule / "trips.yaml")


def test_what_was_taken_in_is_told_at_its_use(tmp_path: Path) -> None:
    rule = "labile-component-stored"
    lysis = read(rule).replace(f"{rule}-trips", "other")
    (tmp_path / "other.yaml").write_text(lysis, "utf-8")
    using = "sections:\n  - use: other#lysis\n    title: Cells\n"
    head = read("wait-without-temperature").partition("sections:")[0]
    (tmp_path / "own.yaml").write_text(head + using, "utf-8")
    (check,) = checks_of(load_protocol(tmp_path / "own.yaml"))
    assert check.finding.rule.id == rule
    line = (head + using).splitlines()[check.place.line - 1]
    assert line[check.place.column - 1 :] == "other#lysis"


def test_a_step_that_was_taken_in_is_told_at_its_use(tmp_path: Path) -> None:
    rule = "wait-without-temperature"
    (tmp_path / "other.yaml").write_text(read(rule).replace(f"{rule}-trips", "other"), "utf-8")
    head = read(rule).partition("sections:")[0]
    (tmp_path / "own.yaml").write_text(f"{head}sections:\n  - id: own\n    use: other#work\n", "utf-8")
    (check,) = checks_of(load_protocol(tmp_path / "own.yaml"))
    assert check.place.line == head.count("\n") + 3


def test_findings_come_in_the_order_of_the_file() -> None:
    checks = checks_of(load_protocol(PROTOCOLS / "secondary-against-other-host" / "trips.yaml"))
    assert [check.place.line for check in checks] == sorted(check.place.line for check in checks)
    assert counts(checks) == (2, 0)


def test_a_file_with_problems_is_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\n", "utf-8")
    assert checks_of(load_protocol(path)) == ()
