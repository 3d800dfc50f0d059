"""Solutions scaled to the run: bases, fresh portions, days, lots."""

from __future__ import annotations

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Plan, StepKind
from protocolapp.protocol.model import Kind, Protocol
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples

BUFFER = """
solutions:
  buffer:
    name: buffer
    keep: {{for: {keep}}}
    contains:
      - {{what: salt, final: 150 mM, stock: 5 M}}
      - {{what: DTT, final: 1 mM, stock: 1 M, add: fresh}}
"""


def _plan(keep: str, steps: str) -> Plan:
    return make_plan(protocol_of(BUFFER.format(keep=keep), steps), samples("A"))


def _portions(plan: Plan) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(batch.volume), batch.used_in) for batch in plan.solutions[0].batches if batch.fresh]


USE = "- {{id: {id}, do: Add., uses: {{buffer: 1 mL}}, takes: 1 min{more}}}\n"


def _use(name: str, wait: str = "") -> str:
    return USE.format(id=name, more=f", wait: {wait}" if wait else "")


def test_what_is_used_while_it_keeps_is_one_portion() -> None:
    assert _portions(_plan("12 h", _use("a", "11 h") + _use("b"))) == [("2 mL", ("work/a", "work/b"))]


def test_what_is_used_later_is_a_portion_of_its_own() -> None:
    plan = _plan("12 h", _use("a", "13 h") + _use("b") + _use("c"))
    assert _portions(plan) == [("1 mL", ("work/a",)), ("2 mL", ("work/b", "work/c"))]


def test_a_portion_keeps_from_its_own_first_use() -> None:
    plan = _plan("12 h", _use("a", "8 h") + _use("b", "8 h") + _use("c"))
    assert _portions(plan) == [("2 mL", ("work/a", "work/b")), ("1 mL", ("work/c",))]


def test_a_solution_that_keeps_for_good_is_completed_once() -> None:
    plan = _plan("90 d", _use("a", "3 d") + _use("b"))
    assert [ref for ref, _ in _portions(plan)] == ["2 mL"]


def test_a_portion_is_completed_after_the_long_wait_before_its_use() -> None:
    plan = _plan("12 h", _use("a", "20 h") + "- {id: spin, do: Spin., wait: 5 min}\n" + _use("b"))
    assert [step.ref for step in plan.steps] == [
        "prepare/buffer", "prepare/buffer.fresh", "work/a", "prepare/buffer.fresh.2", "work/spin", "work/b",
    ]  # fmt: skip


def test_what_is_first_used_on_another_day_is_not_completed_in_front() -> None:
    plan = _plan("12 h", "- {id: grow, do: Grow the cells., wait: 48 h}\n" + _use("a"))
    assert [step.ref for step in plan.steps] == [
        "prepare/buffer",
        "work/grow",
        "prepare/buffer.fresh",
        "work/a",
    ]


def test_a_single_portion_takes_all_of_the_base() -> None:
    plan = _plan("12 h", _use("a"))
    fresh = plan.by_ref["prepare/buffer.fresh"]
    assert fresh.text == "Complete 1\u00a0mL of buffer: to the base add DTT."
    assert fresh.kind is StepKind.FRESH
    assert fresh.hands_on_assumed


def test_without_anything_fresh_there_is_one_step() -> None:
    body = "solutions:\n  tbs: {name: TBS, contains: [{what: NaCl, final: 150 mM, stock: 5 M}]}\n"
    plan = make_plan(protocol_of(body, "- {id: add, do: Add., uses: {tbs: 1 L}}\n"), samples("A"))
    assert [step.ref for step in plan.steps] == ["prepare/tbs", "work/add"]
    assert plan.solutions[0].steps == ("prepare/tbs",)
    assert plan.solutions[0].batches[0].volume == q("1 L")


def test_a_step_for_the_whole_run_takes_its_amount_once() -> None:
    body = "solutions:\n  tbs: {name: TBS, contains: [{what: NaCl, final: 150 mM, stock: 5 M}]}\n"
    steps = "- {id: wash, do: Wash the membrane., uses: {tbs: 50 mL}, repeat: 3}\n"
    assert make_plan(protocol_of(body, steps), samples("A", "B")).solutions[0].volume == q("150 mL")


def test_a_volume_of_its_own_is_split_by_what_the_portions_take() -> None:
    body = BUFFER.format(keep="12 h").replace("    name: buffer\n", "    name: buffer\n    volume: 9 mL\n")
    plan = make_plan(protocol_of(body, _use("a", "13 h") + _use("b") + _use("c")), samples("A"))
    assert [volume for volume, _ in _portions(plan)] == ["3 mL", "6 mL"]


def test_a_solid_is_weighed_and_a_liquid_made_up() -> None:
    body = """
    solutions:
      blocking:
        name: blocking buffer
        contains:
          - {what: BSA, final: 5 % w/v}
          - {what: TBST, final: 1 X, stock: 10 X}
    """
    plan = make_plan(protocol_of(body, "- {id: block, do: Block., uses: {blocking: 20 mL}}\n"), samples("A"))
    assert {one.what: one.plain for one in plan.solutions[0].components} == {
        "BSA": "1 g", "TBST": "2 mL", "Water": "18 mL",
    }  # fmt: skip


def test_components_that_read_alike_have_keys_of_their_own() -> None:
    body = """
    solutions:
      mix:
        name: mix
        contains:
          - {what: Na₃VO₄, final: 1 mM, stock: 100 mM}
          - {what: Na3VO4, final: 1 mM, stock: 200 mM}
          - {what: β-glycerophosphate, final: 1 mM, stock: 1 M}
          - {what: rest, final: 1 mM, stock: 1 M}
    """
    plan = make_plan(protocol_of(body, "- {id: add, do: Add., uses: {mix: 1 mL}}\n"), samples("A"))
    keys = [row.id for row in plan.by_ref["prepare/mix"].rows]
    assert sorted(keys) == ["glycerophosphate", "na3vo4", "na3vo4_2", "rest", "rest_2"]


def test_each_component_is_ticked_and_its_lot_may_be_noted(plan: Plan) -> None:
    base, fresh = plan.by_ref["prepare/lysis_buffer"], plan.by_ref["prepare/lysis_buffer.fresh"]
    assert [row.id for row in base.rows] == ["rest", "tris_hcl_ph_7_4", "nacl", "edta", "np_40"]
    names = [(one.name, one.row, one.kind, one.required) for one in base.asked[:2]]
    assert names == [
        ("lysis_buffer.tris_hcl_ph_7_4.lot", "tris_hcl_ph_7_4", Kind.TEXT, False),
        ("lysis_buffer.tris_hcl_ph_7_4.expiry", "tris_hcl_ph_7_4", Kind.DATE, False),
    ]
    assert {one.row for one in base.asked} == {"tris_hcl_ph_7_4", "nacl", "edta", "np_40"}
    assert {one.row for one in fresh.asked} == {
        "protease_inhibitor_cocktail",
        "phosphatase_inhibitor_cocktail",
    }


def test_a_noted_lot_is_shown_at_the_making(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    key = EntryKey("prepare/lysis_buffer", "lysis_buffer.nacl.lot", "nacl")
    plan = make_plan(co_ip, facts.with_entry(key, "0123456"), lab)
    asked = next(one for one in plan.by_ref[key.step].asked if one.name == key.name)
    assert asked.text == "0123456"


def test_a_recipe_that_cannot_be_made_blocks_the_plan(co_ip: Protocol, facts: Facts) -> None:
    weak = co_ip.solutions["lysis_buffer"].contains[3].model_copy(update={"stock": q("1.05 % v/v")})
    contains = (*co_ip.solutions["lysis_buffer"].contains[:3], weak)
    solutions = {"lysis_buffer": co_ip.solutions["lysis_buffer"].model_copy(update={"contains": contains})}
    plan = make_plan(co_ip.model_copy(update={"solutions": solutions}), facts)
    assert plan.blocked
    assert (plan.flags[0].code, plan.flags[0].about) == ("DOES_NOT_FIT", "lysis_buffer")
    assert "NP-40" in plan.flags[0].message
