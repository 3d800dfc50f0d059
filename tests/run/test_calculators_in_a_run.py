"""The chain of numbers in a run: standards and A562 entered, protein and lanes worked out, kept and read again."""

from __future__ import annotations

from protocolapp.protocol.expression import Value
from protocolapp.quantity import Quantity
from protocolapp.record.samples import samples_of
from protocolapp.record.source import Source
from protocolapp.run.chain import verify
from protocolapp.run.commands import EnterValue
from tests.plan.test_calculators_inside import BCA, STANDARDS, STEPS
from tests.plan.writing import protocol_of
from tests.run.bench import RUN_ID, Bench

PROTOCOL = protocol_of(BCA, STANDARDS + STEPS)
READ, TABLE = "work/read", "0; 0.1\n1000; 1.1\n2000; 1.9"


def bench() -> Bench:
    """Both lysates read at A562: 0.74 and 0.5."""
    made = Bench(protocol=PROTOCOL)
    made.do(EnterValue("work/standards", "standards", TABLE))
    made.do(EnterValue(READ, "a562", "0.74", "s1"))
    made.do(EnterValue(READ, "a562", "0.5", "s2"))
    return made


def value(made: Bench, name: str, row: str) -> Value | None:
    found = made.plan.value_at(name, row)
    assert found is not None
    return found.value


def test_entering_the_readings_fills_the_protein_and_the_lanes_follow() -> None:
    made = bench()
    assert value(made, "protein", "s1") == Quantity.of("3.2", "mg/mL")
    assert value(made, "lysate_per_ip", "s1") == Quantity.of("312.5", "µL")
    assert value(made, "lane_sample", "s2") == Quantity.of(10, "µL")
    made.do(EnterValue(READ, "a562", "0.9", "s2", reason="misread"))
    assert value(made, "protein", "s2") == Quantity.of(4, "mg/mL")
    assert value(made, "lane_sample", "s2") == Quantity.of(5, "µL")


def test_the_numbers_are_the_same_when_the_program_is_opened_again() -> None:
    made = bench()
    before = dict(made.plan.row_values)
    made.reopen_program()
    assert dict(made.plan.row_values) == before


def test_the_steps_are_done_with_what_was_worked_out() -> None:
    made = bench()
    for ref in ("work/standards", READ, "work/load", "work/series"):
        made.finish(ref)
    assert verify(made.store.read(RUN_ID)).first_bad is None
    cells = {row.label: [cell.text for cell in row.cells] for row in made.step("work/load").rows}
    assert cells["Sample B"][0] == "10\u00a0µL"


def test_the_record_lists_the_protein_that_was_worked_out() -> None:
    made = bench()
    source = Source.of(made.state, made.plan, verify(made.store.read(RUN_ID)), made.clock.now())
    (block, *_) = samples_of(source)
    place = block.header.index("Protein")
    assert [row[place] for row in block.rows] == ["3.2\u00a0mg/mL", "2\u00a0mg/mL"]
