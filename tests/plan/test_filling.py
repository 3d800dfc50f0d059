"""Solutions that others are made up with: as much is made as those take, and nobody is sent to fetch it."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.plan import make_plan
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Flag, Plan
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples

MIXES = """
parameters: {{wanted: {{label: Wanted, kind: yes/no, default: yes}}}}
solutions:
  buffer:
    name: Reaction buffer
    {own}
    contains: [{{what: Tris, final: 25 mM, stock: 1 M}}]
  enzyme:
    name: Enzyme mix
    make up with: buffer
    contains: [{{what: Kinase, final: 10 nM, stock: 1 µM}}]
  dilution:
    name: Enzyme, diluted again
    make up with: enzyme
    contains: [{{what: BSA, final: 1 mg/mL, stock: 10 mg/mL}}]
"""
STEPS = """
- {id: rinse, do: Rinse., uses: {buffer: 200 µL}}
- {id: add, do: Add., uses: {enzyme: 400 µL}}
- {id: more, do: Add more., when: wanted, uses: {dilution: 100 µL}}
"""


def _plan(own: str = "overage: 10 %", steps: str = STEPS, facts: Facts | None = None) -> Plan:
    return make_plan(protocol_of(MIXES.format(own=own), steps), facts or samples("A"))


def _flags(plan: Plan, code: str) -> list[Flag]:
    return [flag for flag in plan.flags if flag.code == code]


def _volumes(plan: Plan) -> dict[str, str]:
    return {one.id: str(one.volume) for one in plan.solutions}


def test_as_much_is_made_as_the_mixtures_take() -> None:
    """Of the enzyme mix 400 µL and the 90 µL of the dilution; 99 % of it is buffer: 485.1 µL. With the 200 µL of the
    step and 10 % beyond it are 753.61 µL."""
    plan = _plan()
    assert [one.need for one in plan.solutions] == [q("685.1 µL"), q("490 µL"), q("100 µL")]
    assert plan.solutions[0].volume == q("753.61 µL")


def test_it_is_made_before_what_it_fills_and_named_by_what_people_call_it() -> None:
    plan = _plan()
    assert [step.ref for step in plan.steps[:3]] == ["prepare/buffer", "prepare/enzyme", "prepare/dilution"]
    assert plan.by_ref["prepare/enzyme"].rows[0].label == "Reaction buffer"
    assert "Reaction buffer" not in {item.name for item in plan.pick_list}
    assert "Water" in {item.name for item in plan.pick_list}


def test_what_no_step_uses_is_made_for_what_it_fills_and_not_without_it() -> None:
    only_dilution = (
        "- {id: more, do: Add more., when: wanted, uses: {dilution: 100 µL}}\n- {id: rest, do: Rest.}\n"
    )
    assert set(_volumes(_plan(steps=only_dilution))) == {"buffer", "enzyme", "dilution"}
    without = replace(samples("A"), parameters={"wanted": False})
    assert _volumes(_plan(steps=only_dilution, facts=without)) == {}


def test_a_volume_of_its_own_is_held_against_what_all_take() -> None:
    assert not _flags(_plan("volume: 1 mL"), "VOLUME_SHORT")
    (flag,) = _flags(_plan("volume: 600 µL"), "VOLUME_SHORT")
    assert flag.message.replace("\u00a0", " ").startswith(
        "The steps and other solutions use 685 µL of Reaction buffer"
    )


def test_a_limit_on_a_number_without_a_unit_is_kept() -> None:
    body = """
    calculations:
      racks: {label: Racks, value: count(samples), most: 2, remedy: Take fewer.}
    """
    protocol = protocol_of(body, "- {id: look, do: 'See {{ racks }}.'}\n")
    assert not _flags(make_plan(protocol, samples("A", "B")), "ABOVE_MOST")
    (flag,) = _flags(make_plan(protocol, samples("A", "B", "C")), "ABOVE_MOST")
    assert (flag.message, flag.remedy) == ("Racks: 3 is more than 2.", "Take fewer.")
