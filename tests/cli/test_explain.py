"""`protocolapp plan --explain`: where a number comes from, for a protocol and for a run."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import CommandLine


def test_it_prints_the_tree_of_each_row(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-alk", "--explain", "lysate_volume")
    assert outcome.status == 0
    assert outcome.out.count("= protein_per_ip / protein = 1\u00a0mg / 4\u00a0mg/mL") == 4
    assert "default, cite G1: " in outcome.out


def test_a_row_is_chosen_by_its_name(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-alk", "--explain", "protein", "--row", "NCI-H2228 DMSO", "--json")
    assert outcome.status == 0
    (tree,) = outcome.json
    assert (tree["name"], tree["label"], tree["origin"]) == ("protein", "Protein, NCI-H2228 DMSO", "typical")


def test_an_unknown_name_is_told_with_the_nearest(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-alk", "--explain", "lysate_vol")
    assert outcome.status == 1
    assert "did you mean lysate_volume?" in outcome.err


def test_settings_count(run: CommandLine) -> None:
    outcome = run("plan", "co-ip-alk", "--set", "protein_per_ip=2 mg", "--explain", "lysate_volume")
    assert "2\u00a0mg / 4\u00a0mg/mL" in outcome.out
    assert "set for this plan" in outcome.out


def test_a_run_tells_who_gave_it_and_when(run: CommandLine, tmp_path: Path) -> None:
    run("rehearse", "co-ip-alk", "--keep", "--pdf", tmp_path / "record.pdf")
    label = run("runs", "--json").json[0]["label"]
    outcome = run("plan", "--run", label, "--explain", "lysate_volume")
    assert outcome.status == 0
    assert "entered by Rehearsal, " in outcome.out
    assert ", step " in outcome.out
    same = run("plan", "co-ip-alk", "--run", label, "--explain", "lysate_volume")
    assert same.out == outcome.out


def test_what_makes_no_sense_is_told(run: CommandLine, tmp_path: Path) -> None:
    assert run("plan", "--explain", "x").status == 1
    assert "no such run" in run("plan", "--run", "2026-01-01-01", "--explain", "x").err
    run("rehearse", "co-ip-alk", "--keep", "--pdf", tmp_path / "record.pdf")
    label = run("runs", "--json").json[0]["label"]
    outcome = run("plan", "--run", label, "--set", "control=none", "--explain", "protein")
    assert outcome.status == 1
    assert "a run has its own values" in outcome.err
