"""The way through a protocol as data and in words. The reference is read by people: after a wanted change, look at the
difference, then write it anew with `python -m tests.plan.test_workflow`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import Branch, Workflow, WorkStep, workflow_lines, workflow_of
from protocolapp.protocol.expression import parse_condition
from protocolapp.protocol.load import load_protocol
from protocolapp.resources import protocols_folder
from tests.calc.pipettes import ALL
from tests.plan.writing import protocol_of, samples

REFERENCE = Path(__file__).parents[1] / "data" / "reference" / "co_ip_alk.workflow.txt"

CHOICES = """
parameters:
  assay: {label: Protein assay, default: BCA, choices: [BCA, Bradford, A280]}
  strip: {label: Strip and re-probe, kind: yes/no, default: "no"}
  dish: {label: Dish, default: 10 mL}
samples: {label: Lysate, plural: lysates, typical: [one, two]}
"""


def _written(plan: Plan) -> str:
    return "\n".join(workflow_lines(workflow_of(plan))) + "\n"


def _steps(workflow: Workflow) -> dict[str, WorkStep]:
    return {step.ref: step for step in workflow.steps()}


def _items(steps: str, facts: Facts | None = None) -> tuple[WorkStep | Branch, ...]:
    plan = make_plan(protocol_of(CHOICES, steps), facts if facts is not None else samples("one"))
    (section,) = workflow_of(plan).sections
    return section.items


def test_the_co_ip_reads_as_it_should(plan: Plan) -> None:
    assert _written(plan) == REFERENCE.read_text(encoding="utf-8")


def test_a_step_carries_its_timer_rounds_and_rest(plan: Plan) -> None:
    workflow = workflow_of(plan)
    steps = _steps(workflow)
    wash, bind, boil = steps["washing/wash.1"], steps["ip/bind"], steps["elution/boil"]
    assert (wash.numbers, wash.rounds, wash.each) == ("24–26", 3, "each tube")
    assert wash.wait is not None
    assert wash.wait.spin
    assert bind.wait is not None
    assert (bind.wait.ms, bind.stop.replace("\u00a0", " "), bind.day) == (
        14 * 3_600_000,
        "up to 18 h at 4 °C",
        2,
    )
    assert (boil.at.replace("\u00a0", " "), boil.day) == ("95–100 °C", 0)
    assert workflow.days == 2


@pytest.mark.parametrize(("wait", "day"), [("7 h", 0), ("8 h", 2), ("16 h", 2), ("40 h", 3), ("72 h", 4)])
def test_what_is_left_over_night_begins_a_new_day(wait: str, day: int) -> None:
    (step,) = _items(f"- {{id: a, do: Wait., wait: {wait}}}\n")
    assert isinstance(step, WorkStep)
    assert step.day == day


def test_alternatives_of_one_choice_stand_side_by_side() -> None:
    first, branch, last = _items(
        """
        - {id: thaw, do: Thaw.}
        - {id: bca, do: "Add {{ dish }} BCA reagent.", when: assay is BCA, per: sample}
        - {id: warm, do: Warm it., when: assay is BCA}
        - {id: bradford, do: "Add {{ dish }} dye.", when: assay is Bradford, wait: 5 min}
        - {id: read, do: Read.}
        """
    )
    assert isinstance(branch, Branch)
    assert branch.title == "Protein assay"
    bca, bradford = branch.lanes
    assert (bca.label, bca.taken, [step.numbers for step in bca.steps]) == ("BCA", True, ["2", "3"])
    assert (bradford.label, bradford.taken) == ("Bradford", False)
    assert [(step.numbers, step.text) for step in bradford.steps] == [("", "Add 10\u00a0mL dye.")]
    assert bradford.steps[0].wait is not None
    assert isinstance(first, WorkStep)
    assert isinstance(last, WorkStep)
    assert (first.numbers, last.numbers) == ("1", "4")


def test_conditions_that_may_hold_together_follow_one_another() -> None:
    items = _items(
        """
        - {id: a, do: A., when: assay is not A280}
        - {id: b, do: B., when: assay is BCA}
        - {id: c, do: C., when: strip}
        - {id: d, do: D., when: count(samples) > 4}
        """
    )
    branches = [item for item in items if isinstance(item, Branch)]
    assert [len(branch.lanes) for branch in branches] == [1, 1, 1, 1]
    assert [branch.lanes[0].taken for branch in branches] == [True, True, False, False]
    assert [branch.lanes[0].label for branch in branches] == ["not A280", "BCA", "yes", "count(samples) > 4"]


def test_a_choice_and_its_contrary_are_alternatives() -> None:
    (branch,) = _items("- {id: a, do: A., when: assay is BCA}\n- {id: b, do: B., when: assay is not BCA}\n")
    assert isinstance(branch, Branch)
    assert [(lane.label, lane.taken) for lane in branch.lanes] == [("BCA", True), ("not BCA", False)]


def test_branches_are_told_in_words() -> None:
    steps = "- {id: a, do: A., when: assay is BCA}\n- {id: b, do: B., when: assay is Bradford}\n"
    plan = make_plan(protocol_of(CHOICES, steps), samples("one"))
    assert workflow_lines(workflow_of(plan))[2:] == (
        "Either Protein assay: BCA (chosen):", "1. A.", "Or Protein assay: Bradford (not chosen):", "B.", "End.",
    )  # fmt: skip


def test_a_condition_on_values_is_told_with_what_people_call_them() -> None:
    _, branch = _items("- {id: a, do: A.}\n- {id: b, do: B., when: dish > 20 mL and count(samples) > 1}")
    assert isinstance(branch, Branch)
    assert branch.lanes[0].label == "Dish > 20 mL and count(samples) > 1"


def test_a_long_text_is_cut_between_words_and_stays_on_one_line() -> None:
    (step,) = _items(f"- {{id: a, do: 'Mix {'very ' * 60}gently.\n\n\n          And again.'}}\n")
    assert isinstance(step, WorkStep)
    assert len(step.text) <= 110
    assert step.text.endswith("very…")
    assert "\n" not in step.text


FORKED = """
- {id: thaw, do: Thaw.}
- choose one: assay
  of:
    BCA:
      - {id: bca, do: Read at 562 nm., wait: 30 min}
      - {id: again, do: Read again., when: strip}
    Bradford: [{id: bradford, do: "Add {{ dish }} dye."}]
    A280: []
"""


def test_a_fork_shows_all_its_ways_and_marks_the_present_one() -> None:
    _, branch = _items(FORKED)
    assert isinstance(branch, Branch)
    assert branch.title == "Protein assay"
    told = [(lane.label, lane.taken, [step.text for step in lane.steps]) for lane in branch.lanes]
    assert told == [
        ("BCA", True, ["Read at 562 nm.", "Read again."]),
        ("Bradford", False, ["Add 10\u00a0mL dye."]),
        ("A280", False, []),
    ]
    assert [(step.numbers, step.only) for step in branch.lanes[0].steps] == [
        ("2", ""), ("", "only with Strip and re-probe: yes")
    ]  # fmt: skip


def test_a_way_without_steps_can_be_the_present_one() -> None:
    _, branch = _items(FORKED, Facts({"assay": "A280"}, samples("one").samples))
    assert isinstance(branch, Branch)
    assert [lane.taken for lane in branch.lanes] == [False, False, True]


def _section_when(start: str) -> Workflow:
    body = CHOICES.replace(
        "  dish:", "  start: {label: Start, default: cells, choices: [cells, lysates]}\n  dish:"
    )
    protocol = protocol_of(body, "- {id: a, do: A.}\n")
    (section,) = protocol.sections
    other = section.model_copy(
        update={"id": "lyse", "title": "Lysis", "when": parse_condition("start is cells")}
    )
    both = protocol.model_copy(update={"sections": (other, section)})
    return workflow_of(make_plan(both, Facts({"start": start}, samples("one").samples)))


def test_a_section_says_what_it_depends_on() -> None:
    lysis, work = _section_when("cells").sections
    assert (lysis.remark, work.remark) == ("only with Start: cells", "")
    assert [type(item) for item in lysis.items] == [WorkStep]


def test_a_section_that_is_left_out_stands_where_it_would_be() -> None:
    lysis, work = _section_when("lysates").sections
    (branch,) = lysis.items
    assert isinstance(branch, Branch)
    assert (branch.title, branch.lanes[0].label, branch.lanes[0].taken) == ("Start", "cells", False)
    assert [step.numbers for step in work.steps()] == ["1"]


conditions = st.sampled_from(
    ["", "", "assay is BCA", "assay is Bradford", "assay is not BCA", "strip", "strip and assay is BCA"]
)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(conditions, st.integers(1, 3)), min_size=1, max_size=12),
    st.sampled_from(["BCA", "Bradford", "A280"]),
    st.booleans(),
)
def test_every_step_appears_once_in_order(whens: list[tuple[str, int]], assay: str, strip: bool) -> None:
    lines = "".join(
        f"- {{id: s{number}, do: Do thing {number}., repeat: {rounds}{f', when: {when}' if when else ''}}}\n"
        for number, (when, rounds) in enumerate(whens)
    )
    given_facts = Facts({"assay": assay, "strip": strip}, samples("one").samples)
    plan = make_plan(protocol_of(CHOICES, lines), given_facts)
    workflow = workflow_of(plan)
    taken = [step for step in workflow.steps() if step.numbers]
    assert [step.ref for step in taken] == [step.ref for step in plan.steps if step.round == 1]
    assert sum(step.rounds for step in taken) == len(plan.steps)
    texts = [step.text for step in workflow.steps()]
    assert texts == [f"Do thing {number}." for number in range(len(whens))]
    branches = [item for one in workflow.sections for item in one.items if isinstance(item, Branch)]
    assert all(sum(lane.taken for lane in branch.lanes) <= 1 for branch in branches)


def _reference_plan() -> Plan:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return make_plan(protocol, typical_facts(protocol), Lab(pipettes=ALL))


if __name__ == "__main__":
    REFERENCE.write_text(_written(_reference_plan()), encoding="utf-8")
