"""Who gave each value of a run, and when."""

from __future__ import annotations

from protocolapp.plan.explaining import explain
from protocolapp.run import commands as c
from protocolapp.run.explaining import given_in
from tests.run.bench import MEASURE, STAIN, Bench
from tests.run.test_taken import TakenBench


def test_entries_name_the_person_the_time_and_the_step() -> None:
    bench = Bench()
    bench.do(c.EnterValue(MEASURE, "protein", "4.2", "s1"), by="CD")
    told = given_in(bench.state, bench.plan)
    number = bench.step(MEASURE).number
    assert told["protein", "s1"] == f"entered by CD, 2026-11-21 10:40 +01:00, step {number}"
    assert ("protein", "s2") not in told


def test_a_parameter_left_at_its_default_is_nobodys_and_a_changed_one_somebodys() -> None:
    bench = Bench()
    assert ("volume", "") not in given_in(bench.state, bench.plan)
    bench.do(c.ChangeParameter("volume", "20 µL", "More was needed"), by="CD")
    told = given_in(bench.state, bench.plan)
    assert told["volume", ""] == "changed by CD, 2026-11-21 10:40 +01:00: More was needed"
    bench.do(c.Undo())
    assert ("volume", "") not in given_in(bench.state, bench.plan)


def test_the_later_step_of_the_protocol_holds() -> None:
    bench = Bench()
    bench.finish_before(STAIN)
    bench.do(c.EnterValue(STAIN, "colour", "red", "vial:s1"))
    assert given_in(bench.state, bench.plan)["colour", "vial:s1"].endswith(f"step {bench.step(STAIN).number}")


def test_what_was_taken_is_signed() -> None:
    bench = TakenBench()
    bench.do(c.EnterValue("work/add", "lysate", "260", "ip:s1"))
    (node,) = explain(bench.plan, "lysate", "ip:s1", given_in(bench.state, bench.plan))
    assert node.origin == "really taken; entered by AB, 2026-11-21 10:40 +01:00, step 2"
    (protein,) = [one for one in node.inputs if one.name == "protein"]
    assert protein.origin == "in the sample table, AB, 2026-11-21 10:40 +01:00"
