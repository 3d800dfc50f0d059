"""`protocolapp new`, and what `check` tells without a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.reference import reference_text
from protocolapp.protocol.schema import json_schema
from protocolapp.protocol.starter import SCHEMA_FILE
from tests.cli.conftest import CommandLine


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands are given in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def test_a_new_protocol_is_written_checked_and_rehearsed_untouched(run: CommandLine, folder: Path) -> None:
    outcome = run("new")
    assert outcome.status == 0
    assert "protocolapp check my-protocol.yaml" in outcome.out
    checked = run("check", "--strict", "my-protocol.yaml")
    assert checked.status == 0, checked.out
    assert run("rehearse", "my-protocol.yaml", "--pdf", "out.pdf").status == 0
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_name_of_the_file_gives_the_id_and_the_id_the_title(run: CommandLine, folder: Path) -> None:
    told = run("new", "assays/Wash µ-plate", "--json").json
    assert told == {
        "file": str(Path("assays/Wash µ-plate.yaml")),
        "id": "wash-u-plate",
        "title": "Wash u plate",
        "schema": str(Path("assays") / SCHEMA_FILE),
    }
    protocol = load_protocol(folder / told["file"]).protocol
    assert protocol is not None
    assert (protocol.id, protocol.title) == ("wash-u-plate", "Wash u plate")


def test_id_and_title_may_be_given(run: CommandLine, folder: Path) -> None:
    assert run("new", folder, "--id", "plate-wash", "--title", "Wash: a plate").status == 0
    protocol = load_protocol(folder / "plate-wash.yaml").protocol
    assert protocol is not None
    assert (protocol.id, protocol.title) == ("plate-wash", "Wash: a plate")


def test_a_file_that_is_there_stays_as_it_is(run: CommandLine, folder: Path) -> None:
    (folder / "mine.yaml").write_text("mine", "utf-8")
    outcome = run("new", "mine.yaml")
    assert outcome.status == 1
    assert "mine.yaml is there already" in outcome.err
    assert "Choose another name" in outcome.err
    assert (folder / "mine.yaml").read_text("utf-8") == "mine"


def test_an_unfit_id_is_told_with_its_remedy(run: CommandLine, folder: Path) -> None:
    outcome = run("new", "--id", "Plate Wash")
    assert outcome.status == 1
    assert "“Plate Wash” is no id" in outcome.err
    assert "such as lyse-cells" in outcome.err
    assert list(folder.iterdir()) == []


def test_the_reference_is_printed(run: CommandLine) -> None:
    assert run("check", "--reference").out == reference_text()
    assert run("check", "--reference", "--json").json == json_schema()


def test_the_schema_is_written_for_editors(run: CommandLine, folder: Path) -> None:
    for _ in range(2):  # a second time it is renewed
        assert run("check", "--schema", SCHEMA_FILE).status == 0
        assert json.loads((folder / SCHEMA_FILE).read_text("utf-8")) == json_schema()


def test_check_wants_one_of_files_reference_and_schema(run: CommandLine) -> None:
    assert run("check").status == 2
    assert run("check", "--reference", "my-protocol.yaml").status == 2
    assert run("check", "--reference", "--schema", "x.json").status == 2
