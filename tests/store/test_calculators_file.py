"""What was typed into the calculators: kept whole, and never in the way when damaged or hostile."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.local_workplace import LocalWorkplace
from protocolapp.services.ports import KeptInputs
from protocolapp.store import load_inputs, save_inputs
from protocolapp.store.calculators_file import LARGEST_INPUTS
from tests.fakes.clock import START, FakeClock

INPUTS: KeptInputs = {
    "dilution": {"stock": "10 mM", "final": "10 µM", "final_volume": ""},
    "recipe": {"components": [{"what": "NaCl", "final": "150 mM"}, {"what": "Tween®"}], "volume": "1 L"},
}
DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"inputs": []}',
    b'{"inputs": "x"}',
    b" " * 17_000_000,
]
TEXT = st.text(st.characters(), max_size=20)  # surrogates, controls and all
TYPED = st.dictionaries(
    TEXT, TEXT | st.lists(st.dictionaries(TEXT, TEXT, max_size=3), max_size=3), max_size=4
)


def test_what_was_typed_comes_back(tmp_path: Path) -> None:
    save_inputs(tmp_path / "new folder", INPUTS)
    assert load_inputs(tmp_path / "new folder", START) == (INPUTS, "")


def test_a_fresh_folder_holds_nothing_and_gets_nothing(tmp_path: Path) -> None:
    assert load_inputs(tmp_path, START) == ({}, "")
    assert not list(tmp_path.iterdir())


@settings(max_examples=50, deadline=None)
@given(inputs=st.dictionaries(TEXT, TYPED, max_size=4))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, inputs: KeptInputs) -> None:
    folder = tmp_path_factory.mktemp("inputs")
    save_inputs(folder, inputs)
    assert load_inputs(folder, START) == (inputs, "")


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "calculators.json").write_bytes(content)
    inputs, notice = load_inputs(tmp_path, START)
    assert inputs == {}
    assert "calculators.json" in notice
    assert (tmp_path / "calculators.json.damaged-20261121T094000Z").read_bytes() == content
    assert load_inputs(tmp_path, START) == ({}, "")


def test_what_nobody_can_have_typed_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    content = {
        "inputs": {
            "dilution": {"stock": 10, "final": None, "final_volume": "1 mL"},
            "recipe": {"components": [{"what": "NaCl"}, 7], "rows": [{"a": ["b"]}], "none": [], "deep": [[]]},
            "ph": ["7.4"],
        }
    }
    (tmp_path / "calculators.json").write_text(json.dumps(content))
    assert load_inputs(tmp_path, START) == (
        {"dilution": {"final_volume": "1 mL"}, "recipe": {"none": []}},
        "",
    )


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / "calculators.json").write_text('{"favourites": ["ph"], "inputs": {"ph": {"at": "4 °C"}}}')
    save_inputs(tmp_path, INPUTS)
    kept = json.loads((tmp_path / "calculators.json").read_text(encoding="utf-8"))
    assert kept == {"favourites": ["ph"], "inputs": INPUTS}


def test_a_pasted_novel_is_not_kept_and_costs_no_other_calculator(tmp_path: Path) -> None:
    save_inputs(tmp_path, {"units": {"value": "x" * LARGEST_INPUTS}, **INPUTS})
    assert load_inputs(tmp_path, START) == (INPUTS, "")


def test_however_much_is_kept_can_be_read_again(tmp_path: Path) -> None:
    save_inputs(tmp_path, {f"calculator {n}": {"value": "µ" * 40_000} for n in range(200)})
    inputs, notice = load_inputs(tmp_path, START)
    assert inputs
    assert notice == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_in_the_place_of_the_file_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "calculators.json")
    assert load_inputs(tmp_path, START)[0] == {}


def test_the_workplace_keeps_them_and_tells_of_a_damaged_file_once(tmp_path: Path) -> None:
    workplace = LocalWorkplace(tmp_path, {}, FakeClock())
    workplace.save_calculator_inputs(INPUTS)
    assert LocalWorkplace(tmp_path, {}, FakeClock()).calculator_inputs() == INPUTS
    (tmp_path / "calculators.json").write_text("{")
    assert (workplace.calculator_inputs(), workplace.calculator_inputs()) == ({}, {})
    assert [notice for notice in workplace.notices() if "calculators.json" in notice] == [
        f"{tmp_path / 'calculators.json'} is damaged. The calculators begin with their examples. "
        "It was kept as calculators.json.damaged-20261121T094000Z."
    ]
