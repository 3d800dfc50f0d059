"""`protocolapp calc`."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from protocolapp.calc.form import Kind, active_fields
from protocolapp.calc.registry import calculators
from protocolapp.cli.calc_help import example
from tests.cli.conftest import CommandLine

DILUTION = ("calc", "dilution", "stock=10 mM", "final=10 µM", "final_volume=1 mL")


def test_without_a_name_it_lists_all(run: CommandLine) -> None:
    outcome = run("calc")
    assert outcome.status == 0
    assert all(one.name in outcome.out for one in calculators())
    assert {one["name"] for one in run("calc", "--json").json} == {one.name for one in calculators()}


def test_a_name_alone_tells_of_its_fields(run: CommandLine) -> None:
    outcome = run("calc", "dilution")
    assert outcome.status == 0
    assert "final_volume, v2, volume" in outcome.out
    assert "Leave out the one of these" in outcome.out
    (solved,) = run("calc", "dilution", "--json").json["unknowns"]
    assert solved == ["stock", "take", "final", "final_volume"]


@pytest.mark.parametrize("name", [one.name for one in calculators()])
def test_the_example_it_tells_works(run: CommandLine, name: str) -> None:
    """Those that need a table are told to have one; the rest can be pasted."""
    wanted = next(one for one in calculators() if one.name == name)
    words = shlex.split(example(wanted))[1:]
    if any(one.kind is Kind.TABLE and not one.optional for one in active_fields(wanted, {})):
        assert "--table" in words
        return
    assert run(*words).status == 0


def test_json_has_exact_values_what_is_shown_and_how(run: CommandLine) -> None:
    outcome = run(*DILUTION, "--json")
    assert outcome.status == 0
    take = outcome.json["results"]["take"]
    assert (take["value"], take["unit"], take["shown"]) == ("1", "µL", "1.00\u00a0µL")
    assert take["delivered"]["value"] == "1"
    assert outcome.json["steps"][0]["formula"] == "V1 = C2·V2 / C1"
    assert outcome.json["flags"]
    assert set(outcome.json["flags"][0]) >= {"code", "severity", "message", "remedy"}


def test_a_value_without_end_has_its_fraction_and_enough_digits(run: CommandLine) -> None:
    take = run("calc", "dilution", "stock=3 mM", "final=1 mM", "final_volume=1 mL", "--json").json["results"][
        "take"
    ]
    assert take["fraction"] == "1000/3"
    assert take["value"].startswith("333.33333333333333")


def test_options_may_stand_between_the_fields(run: CommandLine) -> None:
    mixed = (
        "calc",
        "--json",
        "dilution",
        "stock=10 mM",
        "--have",
        "take=42 µL",
        "final=10 µM",
        "final_volume=1 mL",
    )
    assert run(*mixed).json == run(*DILUTION, "--have", "take=42 µL", "--json").json
    assert run(*DILUTION, "--nonsense").status == 2


def test_other_names_of_a_field_will_do(run: CommandLine) -> None:
    assert run("calc", "dilution", "c1=10 mM", "c2=10 uM", "v2=1 mL").out == run(*DILUTION).out
    assert run("calc", "dilution", "C1=10 mM", "C2=10 uM", "V2=1 mL").out == run(*DILUTION).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calc", "dilutoin"), "did you mean dilution"),
        (("calc", "dilution", "stok=10 mM"), "did you mean stock?"),
        (("calc", "dilution", "stock"), "FIELD=VALUE"),
        (("calc", "dilution", "stock=1 mM", "c1=2 mM"), "given twice"),
        (("calc", "dilution", "--table", "x.csv"), "no such table"),
        (("calc", "lane_loading", "samples=A"), "--table samples=FILE.csv"),
    ],
)
def test_names_that_are_not_there_are_wrong_usage(
    run: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_what_cannot_be_done_is_told_with_its_code(run: CommandLine) -> None:
    outcome = run("calc", "dilution", "stock=10 mM", "final=20 mM", "final_volume=1 mL", "--json")
    assert outcome.status == 1
    (flag,) = [one for one in outcome.json["flags"] if one["severity"] == "block"]
    assert flag["code"] == "STOCK_TOO_DILUTE"
    assert "20" in flag["remedy"]


def test_what_cannot_be_read_is_told_at_its_field(run: CommandLine) -> None:
    outcome = run("calc", "dilution", "stock=1,5 mM", "final=10 µM", "final_volume=1 mL", "--json")
    assert outcome.status == 1
    (flag,) = outcome.json["flags"]
    assert (flag["code"], flag["about"]) == ("UNREADABLE", "stock")
    assert outcome.json["results"] == {}


def test_what_is_missing_is_told(run: CommandLine) -> None:
    outcome = run("calc", "dilution", "stock=10 mM")
    assert outcome.status == 1
    assert "All but one of these are needed: stock, take, final, final_volume." in outcome.out


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ("cheng_prusoff", "mechanism=noncompetitive"),
            ("needed: ic50, ki. Leave exactly one of them out.",),
        ),
        (
            ("cheng_prusoff", "ic50=40 nM"),
            ("needed: ic50, ki, substrate, km. Leave out exactly one of ki, substrate, km.",),
        ),
        (
            ("radiolabel", "timing=dates", "a0=1 mCi"),
            (
                "Reference date is missing. Give reference_date=…",
                "Leave out exactly one of activity, use_date.",
            ),
        ),
    ],
)
def test_what_is_missing_is_told_as_the_choices_stand(
    run: CommandLine, typed: tuple[str, ...], told: tuple[str, ...]
) -> None:
    outcome = run("calc", *typed)
    assert outcome.status == 1
    assert all(one in outcome.out for one in told), outcome.out


def test_a_field_of_one_choice_brings_the_choice_along(run: CommandLine) -> None:
    outcome = run("calc", "radiolabel", "a0=1 mCi", "reference_date=2026-11-06", "use_date=2026-11-06")
    assert outcome.status == 0
    assert "1\u00a0mCi" in outcome.out
    assert not outcome.err


def test_rows_come_from_a_file_with_units_in_its_heading(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "lysates.csv"
    file.write_text('Name,"Protein, mg/mL"\nA,4.2\nB,2000 µg/mL\n', encoding="utf-8")
    wanted = next(one for one in calculators() if one.name == "lane_loading")
    assert wanted.table is not None
    names = [column.label for column in wanted.table.columns][:2]
    file.write_text(f'{names[0]},"{names[1]}, mg/mL"\nA,4.2\nB,2000 µg/mL\n', encoding="utf-8")
    outcome = run("calc", "lane_loading", "load=20 µg", "lane_volume=30 µL", "--table", str(file), "--json")
    assert outcome.status == 0, outcome.out + outcome.err
    assert any(len(table["rows"]) >= 2 for table in outcome.json["tables"].values())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffSample;Conc. (mg/mL)\r\n1,5-DHB;2,5\r\n\r\nB;4,0\r\n;\r\n",
        "SAMPLE\tProtein conc [µg/mL]\n1,5-DHB\t2500\nB\t4 mg/mL\n",
        'Name,Protein_concentration (mg/mL)\n"1,5-DHB",2.5\nB,4.0\n',
    ],
    ids=["decimal commas", "tabs", "commas"],
)
def test_a_spreadsheet_may_be_saved_in_its_own_way(run: CommandLine, tmp_path: Path, text: str) -> None:
    file = tmp_path / "lysates.csv"
    file.write_text(text, encoding="utf-8", newline="")
    outcome = run("calc", "lane_loading", "load=20 µg", "lane_volume=20 µL", f"--table={file}", "--json")
    assert outcome.status == 0, outcome.out + outcome.err
    rows = outcome.json["tables"]["lanes"]["rows"]
    assert [row["name"]["value"] for row in rows] == ["1,5-DHB", "B"]
    assert [row["sample"]["value"] for row in rows] == ["8", "5"]


def test_a_comma_before_three_digits_parts_thousands(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "lysates.csv"
    file.write_text("Sample;Protein (µg/mL)\nA;2,500\n", encoding="utf-8")
    outcome = run("calc", "lane_loading", "load=20 µg", "lane_volume=20 µL", f"--table={file}", "--json")
    assert outcome.json["tables"]["lanes"]["rows"][0]["sample"]["value"] == "8"


def test_a_column_that_is_not_there_is_told_with_its_place(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "lysates.csv"
    file.write_text("Name,Colour\nA,red\n", encoding="utf-8")
    outcome = run("calc", "lane_loading", "load=20 µg", f"--table=samples={file}")
    assert outcome.status == 1
    assert f"{file}:1:2" in outcome.err
    assert "the columns are" in outcome.err


def test_what_is_at_hand_tells_how_far_it_reaches(run: CommandLine) -> None:
    outcome = run(*DILUTION, "--have", "take=42 µL", "--json")
    assert outcome.json["supply"]["largest"] == "42 mL"
    assert "42" in run(*DILUTION, "--have", "take=42 µL").out


@pytest.mark.parametrize("have", ["take=42 mg", "take=42", "take=1,5 µL"])
def test_an_amount_at_hand_that_cannot_be_is_refused(run: CommandLine, have: str) -> None:
    outcome = run(*DILUTION, "--have", have)
    assert outcome.status == 1
    assert have in outcome.err or "--have" in outcome.err


def test_it_opens_no_store(run: CommandLine, data: Path) -> None:
    assert run(*DILUTION).status == 0
    assert not list(data.glob("*.db*"))


def test_no_control_character_reaches_the_terminal(run: CommandLine) -> None:
    outcome = run("calc", "dilution", "stock=\x1b[31m10 mM", "final=\x07", "final_volume=\u202e1 mL")
    assert outcome.status == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(outcome.out + outcome.err)


def test_other_pipettes_come_from_a_file(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "pipettes.csv"
    file.write_text("name,minimum,maximum,increment\nP10,1 µL,10 µL,0.1 µL\n", encoding="utf-8")
    take = run(*DILUTION, "--pipettes", file, "--json").json["results"]["take"]
    assert take["pipette"].startswith("P10, set 1.0")
    file.write_text("name,minimum,maximum,increment\nP10,10 µL,1 µL,0.1 µL\n", encoding="utf-8")
    refused = run(*DILUTION, "--pipettes", file)
    assert refused.status == 1
    assert f"{file}:2:" in refused.err


def test_a_recipe_is_scaled_to_another_volume(run: CommandLine) -> None:
    """The lysis buffer that is shipped: 150 mM NaCl from 5 M, with its 10 % overage, is 3.3 mL for 100 mL."""
    outcome = run("calc", "recipe", "--recipe", "co_ip_lysis_buffer", "volume=100 mL", "--json")
    assert outcome.status == 0, outcome.err
    cells = [
        cell for table in outcome.json["tables"].values() for row in table["rows"] for cell in row.values()
    ]
    assert any(cell["unit"] == "mL" and cell["value"] == "3.3" for cell in cells)
    assert run("calc", "dilution", "--recipe", "co_ip_lysis_buffer").status == 2
    assert run("calc", "recipe", "--recipe", "no-such-recipe").status == 1


def test_what_has_no_say_is_told(run: CommandLine) -> None:
    outcome = run("calc", "series", "top=10 µM", "fold=3", "points=8", "volume=100 µL", "centre=20 nM")
    assert outcome.status == 0
    assert "centre is not used" in outcome.err


def test_a_thing_at_hand_that_is_not_taken_is_told(run: CommandLine) -> None:
    outcome = run(*DILUTION, "--have", "antibody=42 µL")
    assert outcome.status == 2
    assert "take" in outcome.err
