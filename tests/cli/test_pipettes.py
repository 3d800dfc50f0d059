"""`--pipettes FILE` of plan and rehearse."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolapp.lab import Lab
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.run.loading import load_run
from protocolapp.services.pipette_file import load_pipettes
from tests.cli.conftest import CommandLine

LARGE = "name,minimum,maximum,increment\nP200,20,200,0.2\nP1000,100,1000,2\n"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.csv"
    path.write_text(LARGE, "utf-8")
    return path


def test_the_plan_is_fitted_to_the_pipettes_of_the_file(run: CommandLine, large: Path) -> None:
    usual, other = run("plan", "co-ip-alk"), run("plan", "co-ip-alk", "--pipettes", large)
    assert "2.00\u00a0µL" in usual.out
    assert "2.00\u00a0µL" not in other.out
    assert "P20," not in other.out
    json = run("plan", "co-ip-alk", "--pipettes", large, "--json").json
    assert json != run("plan", "co-ip-alk", "--json").json


def test_a_rehearsal_keeps_them_in_its_run_and_leaves_the_lab_alone(
    run: CommandLine, large: Path, data: Path, tmp_path: Path
) -> None:
    outcome = run(
        "rehearse", "co-ip-alk", "--keep", "--pipettes", large, "--pdf", tmp_path / "x.pdf", "--json"
    )
    assert outcome.status == 0
    workplace = LocalWorkplace(data, {})
    kept = load_run(workplace.history().read(outcome.json["run"]))
    assert kept.lab.pipettes == load_pipettes(large).pipettes
    assert workplace.lab() == Lab(pipettes=bundled_pipettes())
    workplace.close()


@pytest.mark.parametrize("command", ["plan", "rehearse"])
def test_a_file_that_cannot_be_used_is_told_with_its_places(
    run: CommandLine, tmp_path: Path, command: str
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text(LARGE.replace("0.2", "0.2 mg").replace("100,", "2000,"), "utf-8")
    pdf = ("--pdf", tmp_path / "x.pdf") if command == "rehearse" else ()
    outcome = run(command, "co-ip-alk", "--pipettes", broken, *pdf)
    assert outcome.status == 1
    assert f"{broken}:2:4: the increment is a mass, not a volume" in outcome.err
    assert f"{broken}:3:3: " in outcome.err
    assert outcome.out == ""
    assert run(command, "co-ip-alk", "--pipettes", tmp_path / "none.csv", *pdf).status == 1
    assert not (tmp_path / "x.pdf").exists()
