"""`protocolapp check`."""

from __future__ import annotations

from pathlib import Path

from protocolapp.resources import protocols_folder
from tests.cli.conftest import CommandLine

CO_IP = protocols_folder() / "co_ip_alk.yaml"


def test_a_sound_file_leaves_with_0(run: CommandLine) -> None:
    outcome = run("check", CO_IP)
    assert outcome.status == 0
    assert "no problem found" in outcome.out
    assert outcome.err == ""


def test_every_problem_of_every_file_stands_with_its_place_and_remedy(
    run: CommandLine, tmp_path: Path
) -> None:
    text = (
        CO_IP.read_text("utf-8")
        .replace("default: 2 µg", "default: 2 mL")
        .replace("    cite: G1", "    cite: G7", 1)
    )
    broken = tmp_path / "broken.yaml"
    broken.write_text(text, "utf-8")
    missing = tmp_path / "missing.yaml"
    outcome = run("check", CO_IP, broken, missing)
    assert outcome.status == 1
    line = text[: text.index("range: [1 µg, 5 µg]")].count("\n") + 1
    assert f"{broken}:{line}:" in outcome.out
    assert outcome.out.count(f"{broken}:") >= 2
    assert f"{missing}:1:1: " in outcome.out
    assert "Traceback" not in outcome.out + outcome.err


def test_json_tells_the_same_as_the_text(run: CommandLine, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: x\nstepps: []\n", "utf-8")
    told = run("check", broken, "--json")
    assert told.status == 1
    [entry] = told.json
    assert entry["ok"] is False
    places = {(problem["line"], problem["column"]) for problem in entry["problems"]}
    shown = run("check", broken).out
    assert all(f"{broken}:{line}:{column}: " in shown for line, column in places)
    assert all(problem["message"] for problem in entry["problems"])


def test_no_byte_of_a_file_can_steer_the_terminal(run: CommandLine, tmp_path: Path) -> None:
    broken = tmp_path / "escape.yaml"
    broken.write_text('format: 1\nid: x\ntitle: "\\e[31mred\\u202e"\n', "utf-8")
    outcome = run("check", broken)
    assert outcome.status == 1
    assert not any(sign in outcome.out + outcome.err for sign in ("\x1b", "\u202e", "\x9b"))


def test_wrong_usage_leaves_with_2(run: CommandLine) -> None:
    assert run("check").status == 2
    assert run("chekc", CO_IP).status == 2
    assert run("check", CO_IP, "--jsno").status == 2


def test_recipes_and_reagents_are_checked_as_what_they_are(run: CommandLine, tmp_path: Path) -> None:
    recipes = tmp_path / "tbs.yaml"
    recipes.write_text(
        "solutions:\n  tbs: {name: TBS, contains: [{what: NaCl, final: 1 M, stock: 5 M}]}\n", "utf-8"
    )
    reagents = tmp_path / "reagents.yaml"
    reagents.write_text("kind: reagents\nreagents: {Compound 17: {mw: 450.34 g/mol}}\n", "utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text("kind: recipes\nsolutions: {tbs: {name: TBS}}\n", "utf-8")
    sound = run("check", recipes, reagents)
    assert sound.status == 0
    assert f"{recipes}: recipes: TBS, no problem found" in sound.out
    assert f"{reagents}: 1 reagent of the lab, no problem found" in sound.out
    outcome = run("check", recipes, reagents, broken, CO_IP, "--json")
    assert outcome.status == 1
    assert [(one["kind"], one["ok"]) for one in outcome.json] == [
        ("recipes", True),
        ("reagents", True),
        ("recipes", False),
        ("protocol", True),
    ]
    assert f"{broken}:2:13: “contains:” is missing here" in run("check", broken).out


CHECKED = Path(__file__).parents[1] / "lint" / "protocols"


def test_a_finding_is_told_with_its_id_remedy_and_reason(run: CommandLine) -> None:
    path = CHECKED / "milk-with-phospho-antibody" / "trips.yaml"
    outcome = run("check", path)
    assert outcome.status == 0
    first, remedy, reason, last = outcome.out.splitlines()
    assert first.startswith(f"{path}:24:9: warning: ")
    assert first.endswith(" [milk-with-phospho-antibody]")
    assert remedy.strip().startswith("Block and dilute with BSA")
    assert reason.strip().startswith("Why: ")
    assert last.endswith("no problem found, 1\u00a0warning")


def test_strict_leaves_with_1_for_what_is_told_but_not_for_what_is_silenced(
    run: CommandLine, tmp_path: Path
) -> None:
    path = CHECKED / "wait-without-temperature" / "trips.yaml"
    assert run("check", "--strict", CO_IP).status == 0
    assert run("check", "--strict", path).status == 1
    silenced = tmp_path / "silenced.yaml"
    because = "silence:\n  - {check: wait-without-temperature, because: It does not matter.}\n"
    silenced.write_text(path.read_text("utf-8") + because, "utf-8")
    outcome = run("check", "--strict", silenced)
    assert outcome.status == 0
    assert ": silenced: the wait does not say at what temperature [wait-without-temperature]" in outcome.out
    assert "because It does not matter." in outcome.out
    assert outcome.out.endswith("no problem found\n")
    [entry] = run("check", "--json", silenced).json
    [check] = entry["checks"]
    assert (check["id"], check["severity"], check["silenced"]) == (
        "wait-without-temperature",
        "note",
        "It does not matter.",
    )


def test_json_tells_the_choices_a_finding_holds_for(run: CommandLine) -> None:
    [entry] = run("check", "--json", CHECKED / "edta-before-adp-detection" / "trips.yaml").json
    [check] = entry["checks"]
    assert check["where"] == "where “Read-out” is ADP-Glo"
    assert check["message"].endswith("(where “Read-out” is ADP-Glo)")
    assert check["line"] == 22
    assert check["reason"]
