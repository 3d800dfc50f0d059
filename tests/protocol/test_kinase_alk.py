"""The shipped ALK kinase assay holds every figure of the guide [G1], cited, and marks what is the lab's choice."""

from __future__ import annotations

from itertools import product

import pytest

from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Facts, Sample
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import summary
from protocolapp.protocol.model import LAB, Protocol
from protocolapp.protocol.roles import Role
from tests.protocol.kinase import component, limits, shipped, step, strength, wait

GUIDE = "G1"


@pytest.fixture(scope="module")
def kinase() -> Protocol:
    return shipped("kinase_alk")


def plan(protocol: Protocol, **chosen: str) -> Plan:
    facts = typical_facts(protocol, measured=False)
    for name, choice in chosen.items():
        facts = facts.with_parameter(name, choice)
    return make_plan(protocol, facts)


CHOICES = [
    ("plate_format", ["96-well", "384-well"], GUIDE),
    ("alk_form", ["wild type", "L1196M", "G1202R", "F1174L"], GUIDE),
    ("substrate_kind", ["synthetic peptide", "protein"], GUIDE),
    ("readout_by", ["ADP-Glo", "radiolabel"], GUIDE),
    ("isotope", ["33P", "32P"], GUIDE),
    ("termination", ["spotting", "EDTA"], GUIDE),
    ("counted_by", ["scintillation counter", "phosphorimager"], GUIDE),
    ("reference_inhibitor", ["crizotinib", "alectinib", "ceritinib", "brigatinib", "lorlatinib"], GUIDE),
    ("dose_series", ["around the published IC50", "from the highest dose"], LAB),
]


@pytest.mark.parametrize(("name", "choices", "cite"), CHOICES, ids=[row[0] for row in CHOICES])
def test_an_alternative(kinase: Protocol, name: str, choices: list[str], cite: str) -> None:
    found = kinase.parameters[name]
    assert (list(found.choices or ()), found.default, found.cite) == (choices, choices[0], cite)


FIGURES = [
    ("highest_dose", "10 µM", "1 nM to 100 µM"),
    ("unpublished_centre", "1 µM", "1 nM to 10 µM"),
    ("dose_fold", "3", "1.5 to 10"),
    ("dose_points", "9", "3 to 20"),
    ("replicates", "3", "1 to 8"),
    ("control_wells", "3", "2 to 16"),
    ("compound_stock", "10 mM", None),
    ("reference_stock", "10 mM", None),
    ("dmso_share", "1 % v/v", "0.1 % v/v to 2 % v/v"),
    ("enzyme_in_reaction", "2 nM", "0.1 nM to 100 nM"),
    ("enzyme_stock", "1 µM", None),
    ("substrate_in_reaction", "10 µM", None),
    ("substrate_stock", "1 mM", None),
    ("atp_in_reaction", "50 µM", "1 µM to 1 mM"),
    ("atp_stock", "10 mM", None),
    ("tracer_per_well", "0.2 µCi", None),
    ("tracer_stock", "5 µCi/µL", None),
    ("dead_share", "20 %", "0 % to 100 %"),
]


@pytest.mark.parametrize(("name", "default", "span"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure_of_the_lab(kinase: Protocol, name: str, default: str, span: str | None) -> None:
    found = kinase.parameters[name]
    assert (found.default, found.cite, limits(found)) == (default, LAB, span)
    assert found.range_cite == (LAB if span else None)


def test_every_parameter_is_in_the_tables(kinase: Protocol) -> None:
    assert {row[0] for row in CHOICES} | {row[0] for row in FIGURES} == set(kinase.parameters)


WAITS = [
    ("setup/bind", "10-15 min", "room temperature", GUIDE),
    ("reaction/incubate", "30-60 min", "30 °C", GUIDE),
    ("light/stop", "40 min", "room temperature", LAB),
    ("light/detect", "30-60 min", "room temperature", LAB),
    ("label/wash", "5 min", "room temperature", LAB),
    ("label/dry", "10 min", "room temperature", LAB),
]


@pytest.mark.parametrize(("key", "span", "at", "cite"), WAITS, ids=[row[0] for row in WAITS])
def test_a_wait(kinase: Protocol, key: str, span: str, at: str, cite: str) -> None:
    found, condition = wait(kinase, key), step(kinase, key).at
    assert found.span is not None
    assert condition is not None
    assert (found.span.written, condition.text, found.cite, step(kinase, key).cite) == (span, at, cite, cite)


def test_every_timer_is_in_the_table(kinase: Protocol) -> None:
    timed = {f"{section.id}/{one.id}" for section, one in kinase.steps() if one.timed}
    assert timed == {row[0] for row in WAITS}


COMPONENTS = [
    ("reaction_buffer", "Tris-HCl pH 7.5", "25 mM", GUIDE, Role.BUFFER),
    ("reaction_buffer", "MgCl2", "10 mM", GUIDE, Role.METAL_ION),
    ("reaction_buffer", "DTT", "1 mM", GUIDE, Role.REDUCER),
    ("enzyme_mix", "ALK", "enzyme_in_reaction * 5", LAB, Role.ENZYME),
    ("substrate_mix", "Substrate", "substrate_in_reaction * 5", LAB, Role.SUBSTRATE),
    ("atp_mix", "ATP", "atp_in_reaction * 2.5", LAB, Role.ATP),
    ("reference_dmso", "Reference inhibitor", "reference_dose / dmso_share", LAB, Role.REFERENCE_INHIBITOR),
    ("stop_solution", "EDTA", "100 mM", LAB, Role.STOP),
    ("phosphoric_acid", "Phosphoric acid", "0.75 % v/v", LAB, Role.WASH),
]


@pytest.mark.parametrize(
    ("solution", "what", "final", "cite", "role"), COMPONENTS, ids=[row[1] for row in COMPONENTS]
)
def test_a_component(kinase: Protocol, solution: str, what: str, final: str, cite: str, role: Role) -> None:
    found = component(kinase, solution, what)
    assert (strength(found), found.cite, found.stock_cite) == (final, cite, LAB)
    assert role in found.roles


def test_the_solutions_hold_nothing_else_and_dtt_is_added_fresh(kinase: Protocol) -> None:
    held = [(name, one.what) for name, solution in kinase.solutions.items() for one in solution.contains]
    assert sorted(held) == sorted((row[0], row[1]) for row in COMPONENTS)
    assert component(kinase, "reaction_buffer", "DTT").fresh
    assert {name for name, one in kinase.solutions.items() if one.cite == GUIDE} == {
        "reaction_buffer",
        "stop_solution",
    }
    filled = {name for name, one in kinase.solutions.items() if one.make_up_with == "reaction_buffer"}
    assert filled == {"enzyme_mix", "substrate_mix", "atp_mix"}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("setup/enzyme", "ALK"),
        ("setup/compound", "vehicle"),
        ("setup/substrate", "substrate"),
        ("reaction/start_light", "ATP"),
        ("reaction/start_label", "labelled ATP"),
        ("setup/label_mix", "γ-ATP"),
        ("label/spot", "phosphocellulose membrane"),
        ("label/quench", "EDTA"),
        ("label/count", "scintillation"),
        ("label/image", "phosphorimager"),
        ("light/read", "more light is more ADP, so more kinase activity"),
        ("analysis/inhibition", "% inhibition of each dose relative to the vehicle"),
        ("analysis/fit", "log10 of the concentration"),
        ("analysis/fit", "IC50"),
    ],
)
def test_a_condition_in_words(kinase: Protocol, key: str, words: str) -> None:
    assert words in step(kinase, key).do.text
    assert step(kinase, key).cite == GUIDE


LABS_OWN = [
    "doses/titrated", "doses/map", "doses/thaw", "doses/predilute", "doses/reference", "light/stop", "light/detect",
    "label/spot_quenched", "label/wash", "label/dry",
]  # fmt: skip


def test_steps_that_the_guide_leaves_out_are_the_labs(kinase: Protocol) -> None:
    assert {f"{section.id}/{one.id}" for section, one in kinase.steps() if one.cite == LAB} == set(LABS_OWN)
    assert all(one.cite in (GUIDE, LAB) for _, one in kinase.steps())


def test_the_sections_follow_the_guide(kinase: Protocol) -> None:
    titles = [section.title for section in kinase.sections]
    assert titles == ["Dose series", "Reaction set-up", "Reaction", "ADP-Glo", "Radiolabel", "Data analysis"]


def test_the_inhibitor_meets_the_enzyme_before_atp(kinase: Protocol) -> None:
    keys = [f"{section.id}/{one.id}" for section, one in kinase.steps()]
    order = ["setup/label_mix", "setup/enzyme", "setup/compound", "setup/substrate", "setup/bind"]
    assert [key for key in keys if key in order] == order
    for start in ("reaction/start_light", "reaction/start_label"):
        assert keys.index("setup/bind") < keys.index(start) < keys.index("reaction/incubate")
        within = step(kinase, start).within
        assert within is not None
        assert within.most is not None
        assert (within.after, within.most.written, within.cite) == ("setup/bind", "5 min", LAB)


def test_the_plate_has_all_controls_and_one_share_of_dmso(kinase: Protocol) -> None:
    plate = kinase.plates["assay_plate"]
    controls = {name.value: count.text for name, count in plate.controls.items()}
    assert controls == {
        "vehicle": "control_wells * 2",
        "no enzyme": "control_wells",
        "no substrate": "control_wells",
        "reference": "control_wells",
    }
    assert plate.solvent is not None
    assert plate.solvent.but == {}


def test_there_is_no_edta_where_light_is_read_and_a_hazard_wherever_the_label_is(kinase: Protocol) -> None:
    assert "No EDTA" in (step(kinase, "light/stop").caution or "")
    hot = [one for section, one in kinase.steps() if section.id == "label"]
    hot += [step(kinase, "setup/label_mix"), step(kinase, "reaction/start_label")]
    assert [one.id for one in hot if "adioactive" not in (one.hazard or "")] == []
    assert "acrylic" in (step(kinase, "setup/label_mix").hazard or "")


PUBLISHED = {
    ("crizotinib", "wild type"): "20 nM",
    ("alectinib", "wild type"): "1.9 nM",
    ("ceritinib", "wild type"): "0.15 nM",
    ("brigatinib", "wild type"): "0.5 nM",
    ("lorlatinib", "wild type"): "1 nM",
    ("crizotinib", "G1202R"): "560 nM",
    ("alectinib", "G1202R"): "595 nM",
    ("ceritinib", "G1202R"): "309 nM",
    ("lorlatinib", "G1202R"): "80 nM",
    ("alectinib", "F1174L"): "36.81 nM",
    ("lorlatinib", "F1174L"): "36.81 nM",
}
SAID = {("crizotinib", "L1196M"): "> 1000 nM [G1]", ("crizotinib", "F1174L"): "resistant [G1]"}
PAIRS = list(product(CHOICES[7][1], CHOICES[1][1]))


@pytest.mark.parametrize(("inhibitor", "form"), PAIRS, ids=[" ".join(pair) for pair in PAIRS])
def test_the_series_lies_around_the_published_ic50_where_there_is_one(
    kinase: Protocol, inhibitor: str, form: str
) -> None:
    """Elsewhere no figure is made up: the centre is the lab's, and nothing is told over a published IC50."""
    made = plan(kinase, reference_inhibitor=inhibitor, alk_form=form)
    centre = made.values["series_centre"]
    told = [flag.message.replace("\u00a0", " ") for flag in made.flags if flag.code == "NO_FIGURE"]
    published = PUBLISHED.get((inhibitor, form))
    if published is not None:
        assert str(made.values["published_ic50"].value) == published
        assert (str(centre.value), centre.cite, told) == (published, GUIDE, [])
        assert "ic50_against_published" not in made.left_out
        return
    assert (str(centre.value), centre.cite) == ("1 µM", LAB)
    assert {"published_ic50", "ic50_against_published"} <= made.left_out
    assert len(told) == 1
    assert SAID.get((inhibitor, form), "no figure for") in told[0]


def test_too_potent_for_so_much_enzyme_is_told(kinase: Protocol) -> None:
    """[E]/2 is 1 nM: above the 0.15 nM of ceritinib and the 0.5 nM of brigatinib, not above the 1 nM of lorlatinib."""
    told = {
        one
        for one in CHOICES[7][1]
        if "doses/titrated" in {each.ref for each in plan(kinase, reference_inhibitor=one).steps}
    }
    assert told == {"ceritinib", "brigatinib"}


def test_the_highest_dose_bounds_the_series(kinase: Protocol) -> None:
    """560 nM × 3⁴ is 45 µM, more than the 10 µM allowed; 20 nM × 3⁴ is 1.62 µM."""
    assert str(plan(kinase, alk_form="G1202R").values["series_top"].value) == "10 µM"
    assert plan(kinase).values["series_top"].text == "1.62\u00a0µM"
    assert str(plan(kinase, dose_series="from the highest dose").values["series_top"].value) == "10 µM"


def test_the_buffer_is_what_all_take_of_it(kinase: Protocol) -> None:
    """69 wells of 25 µL: ALK and substrate 66 × 5 µL, ATP 69 × 10 µL, with 20 %; each short of its stock. With 6 × 5 µL
    of control wells, for each of two series 9 × 16.5 µL and the vehicle's 66 µL, less their 5 % DMSO, and 38 µL for the
    reference."""
    made = plan(kinase)
    mixes = 396 * (1 - 10 / 1000) + 396 * (1 - 50 / 1000) + 828 * (1 - 125 / 10_000)
    taken = mixes + 6 * 5 + 2 * (9 * 16.5 + 66) * 0.95 + 38
    buffer = next(one for one in made.solutions if one.id == "reaction_buffer")
    assert buffer.need is not None
    assert float(buffer.need.to("µL").magnitude) == pytest.approx(taken)


def test_a_second_plate_is_read_too_and_has_its_own_controls(kinase: Protocol) -> None:
    """Two compounds in triplicate to a plate of 96 wells; five fit on one of 384 beside the controls."""
    three = Facts(samples=tuple(Sample(f"s{number}", f"Compound {number}") for number in range(1, 4)))
    made = make_plan(kinase, three)
    asked = [one.row_label for one in made.by_ref["light/read"].asked if one.name == "luminescence"]
    assert asked == ["Plate 1", "Plate 2"]
    wells = [[well.role.value for well in made.plates[0].on(number)] for number in (1, 2)]
    assert [each.count("no enzyme") for each in wells] == [3, 3]
    larger = make_plan(kinase, three.with_parameter("plate_format", "384-well"))
    assert [one.row_label for one in larger.by_ref["light/read"].asked if one.name == "luminescence"] == [""]


def test_every_value_says_where_it_comes_from(kinase: Protocol) -> None:
    assert {name for name, one in kinase.calculations.items() if one.cite == GUIDE} == {"published_ic50"}
    assert all(one.cite for one in kinase.calculations.values())
    assert all(one.cite for one in kinase.reagents.values())
    assert all(one.cite for one in kinase.equipment.values())


def test_the_library_can_find_it(kinase: Protocol) -> None:
    said = summary(kinase)
    assert (said["id"], said["steps"]) == ("kinase-alk", 26)
    assert "reference inhibitor" in said["roles"]
    assert "ADP-Glo Reagent" in said["words"]
