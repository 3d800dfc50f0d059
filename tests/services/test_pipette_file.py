"""Pipettes from a file: CSV, JSON and YAML, and every fault with its place."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.lab import Lab, Pipette, lab_to_json, pipette_to_json
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from protocolapp.resources import resource
from protocolapp.services.pipette_file import MOST, load_pipettes, read_pipettes

P2 = Pipette("P2", Quantity.of("0.2", "µL"), Quantity.of(2, "µL"), Quantity.of("0.002", "µL"))
P300 = Pipette("P300 multi", Quantity.of(30, "µL"), Quantity.of(300, "µL"), Quantity.of(5, "µL"), 8)
LAB_JSON = json.dumps(lab_to_json(Lab(pipettes=(P2, P300))), indent="\t")

SAME = {
    "a.csv": "name,minimum,maximum,increment,channels\nP2,0.2 µL,2 µL,0.002 µL,1\n\nP300 multi,30,0.3 mL,5,8\n",
    "b.csv": "Name;Min (µL);Max (µL);Step (µL);Channels\r\nP2;0.2;2;0.002;\r\nP300 multi;30;300;5;8\r\n",
    "c.tsv": "P2\t0.2\t2\t0.002\nP300 multi\t30\t300\t5\t8\n",
    "d.csv": "\ufeffincrement,channels,name,maximum_ul,minimum_ul\n2 nL,1,P2,2,0.2\n5,8,P300 multi,300,30\n",
    "e.json": LAB_JSON,
    "f.json": json.dumps([pipette_to_json(P2), pipette_to_json(P300)]),
    "g.json": '[{"name": "P2", "min": 0.2, "max": 2.0, "step": 0.002},'
    ' {"name": "P300 multi", "minimum": 30, "maximum": 3e2, "increment": 5, "channels": 8}]',
    "h.yaml": "pipettes:\n  - {name: P2, minimum: 0.2 µL, maximum: 2 µL, increment: 0.002 µL}\n"
    "  - name: P300 multi\n    minimum: 30\n    maximum: 300 µL\n    increment: 5\n    channels: 8\n",
    "no suffix": '{"pipettes": [{"name": "P2", "minimum": "0.2 µL", "maximum": "2 µL", "increment": "2 nL"},'
    ' {"name": "P300 multi", "minimum": 30, "maximum": 300, "increment": 5, "channels": 8}]}',
}


@pytest.mark.parametrize("name", SAME)
def test_every_shape_gives_the_same_pipettes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(SAME[name], "utf-8")
    loaded = load_pipettes(path)
    assert loaded.problems == ()
    assert loaded.pipettes == (P2, P300)


def test_the_bundled_file_can_be_given_as_it_is() -> None:
    assert load_pipettes(resource("pipettes.json")).pipettes == bundled_pipettes()


def test_what_the_lab_file_holds_is_read_exactly() -> None:
    text = json.dumps(lab_to_json(Lab(pipettes=bundled_pipettes())))
    assert read_pipettes(text.encode(), "lab.json").pipettes == bundled_pipettes()


CSV = "name,minimum,maximum,increment,channels\nP2,0.2,2,0.002,1\n"
YAML = "pipettes:\n  - name: P2\n    minimum: 0.2\n    maximum: 2\n    increment: 0.002\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "message", "remedy"),
    [
        ("p.csv", "", 1, 1, "no pipettes", "name,minimum"),
        ("p.csv", "a,b\nc,d\n", 1, 1, "does not name the columns", "name,minimum"),
        ("p.csv", CSV.replace("increment", "incremnt"), 1, 4, "is no column", "increment"),
        ("p.csv", CSV.replace("P2", ""), 2, 1, "the name is missing", "name"),
        ("p.csv", "\n\n" + CSV.replace("0.2,2", "2,0.2"), 4, 3, "upside down", "Exchange"),
        ("p.csv", CSV.replace("0.2,", "0.2 mg,"), 2, 2, "is a mass, not a volume", "200 µL"),
        ("p.csv", CSV.replace("0.2,", "0,"), 2, 2, "", ""),
        ("p.csv", CSV.replace("0.002,", "3,"), 2, 4, "increment of P2 is too large", "smallest step"),
        ("p.csv", CSV.replace(",1\n", ",x\n"), 2, 5, "no number of channels", "8"),
        ("p.csv", CSV.replace(",1\n", ",385\n"), 2, 5, "cannot have 385 channels", "tips"),
        ("p.csv", CSV + "p2,0.2,2,0.002,1\n", 3, 1, "“p2” is there twice", "name of its own"),
        ("p.csv", CSV + "P3,nan,2,0.002\n", 3, 2, "nan", ""),
        ("p.csv", CSV + "P3,1e400,2,0.002\n", 3, 2, "", ""),
        ("p.csv", CSV.replace("maximum", "minimum"), 1, 3, "minimum is there twice", "Keep one"),
        ("p.csv", CSV.replace("maximum", "maximum (kg)"), 2, 3, "is a mass, not a volume", "200 µL"),
        ("p.csv", CSV.replace("maximum", "maximum (dial)"), 2, 3, "dial", ""),
        ("p.csv", CSV + "P20,2,20,0,02,1\n", 3, 6, "6 cells for 5 columns", "in quotes"),
        (
            "p.csv",
            CSV + '"P20,2,20,0.02,1\nP200,20,200,0.2,1\n',
            4,
            1,
            "over several lines",
            "Close the quote",
        ),
        ("p.csv", "name," + "9" * 200_000, 1, 1, "longer than 131,072", "right file"),
        (
            "p.yaml",
            YAML.replace("maximum", "maximun"),
            4,
            5,
            "“maximun” is not known",
            "Did you mean maximum?",
        ),
        ("p.yaml", YAML.replace("0.2\n", "[1]\n"), 3, 14, "the minimum is no value", "200 µL"),
        ("p.yaml", "pipettes: 3\n", 1, 1, "no list of pipettes", "pipettes:"),
        ("p.yaml", "- P2\n", 1, 3, "this is no pipette", "name: P200"),
        ("p.json", '{"pipettes": [\n\t{"name": "P2"}]}', 2, 2, "the minimum is missing", "minimum"),
        ("p.json", '{"pipettes": [', 1, 14, "", ""),
        ("p.json", '{"operators": []}', 1, 1, "no list of pipettes", "pipettes:"),
        ("p.json", "[]", 1, 1, "no pipettes", "name"),
    ],
)
def test_every_fault_has_its_place_and_remedy(
    name: str, text: str, line: int, column: int, message: str, remedy: str
) -> None:
    loaded = read_pipettes(text.encode(), name)
    assert loaded.pipettes == ()
    first = loaded.problems[0]
    assert (first.path, first.line, first.column) == (name, line, column)
    assert message in first.message
    assert remedy in first.remedy
    assert first.remedy


def test_all_faults_come_at_once_and_too_many_pipettes_are_refused() -> None:
    rows = "".join(f"P{number},1,10,0.1\n" for number in range(MOST + 1))
    [problem] = read_pipettes(rows.encode(), "p.csv").problems
    assert (problem.line, str(MOST + 1) in problem.message) == (MOST + 1, True)
    both = read_pipettes(b"P1,1,10,0.1 mg\nP2,10,1,0.1\n", "p.csv")
    assert [problem.line for problem in both.problems] == [1, 2]


@given(st.binary(max_size=200), st.sampled_from(["p.csv", "p.json", "p.yaml", "p"]))
def test_no_bytes_make_it_raise(data: bytes, name: str) -> None:
    loaded = read_pipettes(data, name)
    assert bool(loaded.pipettes) is not bool(loaded.problems)


def test_a_bare_number_is_in_the_unit_of_its_heading() -> None:
    text = "name,minimum (nL),maximum (mL),increment\nP2,200,0.002,0.002\n"
    assert read_pipettes(text.encode(), "p.csv").pipettes == (P2,)


def test_a_file_too_large_is_told_to_be_that(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_bytes(b" " * (2 * 1024 * 1024 + 1))
    [problem] = load_pipettes(tmp_path / "p.csv").problems
    assert "larger than 2 MiB" in problem.message


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_a_folder_and_a_missing_file_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", tmp_path, tmp_path / "missing.csv"):
        [problem] = load_pipettes(path).problems
        assert problem.remedy
