"""`protocolapp plan`."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolapp.resources import protocols_folder
from tests.cli.conftest import CommandLine

CO_IP = protocols_folder() / "co_ip_alk.yaml"


def test_an_id_and_its_file_give_the_same_plan(run: CommandLine) -> None:
    by_id, by_file = run("plan", "co-ip-alk"), run("plan", CO_IP)
    assert by_id.status == by_file.status == 0
    assert by_id.out == by_file.out
    assert "18.7\u00a0mL" in by_id.out


def test_a_parameter_set_changes_what_depends_on_it(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-alk", "--set", "antibody_per_ip=4 ug", "--set", "control=none")
    assert outcome.status == 0
    assert "4.00\u00a0µL" in outcome.out
    assert "isotype IgG control" not in outcome.out


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("antibody_per_ip=4 mL", "volume"),
        ("antibody=4 µg", "antibody_per_ip"),
        ("protien_per_ip=2 mg", "did you mean protein_per_ip?"),
        ("antibody_per_ip", "NAME=VALUE"),
        ("antibody_per_ip=1,5 µg", "1.5"),
        ("control=nothing", "isotype IgG"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_a_remedy(run: CommandLine, setting: str, said: str) -> None:
    outcome = run("plan", "co-ip-alk", "--set", setting)
    assert outcome.status == 1
    assert said in outcome.err
    assert outcome.out == ""


def test_samples_come_from_a_spreadsheet(run: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "samples.csv"
    table.write_bytes("Name;Protein\nA;5 mg/mL\nB;2.5 mg/mL\n".encode("cp1252"))
    outcome = run("plan", "co-ip-alk", "--samples", table)
    assert outcome.status == 0
    assert "200.0\u00a0µL" in outcome.out
    assert "400\u00a0µL" in outcome.out


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name,protein\nA,5 mL\n", ":2:2"),
        ("name,protien\nA,5 mg/mL\n", ":1:2"),
        ("name,protein\n,5 mg/mL\n", ":2:1"),
        ("name\nA\na\n", ":3:1"),
        ('name\n"A\nB\n', ":2:1"),
        ("name\n" + "A" * 201 + "\n", ":2:1"),
        ("", ":1:1"),
    ],
)
def test_a_faulty_table_is_told_with_line_and_column(
    run: CommandLine, tmp_path: Path, text: str, place: str
) -> None:
    table = tmp_path / "samples.csv"
    table.write_text(text, "utf-8")
    outcome = run("plan", "co-ip-alk", "--samples", table)
    assert outcome.status == 1
    assert f"{table}{place}" in outcome.err


def test_a_lysate_that_does_not_suffice_is_named_and_leaves_with_1(run: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "samples.csv"
    table.write_text("name,protein\nrich,4 mg/mL\npoor,0.9 mg/mL\n", "utf-8")
    outcome = run("plan", "co-ip-alk", "--samples", table)
    assert outcome.status == 1
    assert "poor" in outcome.out
    assert "concentrate" in outcome.out


def test_json_holds_values_exactly_and_as_shown(run: CommandLine) -> None:
    told = run("plan", "co-ip-alk", "--json").json
    assert told["protocol"]["id"] == "co-ip-alk"
    assert len(told["steps"]) == 31


def test_an_unknown_protocol_names_what_is_near(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-akl")
    assert outcome.status == 1
    assert "co-ip-alk" in outcome.err
