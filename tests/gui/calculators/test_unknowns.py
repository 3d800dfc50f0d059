"""Which field of a set is worked out while somebody types."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.gui.calculators.unknowns import SolveSet, after_typing, solve_set

FOUR = ("stock", "take", "final", "volume")
TEXTS = {"stock": "10", "take": "", "final": "10", "volume": "1"}
START = solve_set(FOUR, TEXTS, "take")


def test_what_is_left_out_is_the_unknown() -> None:
    assert START.unknown == "take"


def test_where_all_are_given_the_declared_unknown_gives_way() -> None:
    assert solve_set(FOUR, dict.fromkeys(FOUR, "1"), "final").unknown == "final"


def test_typing_into_the_unknown_frees_what_was_typed_longest_ago() -> None:
    after, changed = after_typing(START, "take", "5", "1")
    assert after.unknown == "volume"
    assert changed == {"volume": ""}


def test_what_a_person_typed_is_newer_than_what_stood_there_from_the_beginning() -> None:
    after, changed = after_typing(START, "volume", "2", "1")
    assert (after.unknown, changed) == ("take", {})
    after, changed = after_typing(after, "take", "5", "")
    assert after.unknown == "final"
    assert changed == {"final": ""}


def test_an_emptied_field_becomes_the_unknown_and_the_former_keeps_its_value() -> None:
    after, changed = after_typing(START, "stock", " ", "1.00")
    assert after.unknown == "stock"
    assert changed == {"take": "1.00"}


def test_emptied_and_typed_anew_all_is_as_before() -> None:
    emptied, _ = after_typing(START, "stock", "", "1.00")
    after, changed = after_typing(emptied, "stock", "2", "10")
    assert after.unknown == "take"
    assert changed == {"take": ""}


def test_without_a_value_two_are_open_until_one_is_typed() -> None:
    emptied, changed = after_typing(START, "stock", "", "")
    assert (emptied.unknown, changed) == ("", {})
    after, changed = after_typing(emptied, "stock", "2", "")
    assert (after.unknown, changed) == ("take", {})


@given(st.lists(st.tuples(st.sampled_from(FOUR), st.sampled_from(["", "1", "2"])), max_size=30))
def test_texts_and_set_never_disagree(typed: list[tuple[str, str]]) -> None:
    """However one types, the unknown is empty, all others are given, and what was just typed stands as typed."""
    one: SolveSet = START
    texts = dict(TEXTS)
    for name, text in typed:
        worked_out = "7" if one.unknown else ""
        one, changed = after_typing(one, name, text, worked_out)
        texts = {**texts, name: text, **changed}
        assert texts[name] == text
        assert {field for field in FOUR if texts[field]} == set(one.given)
        assert len(one.given) < len(FOUR)
