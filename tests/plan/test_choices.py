"""What depends on a choice, on the samples, and on what was dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import Facts
from protocolapp.protocol.model import Protocol
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples


@pytest.mark.parametrize(
    ("control", "tubes", "volume", "with_antibody"),
    [
        ("isotype IgG", 4, "18.7 mL", 4),
        ("beads only", 4, "18.7 mL", 3),
        ("none", 3, "14.85 mL", 3),  # (3 + 3 · 0.5 + 9) · 1.1
    ],
)
def test_the_control_decides_tubes_buffer_and_antibody(
    co_ip: Protocol, facts: Facts, lab: Lab, control: str, tubes: int, volume: str, with_antibody: int
) -> None:
    plan = make_plan(co_ip, facts.with_parameter("control", control), lab)
    assert len(plan.tubes) == tubes
    assert plan.solutions[0].volume == q(volume)
    assert len(plan.by_ref["ip/antibody"].rows) == with_antibody


def test_an_antibody_no_tube_gets_is_not_fetched(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    plan = make_plan(co_ip, facts.with_parameter("control", "none"), lab)
    assert "isotype_igg" not in {item.id for item in plan.pick_list}
    assert "isotype_igg.lot" not in {one.name for one in plan.by_ref["ip/antibody"].asked}


def test_lids_are_short_and_stay_when_a_sample_is_dropped(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    assert [tube.lid for tube in make_plan(co_ip, facts, lab).tubes] == ["1", "2", "3", "1B"]
    beads = facts.with_parameter("control", "beads only")
    assert [tube.lid for tube in make_plan(co_ip, beads, lab).tubes] == ["1", "2", "3", "1C"]
    first, second, third = facts.samples
    without = replace(facts, samples=(first, replace(second, dropped="lost"), third))
    assert [tube.lid for tube in make_plan(co_ip, without, lab).tubes] == ["1", "3", "1B"]


def test_a_dropped_sample_leaves_the_rack_and_the_sums(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    first, *others = facts.samples
    plan = make_plan(co_ip, replace(facts, samples=(replace(first, dropped="spilled"), *others)), lab)
    assert [tube.id for tube in plan.tubes] == ["ip:s2", "ip:s3", "igg_control:s2"]
    assert plan.solutions[0].need == q("12.5 mL")  # 2 + 3 · 0.5 + 9


def test_a_step_whose_condition_fails_is_not_planned() -> None:
    protocol = protocol_of(
        "parameters:\n  assay: {label: Assay, choices: [BCA, Bradford], default: BCA}\n",
        """
        - {id: bca, do: Read at 562 nm., when: assay is BCA}
        - {id: bradford, do: Read at 595 nm., when: assay is Bradford}
        """,
    )
    assert [step.ref for step in make_plan(protocol, samples("A")).steps] == ["work/bca"]
    chosen = samples("A").with_parameter("assay", "Bradford")
    assert [step.ref for step in make_plan(protocol, chosen).steps] == ["work/bradford"]


def test_a_section_without_steps_in_this_run_is_left_out() -> None:
    protocol = protocol_of(
        "parameters:\n  strip: {label: Strip, kind: yes/no, default: no}\n",
        "- {id: read, do: Read., when: strip}\n",
    )
    assert make_plan(protocol, samples("A")).sections == ()
    assert make_plan(protocol, samples("A").with_parameter("strip", True)).sections[0].steps == ("work/read",)


def test_a_step_for_tubes_that_do_not_stand_in_the_rack_is_not_planned() -> None:
    protocol = protocol_of(
        """
        parameters:
          control: {label: Control, choices: [IgG, none], default: none}
        tubes:
          ip: {label: IP, each: sample}
          igg: {label: IgG, of: last sample, when: control is IgG}
        """,
        "- {id: add, do: Add IgG., per: tube, tubes: [igg]}\n- {id: mix, do: Mix., per: tube}\n",
    )
    assert [step.ref for step in make_plan(protocol, samples("A", "B")).steps] == ["work/mix"]
    chosen = make_plan(protocol, samples("A", "B").with_parameter("control", "IgG"))
    assert [row.label for row in chosen.by_ref["work/add"].rows] == ["B (IgG)"]


def test_an_unused_solution_is_not_made() -> None:
    protocol = protocol_of(
        """
        parameters:
          wash: {label: Wash, kind: yes/no, default: no}
        solutions:
          tbst: {name: TBST, contains: [{what: Tween-20, final: 0.1 % v/v, stock: 10 % v/v}]}
        """,
        "- {id: wash, do: Wash., per: sample, uses: {tbst: 10 mL}, when: wash}\n- {id: read, do: Read.}\n",
    )
    assert make_plan(protocol, samples("A")).solutions == ()
    washed = make_plan(protocol, samples("A", "B").with_parameter("wash", True))
    assert washed.solutions[0].volume == q("20 mL")
    assert washed.steps[0].text == "Make 20\u00a0mL of TBST."


def test_a_solution_of_another_way_is_not_made_whatever_volume_it_says() -> None:
    protocol = protocol_of(
        """\
        parameters:
          wash: {label: Wash, default: "no", kind: yes/no}
        solutions:
          acid: {name: Acid, volume: 1 L, contains: [{what: HCl, final: 1 mM, stock: 1 M}]}
          water: {name: Salt, volume: 1 L, contains: [{what: NaCl, final: 1 mM, stock: 1 M}]}
        """,
        """\
        - {id: wash, do: Wash., when: wash, uses: [acid]}
        - {id: end, do: End.}
        """,
    )
    assert [one.id for one in make_plan(protocol, samples("A")).solutions] == ["water"]
    washed = make_plan(protocol, samples("A").with_parameter("wash", True))
    assert [one.id for one in washed.solutions] == ["acid", "water"]


def test_a_reagent_taken_by_volume_and_by_mass_has_no_one_total() -> None:
    protocol = protocol_of(
        "reagents: {bsa: {name: BSA}}\n",
        "- {id: weigh, do: Weigh BSA., uses: {bsa: 5 g}}\n- {id: add, do: Add BSA., uses: {bsa: 1 mL}}\n",
    )
    (item,) = make_plan(protocol, samples("A")).pick_list
    assert (item.total, item.used_in) == ("as needed", (1, 2))
