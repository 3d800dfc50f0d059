"""The lab's data: what makes sense, and that it survives being written down."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.lab import Lab, LabError, Operator, Pipette, Rotor, initials_of, lab_from_json, lab_to_json
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity, parse_exact
from protocolapp.resources import resource


def µl(text: str) -> Quantity:
    return parse_exact(f"{text} µL")


def test_the_bundled_pipettes_leave_no_volume_between_them_unreached() -> None:
    pipettes = bundled_pipettes()
    assert [one.name for one in pipettes[:5]] == ["P2", "P10", "P20", "P200", "P1000"]
    reached = µl("0.2")
    for one in (pipette for pipette in pipettes if "serological" not in pipette.name):
        assert one.minimum <= reached
        reached = one.maximum
    assert {one.channels for one in pipettes} == {1}


def test_every_bundled_figure_names_its_source() -> None:
    entries = json.loads(resource("pipettes.json").read_text(encoding="utf-8"))["pipettes"]
    for entry in entries:
        for figure in ("minimum", "maximum", "increment"):
            assert entry[figure]["source"]
            assert entry[figure]["verified"] in (True, False)


@pytest.mark.parametrize(
    ("name", "low", "high", "step", "channels", "said"),
    [
        ("", "2 µL", "20 µL", "0.02 µL", 1, "no name"),
        ("x" * 81, "2 µL", "20 µL", "0.02 µL", 1, "too long"),
        ("P\n20", "2 µL", "20 µL", "0.02 µL", 1, "cannot be shown"),
        ("P20", "20 µL", "2 µL", "0.02 µL", 1, "upside down"),
        ("P20", "0 µL", "20 µL", "0.02 µL", 1, "above zero"),
        ("P20", "2 µL", "20 µL", "-1 µL", 1, "above zero"),
        ("P20", "2 µL", "20 µL", "30 µL", 1, "too large"),
        ("P20", "2 mg", "20 µL", "0.02 µL", 1, "not a volume"),
        ("P20", "2 µL", "20 µL", "0.02 µL", 0, "channels"),
    ],
)
def test_a_pipette_that_makes_no_sense_is_refused(
    name: str, low: str, high: str, step: str, channels: int, said: str
) -> None:
    with pytest.raises(LabError, match=said) as refused:
        Pipette(name, parse_exact(low), parse_exact(high), parse_exact(step), channels)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("radius", "limit"),
    [("8.4 mL", None), ("0 cm", None), ("84 cm", None), ("8.4 cm", "0 rpm"), ("8.4 cm", "9 x g")],
)
def test_a_rotor_that_makes_no_sense_is_refused(radius: str, limit: str | None) -> None:
    with pytest.raises(LabError):
        Rotor("R", parse_exact(radius), parse_exact(limit) if limit else None)


def test_initials() -> None:
    assert Operator(" Marie Curie ") == Operator("Marie Curie", "MC")
    assert initials_of("Jean-Paul Sartre") == "JPS"
    assert Operator("李").initials == "李"
    with pytest.raises(LabError, match="initials"):
        Operator("Ada", "far too long")


def test_names_are_unique_whatever_their_case() -> None:
    rotor = Rotor("FA-24", Quantity.of("8.4", "cm"))
    with pytest.raises(LabError, match="same name"):
        Lab(rotors=(rotor, Rotor("fa-24", Quantity.of(9, "cm"))))
    with pytest.raises(LabError, match="same initials"):
        Lab(operators=(Operator("Ada Lovelace"), Operator("Anna Lindh")))


def test_things_are_found_by_name() -> None:
    lab = Lab(operators=(Operator("Ada Lovelace"),), rotors=(Rotor("FA-24", Quantity.of("8.4", "cm")),))
    assert lab.rotor("FA-24") == lab.rotors[0]
    assert lab.rotor("other") is None
    assert lab.operator("AL") == lab.operator("Ada Lovelace") == lab.operators[0]


volumes = st.fractions(min_value=Fraction(1, 900), max_value=1000, max_denominator=977)


@given(st.lists(st.tuples(volumes, volumes, volumes, st.integers(1, 384)), max_size=4))
def test_a_lab_survives_being_written_down(figures: list[tuple[Fraction, Fraction, Fraction, int]]) -> None:
    pipettes = []
    for number, (one, other, third, channels) in enumerate(figures):
        low, high = sorted((one, other))
        step = min(third, high)
        pipettes.append(
            Pipette(
                f"P {number}",
                Quantity.of(low, "µL"),
                Quantity.of(high, "µL"),
                Quantity.of(step, "µL"),
                channels,
            )
        )
    lab = Lab((Operator("Operator Ü"),), tuple(pipettes), (Rotor("R", Quantity.of(Fraction(25, 3), "cm")),))
    assert lab_from_json(json.loads(json.dumps(lab_to_json(lab)))) == lab


@pytest.mark.parametrize(
    "data",
    [
        {"operators": 3},
        {"operators": [3]},
        {"operators": [{"name": None}]},
        {"pipettes": [{"name": "P"}]},
        {"pipettes": [{"name": "P", "minimum": 1, "maximum": "2 µL", "increment": "1 µL"}]},
        {
            "pipettes": [
                {"name": "P", "minimum": "1 µL", "maximum": "2 µL", "increment": "1 µL", "channels": "8"}
            ]
        },
        {"rotors": [{"name": "R", "r_max": "wide"}]},
    ],
)
def test_damaged_data_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(LabError):
        lab_from_json(data)
