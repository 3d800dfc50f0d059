"""Values that hang on a choice, and the top of a series around a known potency."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc import calculate
from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity

TEXT = """\
format: 1
id: plates
version: "1.0.0"
title: Plates
objective: Fill plates.
parameters:
  plate: {label: Plate, default: 96-well, choices: [96-well, 384-well, 1536-well], cite: lab}
  ic50: {label: IC50, default: 20 nM, cite: lab}
  fold: {label: Fold, default: "3", kind: number, cite: lab}
  points: {label: Points, default: "9", kind: count, cite: lab}
calculations:
  volume: {label: Volume, choose one: plate, of: {96-well: 25 µL, 384-well: 5 µL}, cite: lab}
  top: {label: Top, value: "top_around(ic50, fold, points)", cite: lab}
sections:
  - {id: a, title: A, steps: [{id: add, do: "Add {{ volume }}."}]}
"""


def protocol(text: str = TEXT) -> Protocol:
    loaded = load_text(text, "x.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def test_the_formula_of_the_choice_holds() -> None:
    facts = typical_facts(protocol())
    for choice, volume in (("96-well", "25"), ("384-well", "5")):
        plan = make_plan(protocol(), facts.with_parameter("plate", choice))
        assert plan.values["volume"].value == Quantity.of(volume, "µL")


def test_a_choice_without_a_formula_is_told() -> None:
    plan = make_plan(protocol(), typical_facts(protocol()).with_parameter("plate", "1536-well"))
    (flag,) = [one for one in plan.flags if one.about == "volume"]
    assert plan.blocked
    assert "It is not said for 1536-well." in flag.message
    assert flag.remedy == "Choose one of: 96-well, 384-well."


def test_unknown_choices_and_mixed_kinds_are_told_at_their_places() -> None:
    text = TEXT.replace("384-well: 5 µL", "394-well: 5 mg")
    told = [(one.line, one.message, one.remedy) for one in load_text(text, "x.yaml").problems]
    assert [line for line, _, _ in told] == [12, 12]
    assert told[0][1:] == ("“394-well” is none of the choices of “plate”", "Did you mean 384-well?")
    assert told[1][1].startswith("this is a mass, but for another choice")


def test_the_fold_behind_a_potency_is_a_plain_number() -> None:
    text = TEXT.replace("top_around(ic50, fold, points)", "top_around(ic50, 3 nM, points)")
    (problem,) = load_text(text, "x.yaml").problems
    assert (problem.line, problem.column) == (13, 28)
    assert "takes a number here" in problem.message


@given(st.integers(2, 10), st.integers(2, 20))
def test_the_top_is_that_of_the_series_calculator(fold: int, points: int) -> None:
    facts = typical_facts(protocol())
    facts = facts.with_parameter("fold", Fraction(fold)).with_parameter("points", Fraction(points))
    plan = make_plan(protocol(), facts)
    made = calculate(
        "series", mode="centre", centre="20 nM", fold=str(fold), points=str(points), volume="1 mL"
    )
    assert plan.values["top"].value == made.value("top")
