"""The shipped ALK5 kinase assay: what the guide [G2] says carries its citation, all numbers of the assay the lab's."""

from __future__ import annotations

import pytest

from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import summary
from protocolapp.protocol.model import LAB, Protocol
from tests.protocol.kinase import component, limits, shipped, step, strength, wait

GUIDE = "G2"


@pytest.fixture(scope="module")
def kinase() -> Protocol:
    return shipped("kinase_alk5")


@pytest.fixture(scope="module")
def alk() -> Protocol:
    return shipped("kinase_alk")


def test_the_reference_inhibitors_are_the_guides(kinase: Protocol) -> None:
    found = kinase.parameters["reference_inhibitor"]
    assert found.choices == ("galunisertib", "SB431542", "A-83-01", "GW6604", "RepSox")
    assert (found.default, found.cite) == ("galunisertib", GUIDE)
    assert "LY2157299" in (found.help or "")


OTHER = {
    "enzyme_stock": "1 µM",
    "substrate_in_reaction": "2 µM",
    "substrate_stock": "100 µM",
    "enzyme_in_reaction": "2 nM",
    "atp_in_reaction": "50 µM",
    "dmso_share": "1 % v/v",
    "dose_points": "9",
    "dose_fold": "3",
    "replicates": "3",
    "plate_format": "96-well",
}


@pytest.mark.parametrize("name", OTHER)
def test_a_figure_of_the_lab(kinase: Protocol, name: str) -> None:
    assert (kinase.parameters[name].default, kinase.parameters[name].cite) == (OTHER[name], LAB)


def test_the_parameters_are_those_of_the_alk_assay_without_its_radiolabel(
    kinase: Protocol, alk: Protocol
) -> None:
    """So that the two assays can be told side by side; all of them are the lab's here, whatever they are there."""
    of_alk = {"alk_form", "substrate_kind", "readout_by", "isotope", "termination", "counted_by"}
    of_alk |= {"tracer_per_well", "tracer_stock"}
    assert set(alk.parameters) - of_alk == set(kinase.parameters)
    for name in set(kinase.parameters) - {"reference_inhibitor"}:
        assert kinase.parameters[name].cite == LAB, name
        assert limits(kinase.parameters[name]) == limits(alk.parameters[name])
        assert kinase.parameters[name].range_cite in (None, LAB)


WAITS = [
    ("setup/bind", "10-15 min", "room temperature"),
    ("reaction/incubate", "30-60 min", "30 °C"),
    ("light/stop", "40 min", "room temperature"),
    ("light/detect", "30-60 min", "room temperature"),
]


@pytest.mark.parametrize(("key", "span", "at"), WAITS, ids=[row[0] for row in WAITS])
def test_a_wait_is_the_labs(kinase: Protocol, key: str, span: str, at: str) -> None:
    found, condition = wait(kinase, key), step(kinase, key).at
    assert found.span is not None
    assert condition is not None
    assert (found.span.written, condition.text, found.cite) == (span, at, LAB)


def test_every_timer_is_in_the_table(kinase: Protocol) -> None:
    timed = {f"{section.id}/{one.id}" for section, one in kinase.steps() if one.timed}
    assert timed == {row[0] for row in WAITS}


COMPONENTS = [
    ("reaction_buffer", "Tris-HCl pH 7.5", "25 mM"),
    ("reaction_buffer", "MgCl2", "10 mM"),
    ("reaction_buffer", "DTT", "1 mM"),
    ("enzyme_mix", "ALK5", "enzyme_in_reaction * 5"),
    ("substrate_mix", "SMAD3", "substrate_in_reaction * 5"),
    ("atp_mix", "ATP", "atp_in_reaction * 2.5"),
    ("reference_dmso", "Reference inhibitor", "reference_dose / dmso_share"),
]


@pytest.mark.parametrize(("solution", "what", "final"), COMPONENTS, ids=[row[1] for row in COMPONENTS])
def test_a_component_is_the_labs(kinase: Protocol, solution: str, what: str, final: str) -> None:
    found = component(kinase, solution, what)
    assert (strength(found), found.cite, found.stock_cite) == (final, LAB, LAB)


def test_the_solutions_hold_nothing_else(kinase: Protocol) -> None:
    held = [(name, one.what) for name, solution in kinase.solutions.items() for one in solution.contains]
    assert sorted(held) == sorted((row[0], row[1]) for row in COMPONENTS)
    assert {one.cite for one in kinase.solutions.values()} == {LAB}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("setup/substrate", "SMAD3"),
        ("reaction/start", "ATP"),
        ("light/detect", "ADP into light"),
        ("light/read", "less light is less ADP, so more inhibition"),
        ("analysis/fit", "IC50"),
    ],
)
def test_what_the_guide_says_of_the_assay(kinase: Protocol, key: str, words: str) -> None:
    assert words in step(kinase, key).do.text
    assert step(kinase, key).cite == GUIDE


def test_all_else_is_the_labs(kinase: Protocol) -> None:
    said = {f"{section.id}/{one.id}" for section, one in kinase.steps() if one.cite == GUIDE}
    assert said == {"setup/substrate", "reaction/start", "light/detect", "light/read", "analysis/fit"}
    assert all(one.cite in (GUIDE, LAB) for _, one in kinase.steps())
    assert {name for name, one in kinase.calculations.items() if one.cite == GUIDE} == {"published_ic50"}
    assert {name for name, one in kinase.equipment.items() if one.cite == GUIDE} == {"plate_reader"}
    assert {one.cite for one in kinase.reagents.values()} == {LAB}


PUBLISHED = [
    ("galunisertib", "50 nM", "galunisertib, cell-free [G2]"),
    ("SB431542", "94 nM", "SB431542, cell-free [G2]"),
    ("A-83-01", "12 nM", "A-83-01, cell-based (ALK5-TD) [G2]; It also inhibits ALK4 and ALK7."),
    ("GW6604", "140 nM", "GW6604, ALK5 autophosphorylation [G2]"),
]


@pytest.mark.parametrize(("inhibitor", "ic50", "said"), PUBLISHED, ids=[row[0] for row in PUBLISHED])
def test_the_series_lies_around_the_published_ic50(
    kinase: Protocol, inhibitor: str, ic50: str, said: str
) -> None:
    facts = typical_facts(kinase, measured=False).with_parameter("reference_inhibitor", inhibitor)
    made = make_plan(kinase, facts)
    centre = made.values["series_centre"]
    assert (str(centre.value), centre.cite, centre.detail) == (ic50, GUIDE, said)
    assert str(made.values["published_ic50"].value) == ic50


def test_of_repsox_no_figure_is_made_up(kinase: Protocol) -> None:
    facts = typical_facts(kinase, measured=False).with_parameter("reference_inhibitor", "RepSox")
    made = make_plan(kinase, facts)
    assert (str(made.values["series_centre"].value), made.values["series_centre"].cite) == ("1 µM", LAB)
    assert {"published_ic50", "ic50_against_published"} <= made.left_out
    (told,) = [one.message for one in made.flags if one.code == "NO_FIGURE"]
    assert "no figure for RepSox: not given [G2]" in told


def test_the_plate_has_all_controls(kinase: Protocol) -> None:
    controls = {name.value: count.text for name, count in kinase.plates["assay_plate"].controls.items()}
    assert controls == {
        "vehicle": "control_wells * 2",
        "no enzyme": "control_wells",
        "no substrate": "control_wells",
        "reference": "control_wells",
    }


def test_the_library_can_find_it(kinase: Protocol) -> None:
    said = summary(kinase)
    assert (said["id"], said["steps"]) == ("kinase-alk5", 17)
    assert "ADP-Glo Reagent" in said["words"]
