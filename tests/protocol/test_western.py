"""The shipped p-ALK Western holds every figure of the guide [G1], cited, and marks what is the lab's choice."""

from __future__ import annotations

import pytest

from protocolapp.protocol.load import summary
from protocolapp.protocol.model import LAB, Protocol, Wait
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity
from tests.protocol.shipped import placed, shipped, step

GUIDE = "G1"
ELUATES = "Co-IP eluates"


@pytest.fixture(scope="module")
def western() -> Protocol:
    return shipped("western_palk")


def wait(protocol: Protocol, key: str) -> Wait:
    found = step(protocol, key).wait
    assert found is not None
    return found


def test_the_choices_are_the_guides(western: Protocol) -> None:
    chosen = {name: one.choices for name, one in western.parameters.items() if one.choices}
    assert chosen == {
        "start": ("cells", "lysates", ELUATES),
        "protein_assay": ("BCA (562 nm)", "Bradford, detergent-compatible"),
        "membrane": ("PVDF", "nitrocellulose"),
        "transfer": ("wet", "semi-dry"),
        "loading_control": ("total ALK", "GAPDH", "none"),
    }
    cited = {name: western.parameters[name].cite for name in chosen}
    assert cited == dict.fromkeys(chosen, GUIDE) | {"start": LAB}


PARAMETERS = [
    ("lane_load", "30 µg", "20 µg to 40 µg", GUIDE),
    ("assay_dilution", "5", "1 to 50", LAB),
    ("lane_volume", "20 µL", "5 µL to 40 µL", LAB),
    ("loads", "2", "1 to 6", LAB),
    ("ladder_volume", "5 µL", "", None),
    ("gel_voltage", "120 V", "80 V to 200 V", LAB),
    ("wet_voltage", "100 V", "20 V to 120 V", LAB),
    ("semi_dry_voltage", "25 V", "10 V to 25 V", LAB),
    ("blocking_volume", "10 mL", "3 mL to 50 mL", LAB),
    ("wash_volume", "20 mL", "", None),
    ("palk_dilution", "1000", "100 to 20000", LAB),
    ("secondary_dilution", "5000", "500 to 100000", LAB),
    ("ecl_volume", "4 mL", "", None),
    ("control_dilution", "1000", "100 to 50000", LAB),
    ("pbs_wash", "10 mL", "", None),
    ("lysis_volume", "1 mL", "0.2 mL to 5 mL", LAB),
]


@pytest.mark.parametrize(("name", "value", "span", "span_cite"), PARAMETERS, ids=[p[0] for p in PARAMETERS])
def test_a_parameter_is_the_labs_but_for_the_guides_range(
    western: Protocol, name: str, value: str, span: str, span_cite: str | None
) -> None:
    found = western.parameters[name]
    assert (found.default, found.cite) == (value, LAB)
    assert " to ".join(end.written for end in found.range or ()) == span
    assert found.range_cite == span_cite


def test_every_parameter_is_looked_at(western: Protocol) -> None:
    choices = {name for name, one in western.parameters.items() if one.choices}
    assert {row[0] for row in PARAMETERS} | choices == set(western.parameters)


WAITS = [
    ("lysis/lyse", "30 min", "on ice", GUIDE, GUIDE),
    ("assay/bca_wait", "30 min", "37 °C", LAB, LAB),
    ("assay/bradford_wait", "10 min", "room temperature", LAB, LAB),
    ("normalise/boil", "5-10 min", "95-100 °C", GUIDE, GUIDE),
    ("gel/run", "60-90 min", "room temperature", LAB, GUIDE),
    ("transfer/wet_transfer", "60-90 min", "4 °C", LAB, LAB),
    ("transfer/semi_dry_transfer", "30 min", "room temperature", LAB, LAB),
    ("blocking/block", "1 h", "room temperature", GUIDE, GUIDE),
    ("washing/wash", "5-10 min", "room temperature", GUIDE, GUIDE),
    ("secondary/bind", "1 h", "room temperature", GUIDE, GUIDE),
    ("detection/wash", "5-10 min", "room temperature", GUIDE, GUIDE),
    ("detection/ecl", "1 min", "room temperature", LAB, GUIDE),
    ("reprobe/strip", "15 min", "room temperature", LAB, GUIDE),
    ("reprobe/rinse", "5 min", "room temperature", LAB, LAB),
    ("reprobe/block", "30 min", "room temperature", LAB, LAB),
    ("reprobe/total_alk", "1 h", "room temperature", LAB, GUIDE),
    ("reprobe/gapdh", "1 h", "room temperature", LAB, GUIDE),
    ("reprobe/wash", "5-10 min", "room temperature", LAB, LAB),
    ("reprobe/secondary", "1 h", "room temperature", LAB, LAB),
    ("reprobe/last_wash", "5-10 min", "room temperature", LAB, LAB),
    ("reprobe/ecl", "1 min", "room temperature", LAB, LAB),
]


@pytest.mark.parametrize(("key", "span", "at", "cite", "step_cite"), WAITS, ids=[row[0] for row in WAITS])
def test_a_wait(western: Protocol, key: str, span: str, at: str, cite: str, step_cite: str) -> None:
    found, condition = wait(western, key), step(western, key).at
    assert found.span is not None
    assert condition is not None
    told = (found.span.written, condition.text, found.cite, step(western, key).cite)
    assert told == (span, at, cite, step_cite)


def test_the_primary_antibody_binds_overnight_in_the_cold_by_the_guide(western: Protocol) -> None:
    bind, found = step(western, "primary/bind"), wait(western, "primary/bind")
    assert found.called == "overnight"
    assert (found.may_continue_after.written, found.overdue_after.written, found.cite) == ("8 h", "18 h", LAB)
    assert bind.at is not None
    assert (bind.at.text, bind.cite) == ("4 °C", GUIDE)
    assert "gentle agitation" in bind.do.text


def test_debris_is_cleared_as_in_the_co_ip(western: Protocol) -> None:
    spin = step(western, "lysis/clear").spin
    assert spin is not None
    assert spin.at is not None
    told = (spin.force.written, spin.span.written, spin.at.text, spin.cite)
    assert told == ("14000 x g", "15 min", "4 °C", GUIDE)
    assert western.sections[0].origin == "co-ip-alk 1.0.0, section lysis"


def test_every_timer_is_looked_at(western: Protocol) -> None:
    timed = {f"{one.section.id}/{one.step.id}" for one in western.placed() if one.step.timed}
    assert timed == {row[0] for row in WAITS} | {"primary/bind", "lysis/clear"}


@pytest.mark.parametrize(
    ("key", "rounds", "cite"),
    [
        ("lysis/wash", 2, GUIDE),
        ("washing/wash", 3, GUIDE),
        ("detection/wash", 3, GUIDE),
        ("reprobe/rinse", 2, LAB),
        ("reprobe/wash", 3, LAB),
        ("reprobe/last_wash", 3, LAB),
    ],
)
def test_rounds(western: Protocol, key: str, rounds: int, cite: str) -> None:
    assert (step(western, key).repeat, step(western, key).cite) == (rounds, cite)


LYSIS_BUFFER = [
    ("Tris-HCl pH 7.4", "50 mM", GUIDE, False),
    ("NaCl", "150 mM", GUIDE, False),
    ("EDTA", "1 mM", GUIDE, False),
    ("NP-40", "1 % v/v", GUIDE, False),
    ("Sodium fluoride", "10 mM", LAB, False),
    ("Sodium orthovanadate", "1 mM", LAB, True),
    ("Protease inhibitor cocktail", "1 X", LAB, True),
]


@pytest.mark.parametrize(("what", "final", "cite", "fresh"), LYSIS_BUFFER, ids=[r[0] for r in LYSIS_BUFFER])
def test_a_component_of_the_lysis_buffer(
    western: Protocol, what: str, final: str, cite: str, fresh: bool
) -> None:
    found = next(one for one in western.solutions["lysis_buffer"].contains if one.what == what)
    assert isinstance(found.final, Quantity)
    assert (found.final.written, found.cite, found.fresh) == (final, cite, fresh)


def test_the_lysis_buffer_holds_nothing_else_and_both_phosphatase_inhibitors(western: Protocol) -> None:
    buffer = western.solutions["lysis_buffer"]
    assert [one.what for one in buffer.contains] == [row[0] for row in LYSIS_BUFFER]
    held = {one.what for one in buffer.contains if Role.PHOSPHATASE_INHIBITOR in one.roles}
    assert held == {"Sodium fluoride", "Sodium orthovanadate"}
    assert (buffer.cite, buffer.keep and buffer.keep.span) == (GUIDE, "same day")


@pytest.mark.parametrize(
    ("solution", "what", "final", "cite"),
    [
        ("blocking_buffer", "BSA", "5 % w/v", GUIDE),
        ("tbst", "Tween-20", "0.1 % v/v", GUIDE),
        ("tbst", "Tris-buffered saline", "1 X", LAB),
        ("transfer_buffer", "Methanol", "20 % v/v", LAB),
        ("transfer_buffer", "Tris-glycine", "1 X", LAB),
        ("running_buffer", "Tris-glycine-SDS", "1 X", LAB),
    ],
)
def test_a_component(western: Protocol, solution: str, what: str, final: str, cite: str) -> None:
    found = next(one for one in western.solutions[solution].contains if one.what == what)
    assert isinstance(found.final, Quantity)
    assert (found.final.written, found.cite) == (final, cite)


def test_bsa_is_dissolved_in_tbst_and_blocks(western: Protocol) -> None:
    blocker = western.solutions["blocking_buffer"]
    assert "TBST" in blocker.name
    assert Role.BLOCKER in blocker.contains[0].roles
    assert not {Role.MILK} & {role for one in blocker.contains for role in one.roles}


WAYS = [
    ("assay/bca", "protein_assay", "BCA (562 nm)"),
    ("assay/bradford", "protein_assay", "Bradford, detergent-compatible"),
    ("transfer/activate", "membrane", "PVDF"),
    ("transfer/wet", "membrane", "nitrocellulose"),
    ("transfer/wet_transfer", "transfer", "wet"),
    ("transfer/semi_dry_transfer", "transfer", "semi-dry"),
    ("reprobe/total_alk", "loading_control", "total ALK"),
    ("reprobe/gapdh", "loading_control", "GAPDH"),
]


@pytest.mark.parametrize(("key", "name", "choice"), WAYS, ids=[row[0] for row in WAYS])
def test_a_step_of_one_way(western: Protocol, key: str, name: str, choice: str) -> None:
    way = placed(western, key).way
    assert way is not None
    assert (way.name, way.choice) == (name, choice)


CALCULATIONS = [
    ("lysate_per_lane", "lane_load / protein", GUIDE),
    ("laemmli_taken", "lane_volume / 4 * loads * 1.1", GUIDE),
    ("lysate_taken", "lysate_per_lane * loads * 1.1", LAB),
    ("fill_taken", "fill_most - lysate_taken", LAB),
    ("eluate_left", "volume - lane_volume", LAB),
    ("palk_antibody", "blocking_volume / palk_dilution", LAB),
    ("secondary_antibody", "blocking_volume / secondary_dilution", LAB),
    ("control_antibody", "blocking_volume / control_dilution", LAB),
    ("ecl_half", "ecl_volume / 2", LAB),
    ("normalised_signal", "palk_band / control_band", LAB),
]


@pytest.mark.parametrize(("name", "formula", "cite"), CALCULATIONS, ids=[row[0] for row in CALCULATIONS])
def test_a_calculation(western: Protocol, name: str, formula: str, cite: str) -> None:
    found = western.calculations[name]
    assert found.value is not None
    assert (found.value.text, found.cite) == (formula, cite)


def test_the_protein_is_read_from_a_standard_curve(western: Protocol) -> None:
    found = western.calculations["measured_protein"]
    assert (found.calculator, found.cite) == ("standard_curve", GUIDE)
    column = western.samples.columns["protein"]
    assert column.value is not None
    assert column.value.text == "measured_protein"


@pytest.mark.parametrize(
    ("key", "words", "cite"),
    [
        ("lysis/lyse", "ice-cold Co-IP lysis buffer", GUIDE),
        ("normalise/mix", "4x Laemmli sample buffer", GUIDE),
        ("gel/load", "{{ lane_load }} of protein", GUIDE),
        ("gel/run", "constant {{ gel_voltage }} until the dye front reaches the bottom", GUIDE),
        ("blocking/block", "5 % BSA in TBST", GUIDE),
        ("primary/dilute", "anti-pALK (Tyr1604) in {{ blocking_volume }} blocking buffer", GUIDE),
        ("washing/wash", "TBST", GUIDE),
        ("secondary/bind", "HRP-conjugated secondary antibody", GUIDE),
        ("detection/ecl", "ECL", GUIDE),
        ("detection/image", "chemiluminescence imager", GUIDE),
        ("reprobe/strip", "Strip", GUIDE),
        ("gel/load_eluates", "{{ lane_volume }} of each eluate", LAB),
    ],
)
def test_an_instruction_in_words(western: Protocol, key: str, words: str, cite: str) -> None:
    assert words in step(western, key).do.text
    assert step(western, key).cite == cite


def test_what_the_sheet_wants_confirmed_and_warned_of_is_at_its_step(western: Protocol) -> None:
    assert step(western, "primary/dilute").check == ("The dilution is the one on the datasheet of this lot.",)
    assert "against the host species of the primary" in step(western, "secondary/bind").check[0]
    assert "NP-40" in (step(western, "assay/bradford").caution or "")
    assert "DTT and EDTA" in (step(western, "assay/bca").caution or "")
    assert "azide" in (step(western, "secondary/bind").caution or "")
    assert "by volume, not by µg" in (step(western, "gel/load_eluates").tip or "")


def test_antibodies_fit_each_other_and_the_controls_are_known_as_such(western: Protocol) -> None:
    primary, second = western.reagents["anti_palk"], western.reagents["secondary"]
    assert {Role.PRIMARY_ANTIBODY, Role.PHOSPHO_SPECIFIC} <= set(primary.roles)
    assert primary.name == "anti-pALK (Tyr1604) antibody"
    assert second.against == primary.host
    assert {Role.SECONDARY_ANTIBODY, Role.HRP} <= set(second.roles)
    for control in ("anti_alk", "anti_gapdh"):
        assert Role.LOADING_CONTROL in western.reagents[control].roles
        assert western.reagents[control].host == second.against


def test_the_sections_follow_the_guide(western: Protocol) -> None:
    assert [section.title for section in western.sections] == [
        "Cell lysis",
        "Protein concentration",
        "Samples for the gel",
        "SDS-PAGE",
        "Transfer",
        "Blocking",
        "Primary antibody",
        "Washing",
        "Secondary antibody",
        "Detection",
        "Loading control",
    ]


def test_every_step_and_value_says_where_it_comes_from(western: Protocol) -> None:
    assert all(one.step.cite for one in western.placed())
    assert all(one.cite for one in western.calculations.values())
    assert all(one.cite for one in western.reagents.values())
    assert all(one.cite for one in western.solutions.values())
    assert all(column.cite for column in western.samples.columns.values())


def test_it_reads_autophosphorylation_and_the_library_can_find_it(western: Protocol) -> None:
    assert western.readout is not None
    assert (western.readout.pathway, western.readout.at, western.readout.cite) == (
        "alk", ("alk_phosphorylation",), GUIDE,
    )  # fmt: skip
    said = summary(western)
    assert said["id"] == "western-palk"
    assert "phospho-specific" in said["roles"]
