"""Where a number comes from: each value once, down to what somebody gave, with its numbers and its sources."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.explained_text import explained_json, explained_lines, explained_text
from protocolapp.plan.explaining import Explained, UnknownValueError, explain
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Plan
from protocolapp.protocol.expression import evaluate, parse_expression
from protocolapp.quantity import Quantity, parse_quantity
from tests.plan.test_taken import ADD, BODY, STEPS, planned, taken
from tests.plan.writing import protocol_of, samples

NB = "\u00a0"


def tree(plan: Plan, name: str, row: str = "") -> Explained:
    (found,) = explain(plan, name, row)
    return found


def walk(node: Explained) -> list[Explained]:
    return [node, *(each for one in node.inputs for each in walk(one))]


def test_a_value_worked_out_shows_its_formula_with_its_numbers_and_what_they_are() -> None:
    node = tree(planned(), "buffer_volume", "ip:s1")
    assert (node.label, node.text) == ("Buffer, A", f"250{NB}µL")
    assert node.formula == "total - lysate"
    assert node.numbers == f"500{NB}µL - 250{NB}µL"
    total, lysate = node.inputs
    assert (total.label, total.origin, total.source) == ("Total", "default", "the lab's choice")
    assert lysate.numbers == f"1{NB}mg / 4{NB}mg/mL"
    assert [one.origin for one in lysate.inputs] == ["default", "typical"]


def test_every_leaf_was_given_by_somebody() -> None:
    for node in walk(tree(planned(), "loaded", "ip:s1")):
        assert node.origin or node.formula or node.again


def test_each_value_is_explained_once() -> None:
    body = BODY + "  both: {label: Both, per: tube, value: buffer_volume + lysate}\n"
    plan = make_plan(protocol_of(body, STEPS), taken())
    nodes = [node for node in walk(tree(plan, "both", "ip:s1")) if node.name == "lysate"]
    assert [(node.again, bool(node.inputs)) for node in nodes] == [(False, True), (True, False)]
    assert "explained above" in explained_text(tree(plan, "both", "ip:s1"))


def test_a_value_that_has_one_per_row_gives_one_tree_for_each() -> None:
    assert [node.row for node in explain(planned(), "lysate")] == ["ip:s1", "ip:s2"]
    assert [node.row for node in explain(planned(), "lysate", "B")] == ["ip:s2"]
    assert [node.row for node in explain(planned(), "total", "B")] == [""]


def test_what_was_really_taken_says_so_and_what_was_planned() -> None:
    node = tree(planned(taken(("ip:s1", "260 µL"))), "lysate", "ip:s1")
    assert (node.text, node.planned) == (f"260{NB}µL", f"250{NB}µL")
    assert node.origin.startswith("really taken")
    assert node.numbers == f"1{NB}mg / 4{NB}mg/mL"


def test_who_gave_it_comes_from_the_run() -> None:
    said = {("protein", "s1"): "entered by AB, 10:40, step 3"}
    (node,) = explain(planned(), "lysate", "ip:s1", said)
    assert node.inputs[1].origin == "entered by AB, 10:40, step 3"


def test_a_sum_lists_what_it_sums_and_counts_are_numbers() -> None:
    body = BODY + "  mean_lysate: {label: Mean, value: sum(lysate) / (count(tubes) + 1)}\n"
    plan = make_plan(protocol_of(body, STEPS), taken(("ip:s1", "260 µL")))
    node = tree(plan, "mean_lysate")
    assert node.numbers == f"sum(260{NB}µL, 250{NB}µL) / (2 + 1)"
    assert [one.row for one in node.inputs] == ["ip:s1", "ip:s2"]


def test_what_hangs_on_a_choice_names_the_choice_and_its_formula() -> None:
    plan = make_plan(
        protocol_of(
            """\
            parameters:
              plate: {label: Plate, choices: [small, large], default: large, cite: lab}
            calculations:
              volume: {label: Volume, choose one: plate, of: {small: 5 µL, large: 2 * 10 µL}}
            """,
            "- {id: a, do: 'Add {{ volume }}.'}\n",
        ),
        samples("A"),
    )
    node = tree(plan, "volume")
    assert node.formula == "2 * 10 µL"
    assert [(one.label, one.text) for one in node.inputs] == [("Plate", "large")]


def test_what_is_not_known_yet_is_said_to_be() -> None:
    plan = make_plan(protocol_of(BODY, STEPS), samples("A"))
    node = tree(plan, "lysate", "A")
    assert node.numbers == f"1{NB}mg / [needs Protein]"
    assert node.inputs[1].origin == "not known yet"


@pytest.mark.parametrize(
    ("name", "row", "near"), [("lysat", "", "lysate"), ("lysate", "C", ""), ("xxxx", "", "")]
)
def test_an_unknown_name_or_row_is_told_with_the_nearest(name: str, row: str, near: str) -> None:
    with pytest.raises(UnknownValueError) as error:
        explain(planned(), name, row)
    assert error.value.near == near


def test_the_lines_and_the_data_hold_the_whole_tree() -> None:
    node = tree(planned(), "buffer_volume", "ip:s1")
    lines = [(line.depth, line.text) for line in explained_lines(node)]
    assert lines[0] == (0, f"Buffer, A = 250{NB}µL")
    assert lines[1] == (1, f"= total - lysate = 500{NB}µL - 250{NB}µL")
    assert (2, f"Protein, A = 4{NB}mg/mL · typical") in lines
    data = json.loads(json.dumps(explained_json(node)))
    assert data["inputs"][1]["inputs"][0]["name"] == "amount"


def test_every_value_of_the_shipped_protocol_can_be_explained(plan: Plan) -> None:
    for name in {*plan.values, *(name for name, _ in plan.row_values)}:
        for node in explain(plan, name):
            assert node.text or node.origin
            keys = [(one.name, one.row) for one in walk(node) if not one.again and one.formula]
            assert len(keys) == len(set(keys))


class _Nothing:
    """For a formula that holds numbers only."""


@given(st.integers(1, 480), st.integers(1, 40))
def test_the_numbers_filled_in_come_out_as_the_value(microlitres: int, tenths: int) -> None:
    facts = typical_facts(protocol_of(BODY, STEPS)).with_entry(
        EntryKey(ADD, "lysate", "ip:s1"), parse_quantity(f"{microlitres} µL")
    )
    total = Quantity.of(5, "mL") * tenths
    plan = make_plan(protocol_of(BODY, STEPS), facts.with_parameter("total", total))
    node = tree(plan, "buffer_volume", "ip:s1")
    shown = evaluate(parse_expression(node.numbers.replace(NB, " ")).tree, _Nothing())  # type: ignore[arg-type]
    assert shown == plan.row_values["buffer_volume", "ip:s1"].value
