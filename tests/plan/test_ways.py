"""The ways of a fork, side by side."""

from __future__ import annotations

from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.ways import ways_of
from tests.run.forked import forked_protocol


def test_all_ways_are_told_and_the_one_that_is_gone_is_marked() -> None:
    plan = make_plan(forked_protocol(), typical_facts(forked_protocol()).with_parameter("assay", "Bradford"))
    bca, bradford, none = ways_of(plan.forks[0], plan)
    assert [way.taken for way in (bca, bradford, none)] == [False, True, False]
    assert bca.text == "BCA: Add [Working reagent] of working reagent. Read at [Wavelength]."
    assert none.text == "none: no steps"


def test_values_that_are_known_are_filled_in() -> None:
    plan = make_plan(forked_protocol(), typical_facts(forked_protocol()))
    assert ways_of(plan.forks[0], plan)[0].steps[0] == "Add 400\u00a0µL of working reagent."
