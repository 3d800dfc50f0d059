"""`protocolapp import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.protocol.importing.exports import as_components


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(as_components()), "utf-8")
    return path


def test_the_file_that_is_written_passes_check(run: CommandLine, tmp_path: Path, export: Path) -> None:
    out = tmp_path / "made.yaml"
    made = run("import", export, "--out", out)
    assert (made.status, made.err) == (0, "")
    assert (
        made.out
        == f"{out}: Beads & buffers; 1 thing could not be carried over, listed at the end of the file\n"
    )
    assert run("check", out).status == 0
    assert run("plan", out).status == 0


def test_without_out_the_file_is_printed_and_the_rest_told_beside_it(
    run: CommandLine, tmp_path: Path, export: Path
) -> None:
    made = run("import", export)
    assert made.status == 0
    assert made.err.startswith("1 thing could not be carried over")
    printed = tmp_path / "printed.yaml"
    printed.write_text(made.out, "utf-8")
    run("import", export, "--out", tmp_path / "written.yaml")
    assert printed.read_bytes() == (tmp_path / "written.yaml").read_bytes()


def test_a_file_that_is_there_is_not_written_over_unless_told_to(
    run: CommandLine, tmp_path: Path, export: Path
) -> None:
    out = tmp_path / "made.yaml"
    out.write_text("mine", "utf-8")
    refused = run("import", export, "--out", out)
    assert refused.status == 1
    assert "is there already" in refused.err
    assert out.read_text("utf-8") == "mine"
    assert run("import", export, "--out", out, "--force").status == 0
    assert out.read_text("utf-8").startswith("# Imported from protocols.io.")


def test_the_export_itself_is_never_written_over(run: CommandLine, export: Path) -> None:
    before = export.read_bytes()
    refused = run("import", export, "--out", export, "--force")
    assert refused.status == 1
    assert export.read_bytes() == before


def test_what_cannot_be_imported_is_told_with_its_place_and_nothing_is_written(
    run: CommandLine, tmp_path: Path
) -> None:
    broken, out = tmp_path / "broken.json", tmp_path / "made.yaml"
    broken.write_text('{"steps": [\n}', "utf-8")
    refused = run("import", broken, "--out", out)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.startswith(f"{broken}:2:1: this is no JSON")
    assert not out.exists()
    assert run("import", tmp_path / "absent.json").status == 1
    assert run("import").status == 2


def test_a_folder_that_is_not_there_is_told(run: CommandLine, tmp_path: Path, export: Path) -> None:
    refused = run("import", export, "--out", tmp_path / "no" / "made.yaml")
    assert refused.status == 1
    assert "Traceback" not in refused.err


def test_as_json(run: CommandLine, tmp_path: Path, export: Path) -> None:
    told = run("import", export, "--out", tmp_path / "made.yaml", "--json").json
    assert (told["ok"], told["id"], told["left_out"]) == (True, "beads-buffers", 1)
    assert run("import", export, "--json").json["text"] == (tmp_path / "made.yaml").read_text("utf-8")
    refused = run("import", tmp_path / "absent.json", "--json")
    assert (refused.status, refused.json["ok"]) == (1, False)
