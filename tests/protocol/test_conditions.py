"""Conditions: what they read as, and whether they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.expression import (
    AllOf,
    AnyOf,
    Compare,
    ConditionNode,
    ExpressionError,
    Is,
    Unknown,
    Wanted,
    holds,
    names_in_condition,
    parse_condition,
)
from tests.protocol.bench import Bench, refusal_of


def shape(node: ConditionNode) -> str:
    if isinstance(node, AllOf):
        return "(" + " & ".join(map(shape, node.conditions)) + ")"
    if isinstance(node, AnyOf):
        return "(" + " | ".join(map(shape, node.conditions)) + ")"
    if isinstance(node, Compare):
        return f"? {node.operator} ?"
    return f"{node.name}{'!=' if node.negated else '='}{node.value}"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("control is isotype IgG", "control=isotype IgG"),
        ("control is not none", "control!=none"),
        ("control is “wet and dry”", "control=wet and dry"),
        ('control is "not treated"', "control=not treated"),
        ("control is IgG (rabbit)", "control=IgG (rabbit)"),
        ("fresh", "fresh=yes"),
        ("not fresh", "fresh!=yes"),
        ("a is b and c is d or e", "((a=b & c=d) | e=yes)"),
        ("a and (b or c)", "(a=yes & (b=yes | c=yes))"),
        ("(a is b)", "a=b"),
        ("volume > 1 mL", "? > ?"),
        ("(a + b) / 2 <= c * (d - e)", "? <= ?"),
        ("a ≥ b", "? >= ?"),
        ("a is b and volume < 2 mL", "(a=b & ? < ?)"),
        ("candor is ordinary", "candor=ordinary"),
    ],
)
def test_what_a_condition_reads_as(text: str, tree: str) -> None:
    assert shape(parse_condition(text).tree) == tree


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("control is", "value is missing"),
        ("control = none", "= is not used"),
        ("control == none", "= is not used"),
        ("volume + 1 mL", "not a condition"),
        ("1 mL", "not a condition"),
        ("a is b and", "missing"),
        ("(a is b", "not closed"),
        ("a is b)", "does not belong"),
        ("a < b < c", "does not belong"),
        ("", "nothing here"),
        ("(" * 21 + "a" + ")" * 21, "more than 20"),
    ],
)
def test_what_is_no_condition(text: str, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_condition(text)
    assert words in caught.value.message
    assert caught.value.remedy


WORDS = ["a", "is", "not", "and", "or", "(", ")", "<", ">", "1 mL", "b", "“", "”", '"', "="]


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    refusal = refusal_of(parse_condition, text)
    assert refusal is None or (refusal.message and refusal.remedy)


BENCH = Bench({"control": "isotype IgG", "fresh": True, "old": False, "volume": "500 µL", "note": "a"})


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("control is isotype IgG", True),
        ("control is none", False),
        ("control is not none", True),
        ("fresh", True),
        ("not fresh", False),
        ("old is no", True),
        ("volume > 1 mL", False),
        ("volume <= 0.5 mL", True),
        ("count(samples) >= 2 and fresh", True),
        ("old or control is none", False),
        ("unknown and old", False),  # one that does not hold decides
        ("unknown or fresh", True),  # one that holds decides
    ],
)
def test_whether_a_condition_holds(text: str, result: bool) -> None:
    assert holds(parse_condition(text).tree, BENCH) is result


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("unknown", ["unknown"]),
        ("unknown and fresh", ["unknown"]),
        ("unknown or also_unknown > 1 mL", ["unknown", "also_unknown"]),
    ],
)
def test_what_a_condition_waits_for(text: str, names: list[str]) -> None:
    assert holds(parse_condition(text).tree, BENCH) == Unknown(tuple(Wanted(name) for name in names))


def test_the_names_of_a_condition() -> None:
    tree = parse_condition("a is b and c + d > e or a").tree
    assert names_in_condition(tree) == ("a", "c", "d", "e")


def test_is_keeps_its_place() -> None:
    tree = parse_condition("fresh and control is none").tree
    assert isinstance(tree, AllOf)
    assert tree.conditions[1] == Is("control", "none", offset=10)
