"""The Co-IP by hand: three lysates at 4 mg/mL and one isotype IgG control, all parameters as shipped.

Lysis buffer: 3 × 1 mL to lyse, 4 × 0.5 mL to make up, 3 rounds × 4 × 1 mL to wash: 17 mL, and 10 % more is
18.7 mL. Day 1 needs (3 + 2) · 1.1 = 5.5 mL, day 2 needs 12 · 1.1 = 13.2 mL.
"""

from __future__ import annotations

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Component, Plan, PlannedBatch, StepKind
from protocolapp.protocol.model import Protocol
from tests.calc.pipettes import q


def _buffer(plan: Plan) -> tuple[PlannedBatch, ...]:
    (solution,) = plan.solutions
    return solution.batches


def _taken(components: tuple[Component, ...]) -> dict[str, str]:
    return {one.what: one.plain for one in components}


def test_the_lysis_buffer_is_scaled_to_what_the_steps_take(plan: Plan) -> None:
    (solution,) = plan.solutions
    assert (solution.need, solution.volume) == (q("17 mL"), q("18.7 mL"))
    assert (solution.need_text, solution.overage_text) == ("17\u00a0mL", "10\u00a0%")
    assert solution.keep == "on ice, same day"
    assert not solution.estimated


def test_the_base_is_made_ahead_short_of_the_fresh_inhibitors(plan: Plan) -> None:
    base = _buffer(plan)[0]
    assert base.volume == q("18.326 mL")
    assert _taken(base.components) == {
        "Water": "14.92 mL",
        "Tris-HCl pH 7.4": "935 µL",
        "NaCl": "561 µL",
        "EDTA": "37.4 µL",
        "NP-40": "1.87 mL",
    }
    assert base.components[0].value == q("14.9226 mL")


def test_inhibitors_are_added_for_each_day(plan: Plan) -> None:
    _, first, second = _buffer(plan)
    assert (first.volume, second.volume) == (q("5.5 mL"), q("13.2 mL"))
    assert _taken(first.components) == {
        "Co-IP lysis buffer, base": "5.39 mL",
        "Protease inhibitor cocktail": "55.0 µL",
        "Phosphatase inhibitor cocktail": "55.0 µL",
    }
    assert _taken(second.components) == {
        "Co-IP lysis buffer, base": "12.94 mL",
        "Protease inhibitor cocktail": "132.0 µL",
        "Phosphatase inhibitor cocktail": "132.0 µL",
    }
    assert first.used_in == ("lysis/lyse", "preclear/aliquot")
    assert second.used_in == ("washing/wash.1", "washing/wash.2", "washing/wash.3")


def test_the_buffer_is_made_in_front_and_completed_on_the_day_of_use(plan: Plan) -> None:
    making = [step for step in plan.steps if step.kind is not StepKind.INSTRUCTION]
    assert [(step.ref, step.section) for step in making] == [
        ("prepare/lysis_buffer", "prepare"),
        ("prepare/lysis_buffer.fresh", "prepare"),
        ("prepare/lysis_buffer.fresh.2", "washing"),
    ]
    assert plan.sections[0].steps == ("prepare/lysis_buffer", "prepare/lysis_buffer.fresh")
    washing = next(section for section in plan.sections if section.id == "washing")
    assert washing.steps[0] == "prepare/lysis_buffer.fresh.2"


def test_the_steps_are_numbered_through_with_a_step_for_each_round(plan: Plan) -> None:
    assert [step.number for step in plan.steps] == list(range(1, 32))
    rounds = [step for step in plan.steps if step.key == "washing/wash"]
    assert [(step.ref, step.round, step.rounds) for step in rounds] == [
        ("washing/wash.1", 1, 3),
        ("washing/wash.2", 2, 3),
        ("washing/wash.3", 3, 3),
    ]


def test_the_rack_holds_a_tube_for_each_lysate_and_the_control_of_the_first(plan: Plan) -> None:
    assert [(tube.id, tube.label) for tube in plan.tubes] == [
        ("ip:s1", "NCI-H3122 DMSO"),
        ("ip:s2", "NCI-H3122 lorlatinib"),
        ("ip:s3", "NCI-H2228 DMSO"),
        ("igg_control:s1", "NCI-H3122 DMSO (isotype IgG control)"),
    ]


@pytest.mark.parametrize(
    ("name", "row", "value", "text"),
    [
        ("lysate_volume", "ip:s1", "250 µL", "250 µL"),  # 1 mg / 4 mg/mL
        ("makeup_volume", "igg_control:s1", "250 µL", "250 µL"),  # 500 − 250
        ("input_volume", "s2", "12.5 µL", "12.50 µL"),  # 5 % of 250
        ("lysate_needed", "s1", "512.5 µL", "513 µL"),  # two tubes and the input
        ("lysate_needed", "s2", "262.5 µL", "263 µL"),  # one tube and the input
        ("preclear_beads_volume", "", "20 µL", "20.00 µL"),  # 20 µL/mg · 1 mg
        ("antibody_volume", "", "2 µL", "2.00 µL"),  # 2 µg / 1 mg/mL
        ("capture_bed", "", "15 µL", "15 µL"),  # half of 30
    ],
)
def test_every_volume_by_hand(plan: Plan, name: str, row: str, value: str, text: str) -> None:
    resolved = plan.value_at(name, row)
    assert resolved is not None
    assert resolved.value == q(value)
    assert resolved.text == text.replace(" ", "\u00a0")


def test_a_tube_sees_its_samples_values(plan: Plan) -> None:
    protein = plan.value_at("protein", "igg_control:s1")
    assert protein is not None
    assert protein.value == q("4 mg/mL")
    assert plan.value_at("no_such_name") is None


def test_a_value_tells_where_it_comes_from(plan: Plan) -> None:
    lysate = plan.row_values["lysate_volume", "ip:s1"]
    assert lysate.formula == "protein_per_ip / protein"
    assert lysate.inputs == ("Lysate protein per IP = 1\u00a0mg", "Protein = 4\u00a0mg/mL")
    assert lysate.cite == "lab"
    assert plan.values["preclear_beads"].cite == "G1"


def test_the_instruction_carries_its_values_and_the_chip_the_pipette(plan: Plan) -> None:
    step = plan.by_ref["ip/antibody"]
    assert step.text == "Add 2.00\u00a0µL antibody (2\u00a0µg) to each pre-cleared lysate."
    antibody, mass = step.chips
    assert (antibody.text, antibody.detail, antibody.plain) == ("2.00\u00a0µL", "P2, set 2.00", "2.00 µL")
    assert (mass.text, mass.detail) == ("2\u00a0µg", "")


def test_each_tube_is_told_which_antibody_it_gets(plan: Plan) -> None:
    step = plan.by_ref["ip/antibody"]
    assert step.columns == ("Antibody",)
    assert [row.cells[0].text for row in step.rows] == [
        "anti-ALK antibody", "anti-ALK antibody", "anti-ALK antibody", "isotype control IgG",
    ]  # fmt: skip


def test_what_a_tube_is_made_up_to_is_not_shown_as_a_setting(plan: Plan) -> None:
    step = plan.by_ref["preclear/aliquot"]
    assert step.columns == ("Lysate", "Lysis buffer to make up")
    assert [cell.detail for cell in step.rows[0].cells] == ["P1000, set 250", "P1000, set 250"]
    assert {chip.name: chip.detail for chip in step.chips} == {"protein_per_ip": "", "ip_volume": ""}


def test_volumes_that_are_only_told_have_no_pipette(plan: Plan) -> None:
    bed = next(chip for chip in plan.by_ref["ip/beads"].chips if chip.name == "capture_bed")
    assert bed.detail == ""
    needed = plan.by_ref["lysis/input"].rows[0].cells[1]
    assert (needed.name, needed.detail) == ("lysate_needed", "")


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("lysis/clear", "14 000 × g, 15 min, 4 °C; 12 210 rpm (24 × 2 mL, r_max 8.4 cm)"),
        ("washing/wash.2", "1000 × g, 1 min, 4 °C; 3260 rpm (24 × 2 mL, r_max 8.4 cm)"),
    ],
)
def test_spins_are_told_as_force_and_with_a_rotor_as_speed(
    co_ip_in_rotor: Plan, plan: Plan, ref: str, text: str
) -> None:
    def plainly(spin: str) -> str:
        return spin.replace("\u00a0", " ").replace("\u202f", " ")

    assert plainly(co_ip_in_rotor.by_ref[ref].spin) == text
    assert plainly(plan.by_ref[ref].spin) == text.partition(";")[0]


@pytest.mark.parametrize(
    ("ref", "least", "rings", "overdue", "text"),
    [
        ("lysis/lyse", 30, 30, 33, "30 min"),  # a fixed wait is late beyond 10 %
        ("preclear/spin", 1, 1, 2, "1 min"),  # but never within the first minute
        ("ip/bind", 480, 840, 1080, "overnight, 8–18 h"),
        ("ip/capture", 120, 180, 240, "2–4 h"),  # a range rings in its middle
        ("elution/boil", 5, 7.5, 10, "5–10 min"),
    ],
)
def test_timers_may_go_on_ring_and_are_overdue_when_the_protocol_says(
    plan: Plan, ref: str, least: float, rings: float, overdue: float, text: str
) -> None:
    wait = plan.by_ref[ref].wait
    assert wait is not None
    minutes = [ms / 60_000 for ms in (wait.least_ms, wait.rings_ms, wait.overdue_ms)]
    assert minutes == [least, rings, overdue]
    assert wait.text == text.replace(" m", "\u00a0m").replace(" h", "\u00a0h")


def test_timers_can_be_told_apart(plan: Plan) -> None:
    labels = [step.wait.label for step in plan.steps if step.wait is not None]
    assert "Washing: spin, round 2" in labels
    assert "Immunoprecipitation: rotate gently overnight" in labels


def test_the_run_may_rest_overnight_and_frozen(plan: Plan) -> None:
    stops = {step.ref: (step.stop_ms // 3_600_000, step.stop) for step in plan.steps if step.stop_ms}
    assert stops == {
        "ip/bind": (18, "up to 18\u00a0h at 4\u00a0°C"),
        "elution/analyse": (90 * 24, "up to 90\u00a0d at −20\u00a0°C"),
    }


def test_the_pick_list_has_totals_over_the_whole_run(plan: Plan) -> None:
    totals = {item.id: item.total.replace("\u00a0", " ") for item in plan.pick_list}
    assert totals["pbs"] == "60 mL"  # 3 dishes, 2 rounds, 10 mL
    assert totals["protein_ag_agarose"] == "200 µL"  # 4 × 20 to pre-clear, 4 × 30 to capture
    assert totals["anti_alk"] == "6 µL"
    assert totals["isotype_igg"] == "2 µL"
    assert totals["laemmli_2x"] == "157.5 µL"  # 4 × 30 to elute, as much as each of 3 inputs
    assert totals["bca_kit"] == "as needed"
    assert totals["lysis_buffer.protease_inhibitor_cocktail"] == "187 µL"
    assert totals["equipment.heat_block"] == ""


def test_the_pick_list_says_in_which_steps(plan: Plan) -> None:
    used = {item.id: item.used_in for item in plan.pick_list}
    numbers = {step.ref: step.number for step in plan.steps}
    assert used["protein_ag_agarose"] == (numbers["preclear/beads"], numbers["ip/beads"])
    assert used["lysis_buffer.nacl"] == (numbers["prepare/lysis_buffer"],)
    assert used["lysis_buffer.protease_inhibitor_cocktail"] == (
        numbers["prepare/lysis_buffer.fresh"], numbers["prepare/lysis_buffer.fresh.2"],
    )  # fmt: skip


def test_the_only_thing_to_know_is_what_the_cold_does_to_tris(plan: Plan) -> None:
    assert [flag.code for flag in plan.flags] == ["PH_AT_TEMPERATURE"]
    assert not plan.blocked
    assert plan.missing == ()


def test_each_lysate_tells_how_far_it_goes(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    """In 1 mL: of 2.1 mg/mL two tubes and an input, of 1.75 mg/mL no tube of 1 mg that fits in 500 µL."""
    proteins = {"s1": "2.1 mg/mL", "s2": "6 mg/mL", "s3": "1.75 mg/mL"}
    for row, protein in proteins.items():
        facts = facts.with_entry(EntryKey("lysis/protein", "protein", row), q(protein))
    plan = make_plan(co_ip, facts, lab)
    told = {
        row: [plan.row_values[name, row].text for name in ("ips_possible", "most_protein")]
        for row in proteins
    }
    assert told == {
        "s1": [
            "2",
            "1.02\u00a0mg",
        ],  # 2.1 mg for two tubes and a twentieth; the control stands with the first
        "s2": ["5", "3\u00a0mg"],  # the 500 µL of the IP are the limit
        "s3": ["1", "870\u00a0µg"],  # 875 µg fit; never rounded up
    }
    assert plan.by_ref["lysis/input"].columns[-1] == "IPs possible"


def test_the_most_a_lysate_can_give_is_possible(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    thin = facts.with_entry(EntryKey("lysis/protein", "protein", "s3"), q("1.75 mg/mL"))
    assert make_plan(co_ip, thin, lab).blocked
    assert not make_plan(co_ip, thin.with_parameter("protein_per_ip", q("870 µg")), lab).blocked


def test_the_inputs_are_boiled_along(plan: Plan) -> None:
    (check,) = plan.by_ref["elution/boil"].checks
    assert "input" in check
