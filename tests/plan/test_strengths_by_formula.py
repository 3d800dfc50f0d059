"""Components whose strengths hang on parameters: worked out by the plan, checked when the file is loaded."""

from __future__ import annotations

import pytest

from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.fingerprint import protocol_from_json, protocol_to_json
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.recipes import load_recipes_text
from protocolapp.quantity import Quantity

TEXT = """\
format: 1
id: mixes
version: "1.0.0"
title: Mixes
objective: Mix.
parameters:
  enzyme: {label: Enzyme in the reaction, default: 10 nM, cite: lab}
  stock: {label: Enzyme stock, default: 1 µM, cite: lab}
  factor: {label: Factor, default: "2.5", kind: number, cite: lab}
  load: {label: Load, default: 1 mg, cite: lab}
solutions:
  enzyme_mix:
    name: Enzyme mix
    volume: 400 µL
    contains:
      - {what: Enzyme, final: enzyme * factor, stock: stock, cite: lab, stock_cite: lab}
      - {what: MgCl2, final: 10 mM, stock: 1 M, cite: lab, stock_cite: lab}
sections:
  - {id: a, title: A, steps: [{id: add, do: Add., uses: {enzyme_mix: 400 µL}}]}
"""


def protocol() -> Protocol:
    loaded = load_text(TEXT, "x.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def test_the_recipe_follows_the_parameters() -> None:
    made = protocol()
    facts = typical_facts(made)
    (mix,) = make_plan(made, facts).solutions
    assert (mix.components[1].what, mix.components[1].value) == ("Enzyme", Quantity.of(10, "µL"))
    assert mix.components[1].final == "25\u00a0nM"
    (mix,) = make_plan(made, facts.with_parameter("enzyme", Quantity.of(20, "nM"))).solutions
    assert mix.components[1].value == Quantity.of(20, "µL")


def test_a_stock_that_is_too_weak_blocks() -> None:
    plan = make_plan(protocol(), typical_facts(protocol()).with_parameter("stock", Quantity.of(20, "nM")))
    assert any("cannot give 25" in flag.message for flag in plan.flags)


def test_it_is_kept_and_read_back() -> None:
    assert protocol_from_json(protocol_to_json(protocol())) == protocol()


@pytest.mark.parametrize(
    ("old", "new", "column", "message"),
    [
        ("final: enzyme * factor", "final: enzyme * factr", 40, "there is no “factr”"),
        ("final: enzyme * factor", "final: load * factor", 31, "this is a mass, not a strength"),
        ("stock: stock,", "stock: 1 mg/mL,", 55, "cannot be reached from"),
        ("final: enzyme * factor", "final: 5 mL", 31, "is a volume, not a strength"),
    ],
)
def test_what_is_no_strength_is_told_at_its_place(old: str, new: str, column: int, message: str) -> None:
    (problem,) = load_text(TEXT.replace(old, new), "x.yaml").problems
    assert (problem.line, problem.column) == (16, column)
    assert message in problem.message


def test_a_recipe_of_its_own_has_no_names() -> None:
    mix = "{name: Mix, contains: [{what: A, final: enzyme * 2, stock: 1 M}]}"
    text = f"format: 1\nkind: recipes\nsolutions:\n  mix: {mix}\n"
    (problem,) = load_recipes_text(text, "r.yaml").problems
    assert "no names to calculate with" in problem.message
