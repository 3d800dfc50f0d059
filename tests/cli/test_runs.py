"""`rehearse`, `runs`, `export` and `verify`: a run kept, listed, printed and checked."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from protocolapp.lab import Lab
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.run.commands import AttachFile
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.words import full_time
from tests.cli.conftest import CommandLine
from tests.run.bench import SAMPLES
from tests.run.forked import BRADFORD, BUFFER, DILUTE, FORKED, KEEP, LOOK, LYSE, SEMI_DRY
from tests.run.kinds import BEGIN, kinds_protocol


def _text(pdf: Path) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.fixture
def kept(run: CommandLine, tmp_path: Path) -> str:
    """The label of a rehearsal kept in the real store."""
    outcome = run("rehearse", "co-ip-alk", "--keep", "--pdf", tmp_path / "kept.pdf", "--json")
    assert outcome.status == 0
    return str(outcome.json["label"])


def test_a_rehearsal_prints_its_time_line_and_record_and_leaves_no_trace(
    run: CommandLine, tmp_path: Path
) -> None:
    pdf = tmp_path / "rehearsal.pdf"
    outcome = run("rehearse", "co-ip-alk", "--pdf", pdf)
    assert outcome.status == 0
    assert len(re.findall(r"^\d+ ", outcome.out, re.MULTILINE)) == 31
    assert "REHEARSAL" in _text(pdf)
    assert "There are no runs yet" in run("runs").out


def test_answers_are_entered_and_recorded(run: CommandLine, tmp_path: Path) -> None:
    answers, pdf = tmp_path / "answers.yaml", tmp_path / "out.pdf"
    answers.write_text(
        "lysis/protein:\n  protein: {NCI-H3122 DMSO: 5 mg/mL}\nwashing/wash.2:\n  skip: beads lost\n"
        "elution/boil:\n  note: block was at 97 °C\n",
        "utf-8",
    )
    outcome = run("rehearse", "co-ip-alk", "--answers", answers, "--pdf", pdf)
    assert outcome.status == 0
    assert "skipped: step 25 → not done (beads lost)" in outcome.out
    text = _text(pdf)
    assert "5 mg/mL" in text
    assert "beads lost" in text
    assert "block was at 97" in text


def test_answers_for_a_round_that_is_not_done_are_told(run: CommandLine, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("washing/wash.9:\n  note: one more\n", "utf-8")
    outcome = run("rehearse", "co-ip-alk", "--answers", answers, "--pdf", tmp_path / "x.pdf")
    assert outcome.status == 0
    assert "“washing/wash.9”: this run has no such step" in outcome.err


def test_faulty_answers_are_told_with_their_line(run: CommandLine, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("lysis/protien:\n  protein: 4 mg/mL\n", "utf-8")
    outcome = run("rehearse", "co-ip-alk", "--answers", answers, "--pdf", tmp_path / "x.pdf")
    assert outcome.status == 1
    assert f"{answers}:1:1: " in outcome.err
    assert "lysis/protein" in outcome.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_kept_rehearsal_is_listed_exported_and_verified(
    run: CommandLine, tmp_path: Path, kept: str
) -> None:
    assert "rehearsal" in run("runs").out
    [entry] = run("runs", "--json").json
    assert entry["label"] == kept
    assert entry["rehearsal"] is True
    begun = full_time(datetime.fromisoformat(entry["started"]))
    assert begun in run("runs").out
    pdf = tmp_path / "again.pdf"
    assert run("export", kept, "--pdf", pdf).status == 0
    assert begun in _text(pdf)
    verified = run("verify", entry["run"][:8], "--json")
    assert verified.status == 0
    assert verified.json["head"] in _text(pdf)


def test_a_changed_event_is_named(run: CommandLine, data: Path, kept: str) -> None:
    with closing(sqlite3.connect(data / "runs.db")) as connection, connection:
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ]
        for name in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(
            "UPDATE events SET body = CAST(replace(CAST(body AS TEXT), 'Rehearsal', 'Rehearsel') AS BLOB)"
            " WHERE version = 7"
        )
    outcome = run("verify", kept)
    assert outcome.status == 1
    assert "event 7" in outcome.out
    assert run("verify", kept, "--json").json["first_bad_event"] == 7


@pytest.mark.usefixtures("kept")
def test_no_such_run(run: CommandLine, tmp_path: Path) -> None:
    for command in (("verify", "2020-01-01-01"), ("export", "nothing", "--pdf", tmp_path / "x.pdf")):
        outcome = run(*command)
        assert outcome.status == 1
        assert "no such run" in outcome.err


def test_the_command_line_reads_beside_the_window_and_names_who_holds_the_data(
    run: CommandLine, data: Path, tmp_path: Path, kept: str
) -> None:
    holder = LocalWorkplace(data, {})
    holder.store()
    try:
        assert kept in run("runs").out
        assert run("export", kept, "--pdf", tmp_path / "beside.pdf").status == 0
        command = [
            sys.executable,
            "-m",
            "protocolapp",
            "--data",
            str(data),
            "rehearse",
            "co-ip-alk",
            "--keep",
        ]
        refused = subprocess.run(
            [*command, "--pdf", str(tmp_path / "no.pdf")],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        holder.close()
    assert refused.returncode == 1
    assert "in use" in refused.stderr
    assert re.search(r"process \d+", refused.stderr)
    assert not (tmp_path / "no.pdf").exists()


def test_a_record_that_cannot_be_written_says_so_and_leaves_no_half_file(
    run: CommandLine, tmp_path: Path, kept: str
) -> None:
    outcome = run("export", kept, "--pdf", tmp_path / "no such folder" / "x.pdf")
    assert outcome.status == 1
    assert "no such folder" in outcome.err
    assert "Traceback" not in outcome.err


def test_version_needs_no_store_and_no_heavy_import(tmp_path: Path) -> None:
    code = (
        "import sys; from protocolapp.app import main; main(['--version']); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True, timeout=60
    )
    assert re.fullmatch(r"protocolapp \d+\.\d+\.\d+\n", done.stdout)
    assert not any(
        f"'{name}'" in done.stderr for name in ("PySide6", "pydantic", "sqlite3", "yaml", "reportlab")
    )


def test_a_rehearsal_measures_what_the_bench_would_measure(run: CommandLine, tmp_path: Path) -> None:
    pdf = tmp_path / "untouched.pdf"
    assert run("rehearse", "co-ip-alk", "--pdf", pdf).status == 0
    text = _text(pdf)
    measuring = text[text.index("Measure the protein") : text.index("Set aside")]
    assert measuring.count("4 mg/mL") == 3
    assert "not recorded" not in measuring


def test_a_choice_is_answered_where_it_is_made(run: CommandLine, tmp_path: Path) -> None:
    answers, pdf = tmp_path / "answers.yaml", tmp_path / "out.pdf"
    answers.write_text(
        "protein/bca:\n  choose: {assay: Bradford}\n"
        "protein/look:\n  outcome: poor\n"
        "blot/wet:\n  choose: {transfer: semi-dry}\n  reason: tank leaks\n",
        "utf-8",
    )
    outcome = run("rehearse", FORKED, "--answers", answers, "--pdf", pdf, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert [line["step"] for line in outcome.json["steps"]] == [
        BUFFER, LYSE, BRADFORD, LOOK, DILUTE, SEMI_DRY, KEEP,
    ]  # fmt: skip
    [deviation] = outcome.json["deviations"]
    assert (deviation["kind"], deviation["reason"]) == ("choice_changed", "tank leaks")
    assert "BCA → Bradford" in _text(pdf)


def test_a_choice_without_its_parameter_is_told(run: CommandLine, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("protein/bca:\n  choose: Bradford\n", "utf-8")
    outcome = run("rehearse", FORKED, "--answers", answers, "--pdf", tmp_path / "x.pdf")
    assert outcome.status == 1
    assert "choose: {protein_assay: Bradford}" in outcome.err


def test_the_way_is_set_before_the_rehearsal(run: CommandLine, tmp_path: Path) -> None:
    outcome = run(
        "rehearse",
        FORKED,
        "--set",
        "assay=none",
        "--set",
        "transfer=semi-dry",
        "--json",
        "--pdf",
        tmp_path / "x.pdf",
    )
    assert [line["step"] for line in outcome.json["steps"]] == [BUFFER, LYSE, LOOK, SEMI_DRY, KEEP]
    planned = run("plan", FORKED, "--set", "assay=none")
    assert "working reagent" not in planned.out


def test_a_rehearsal_is_given_every_kind_of_entry(run: CommandLine, tmp_path: Path) -> None:
    answers, pdf = tmp_path / "answers.yaml", tmp_path / "out.pdf"
    answers.write_text(
        "first/begin:\n  began: 2026-11-20 08:15\n"
        "first/standards:\n  standards: |\n    0; 0.051\n    500; 0.733\n"
        "first/read:\n  readings: |\n    A1; 1234\n    A2; OVER\n"
        "first/blot:\n  image: gel-7.tif\n"
        "first/seen:\n  counts: {Sample 1: 31; 2}\n",
        "utf-8",
    )
    kinds = Path(__file__).parents[1] / "run" / "kinds.yaml"
    outcome = run("rehearse", kinds, "--answers", answers, "--pdf", pdf)
    assert outcome.status == 0, outcome.err
    text = _text(pdf)
    for expected in ("2026-11-20 08:15", "0.733", "1234", "gel-7.tif", "31"):
        assert expected in text


def test_verify_tells_of_a_file_that_is_not_as_it_was_attached(run: CommandLine, data: Path) -> None:
    workplace = LocalWorkplace(data, {})
    setup = RunSetup(kinds_protocol(), title="Files", samples=SAMPLES)
    service = RunService.start(
        setup, workplace.store(), workplace.clock, Lab(), by="AB", run_id=workplace.new_id()
    )
    kept = workplace.attachments.keep_data(service.run_id, "gel.png", b"a gel")
    service.submit(AttachFile(BEGIN, kept.name, kept.sha256, kept.size, kept.media, kept.where), "AB")
    workplace.close()
    outcome = run("verify", service.run_id)
    assert outcome.status == 0
    assert "1\u00a0file, each as it was attached" in outcome.out
    (data / kept.where).write_bytes(b"a Gel")
    outcome = run("verify", service.run_id)
    assert outcome.status == 1
    assert f"“gel.png” ({kept.where}) has been changed" in outcome.out
    (data / kept.where).unlink()
    outcome = run("verify", service.run_id, "--json")
    assert outcome.status == 1
    assert outcome.json["ok"] is False
    assert outcome.json["bad_files"] == [f"“gel.png” ({kept.where}) is missing"]


def test_answers_are_given_plate_by_plate(run: CommandLine, tmp_path: Path) -> None:
    answers, pdf = tmp_path / "answers.yaml", tmp_path / "out.pdf"
    answers.write_text(
        "light/read:\n  readings:\n    Plate 1: |\n      B2; 1234\n    plate:2: |\n      B2; 5678\n      B3; OVER\n",
        "utf-8",
    )
    plates = Path(__file__).parents[1] / "run" / "two_plates.yaml"
    outcome = run("rehearse", plates, "--answers", answers, "--pdf", pdf)
    assert outcome.status == 0, outcome.err
    text = _text(pdf).replace("\u00a0", " ")
    for expected in ("Luminescence, Plate 1: 1 well, 1234", "Luminescence, Plate 2: 2 wells, 5678, 1 over"):
        assert expected in text
