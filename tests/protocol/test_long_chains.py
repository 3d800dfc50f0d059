"""Values worked out one from another in long chains: told when the file is read, never followed too far."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocolapp.plan import make_plan, plan_as_text, typical_facts
from protocolapp.protocol.checks.rings import in_turn, rings
from protocolapp.protocol.load import load_text

HEAD = 'format: 1\nid: chain\nversion: "1.0.0"\ntitle: Chain\nobjective: Try it.\n'
AMOUNT = HEAD + "parameters:\n  a: {label: A, default: 1.1 mL}\ncalculations:\n"
DONE = 'sections:\n  - {id: one, title: One, steps: [{id: a, do: "Take {{ v }}."}]}\n'


def chain(length: int, formula: str = "{} + a", *, backwards: bool = False) -> str:
    """v is worked out from the one before it, and so on."""
    formulas = ["a", *(formula.format(f"v{number}") for number in range(length - 1))]
    names = [*(f"v{number}" for number in range(length - 1)), "v"]
    lines = [f"  {name}: {{label: V, value: '{one}'}}\n" for name, one in zip(names, formulas, strict=True)]
    return AMOUNT + "".join(reversed(lines) if backwards else lines) + DONE


def conditions(length: int) -> str:
    """Each choice is asked for while the one before it was made so."""
    lines = ["  c0: {label: C, choices: [x, y], default: x}\n"]
    lines += [
        f"  c{number}: {{label: C, choices: [x, y], default: x, when: c{number - 1} is x}}\n"
        for number in range(1, length)
    ]
    steps = f"sections:\n  - {{id: one, title: One, steps: [{{id: a, do: A., when: c{length - 1} is x}}]}}\n"
    return HEAD + "parameters:\n" + "".join(reversed(lines)) + steps


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_that_is_too_long_is_told(backwards: bool) -> None:
    loaded = load_text(chain(250, backwards=backwards), "chain.yaml")
    assert [one.message.partition(" before ")[0] for one in loaded.problems] == [
        "too many values are worked out one from another"
    ]
    assert loaded.problems[0].line > 8


@pytest.mark.parametrize("formula", ["{} + a", "min({}, a) + a", "{}" + " + a" * 40])
@pytest.mark.parametrize("write", [chain, lambda n, f: chain(n, f, backwards=True)], ids=["on", "back"])
def test_the_longest_chain_that_is_read_can_be_planned(
    write: Callable[[int, str], str], formula: str
) -> None:
    longest = next(n for n in range(60, 0, -1) if not load_text(write(n, formula), "chain.yaml").problems)
    protocol = load_text(write(longest, formula), "chain.yaml").protocol
    assert protocol is not None
    plan = make_plan(protocol, typical_facts(protocol))
    assert plan.values["v"].value is not None
    assert plan_as_text(plan)


def test_a_chain_of_conditions_has_an_end_as_well() -> None:
    assert load_text(conditions(400), "chain.yaml").problems
    protocol = load_text(conditions(35), "chain.yaml").protocol
    assert protocol is not None
    assert len(make_plan(protocol, typical_facts(protocol)).steps) == 1


def test_a_number_squared_again_and_again_is_refused_before_it_fills_the_memory() -> None:
    protocol = load_text(chain(25, "{0} * {0} / 1 mL"), "chain.yaml").protocol
    assert protocol is not None
    plan = make_plan(protocol, typical_facts(protocol))
    assert plan.values["v"].value is None
    assert any("beyond anything that can be measured" in flag.message for flag in plan.flags)


def test_rings_are_found_in_a_long_file() -> None:
    long = {f"a{number}": (f"a{number - 1}",) for number in range(20_000)}
    assert not list(rings(long))
    assert in_turn(long)[-1] == "a19999"
    assert [len(ring) for ring in rings({**long, "a0": ("a19999",)})] == [20_000]
    assert list(rings({"b": ("c",), "c": ("b", "d"), "d": ("d",), "e": ("b",)})) == [("b", "c"), ("d",)]
