"""What is typed about the lab, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.gui.settings.lab_reading import (
    operator_row,
    pipette_row,
    read_operators,
    read_pipettes,
    read_rotors,
    rotor_row,
)
from protocolapp.lab import Pipette
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import DecimalMark, Quantity
from tests.gui.folder_workplace import LAB

P200 = {"name": "P200", "minimum": "20", "maximum": "200 µL", "increment": "0.2", "channels": ""}
F45 = {"name": "F-45", "r_max": "8.4", "max_rpm": ""}


@pytest.mark.parametrize("decimal", [".", ","])
def test_what_is_kept_reads_back_the_same(decimal: DecimalMark) -> None:
    pipettes = read_pipettes([pipette_row(one, decimal) for one in bundled_pipettes()], decimal)
    assert (pipettes.things, pipettes.troubles) == (bundled_pipettes(), {})
    rotors = read_rotors([rotor_row(one, decimal) for one in LAB.rotors], decimal)
    assert (rotors.things, rotors.troubles) == (LAB.rotors, {})
    operators = read_operators([operator_row(one) for one in LAB.operators])
    assert operators.things == LAB.operators


@given(
    st.integers(1, 10**7),
    st.integers(1, 10**7),
    st.sampled_from(["µL", "mL", "nL"]),
    st.sampled_from([".", ","]),
)
def test_no_digit_of_a_pipette_is_lost(one: int, other: int, unit: str, decimal: DecimalMark) -> None:
    low, high = sorted((Quantity.of(one, unit), Quantity.of(other, unit)))
    pipette = Pipette("P", low, high, low)
    assert read_pipettes([pipette_row(pipette, decimal)], decimal).things == (pipette,)


def test_a_bare_number_is_in_the_usual_unit_and_shown_so() -> None:
    reading = read_pipettes([P200])
    assert reading.troubles == {}
    assert reading.things[0].minimum == Quantity.of(20, "µL")
    assert reading.shown[0, "minimum"] == "20\u00a0µL"
    assert reading.shown[0, "channels"] == "1"
    assert read_rotors([F45]).things[0].r_max == Quantity.of("8.4", "cm")


@pytest.mark.parametrize(("change", "column"), [
    ({"name": ""}, "name"),
    ({"name": "x" * 200}, "name"),
    ({"minimum": ""}, "minimum"),
    ({"minimum": "0"}, "minimum"),
    ({"minimum": "-3"}, "minimum"),
    ({"minimum": "300"}, "maximum"),
    ({"maximum": "50 mg"}, "maximum"),
    ({"maximum": "a<b"}, "maximum"),
    ({"increment": "1 mL"}, "increment"),
    ({"increment": "0"}, "increment"),
    ({"channels": "eight"}, "channels"),
    ({"channels": "0"}, "channels"),
    ({"channels": "9999"}, "channels"),
])  # fmt: skip
def test_what_is_wrong_with_a_pipette_is_told_in_its_cell(change: dict[str, str], column: str) -> None:
    troubles = read_pipettes([P200, P200 | {"name": "Q"} | change]).troubles
    assert list(troubles) == [(1, column)]
    assert len(troubles[1, column]) > 20


@pytest.mark.parametrize(("change", "column"), [
    ({"r_max": "84"}, "r_max"),
    ({"r_max": "8 mL"}, "r_max"),
    ({"r_max": ""}, "r_max"),
    ({"max_rpm": "0"}, "max_rpm"),
    ({"max_rpm": "14000 x g"}, "max_rpm"),
])  # fmt: skip
def test_what_is_wrong_with_a_rotor_is_told_in_its_cell(change: dict[str, str], column: str) -> None:
    assert list(read_rotors([F45 | change]).troubles) == [(0, column)]


def test_two_of_one_name_are_told_at_the_second() -> None:
    assert list(read_pipettes([P200, P200 | {"name": "p200"}]).troubles) == [(1, "name")]
    same = [{"name": "Operator A"}, {"name": "Other A"}]
    assert list(read_operators(same).troubles) == [(1, "initials")]
    assert read_operators([same[0], same[1] | {"initials": "OpA"}]).troubles == {}


def test_initials_that_are_too_long_are_told() -> None:
    assert list(read_operators([{"name": "Operator A", "initials": "operator.a"}]).troubles) == [
        (0, "initials")
    ]
