"""What was really taken, entered in a run: a reason beyond the tolerance, corrected and undone as any entry."""

from __future__ import annotations

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.quantity import parse_quantity
from protocolapp.run import commands as c
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.services.export import record_of
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.plan.test_taken import ADD, protocol
from tests.run.bench import RUN_ID, Bench


class TakenBench(Bench):
    """Two tubes of which 250 µL are planned."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryStore()
        setup = RunSetup(protocol(), title="Test", samples=typical_facts(protocol()).samples)
        self.service = RunService.start(setup, self.store, self.clock, Lab(), by="AB", run_id=RUN_ID)
        self.finish_before(ADD)

    def rest(self) -> str:
        return self.plan.row_values["buffer_volume", "ip:s1"].text


@pytest.fixture
def bench() -> TakenBench:
    return TakenBench()


def test_within_the_tolerance_nothing_is_asked(bench: TakenBench) -> None:
    assert bench.types(c.EnterValue(ADD, "lysate", "275", "ip:s1")) == ["step_started", "entry_recorded"]
    assert bench.rest() == "225\u00a0µL"
    assert bench.shown(ADD, "lysate", "ip:s1") == "275\u00a0µL"


@pytest.mark.parametrize("text", ["276", "224", "0.3 mL"])
def test_beyond_it_one_reason_is_asked_and_a_deviation_opened(bench: TakenBench, text: str) -> None:
    command = c.EnterValue(ADD, "lysate", text, "ip:s1")
    refusal = bench.refused(command)
    assert refusal.needs_reason
    assert refusal.kind is DeviationKind.AMOUNT
    assert refusal.planned == "Lysate taken (A): 250\u00a0µL"
    bench.do(c.EnterValue(ADD, "lysate", text, "ip:s1", reason="Little was left"))
    (deviation,) = bench.state.deviations
    assert (deviation.kind, deviation.reason) == ("amount", "Little was left")


def test_nothing_less_than_nothing_and_another_kind_of_unit_are_refused(bench: TakenBench) -> None:
    for text in ("0", "-1", "260 mg"):
        assert not bench.refused(c.EnterValue(ADD, "lysate", text, "ip:s1")).needs_reason


def test_a_correction_is_judged_by_what_was_planned_not_by_what_was_taken_before(bench: TakenBench) -> None:
    bench.do(c.EnterValue(ADD, "lysate", "400", "ip:s1", reason="More was needed"))
    refusal = bench.refused(c.EnterValue(ADD, "lysate", "260", "ip:s1"))
    assert [one.kind for one in refusal.departures] == [DeviationKind.CORRECTED]
    bench.do(c.EnterValue(ADD, "lysate", "260", "ip:s1", reason="Misread"))
    assert bench.rest() == "240\u00a0µL"
    planned = bench.plan.row_values["lysate", "ip:s1"].planned
    assert planned is not None
    assert planned.value == parse_quantity("250 µL")


def test_undo_brings_the_plan_back(bench: TakenBench) -> None:
    before = bench.plan
    bench.do(c.EnterValue(ADD, "lysate", "260", "ip:s1"))
    assert bench.plan != before
    bench.do(c.Undo())
    assert bench.plan == before


def test_it_is_the_same_after_the_program_was_started_anew(bench: TakenBench) -> None:
    bench.do(c.EnterValue(ADD, "lysate", "260.5", "ip:s1"))
    before = bench.plan
    bench.reopen_program()
    assert bench.plan == before


def test_the_one_key_does_not_ask_for_it_and_a_rehearsal_enters_nothing(bench: TakenBench) -> None:
    assert isinstance(bench.next().command, c.TickRow)
    done = rehearse(protocol(), MemoryStore(), Lab(), START, RUN_ID)
    assert not [key for key in done.service.state.entries if key.name == "lysate"]
    assert done.service.state.deviations == ()


def test_the_record_shows_both(bench: TakenBench) -> None:
    bench.do(c.EnterValue(ADD, "lysate", "260", "ip:s1"))
    bench.finish(ADD)
    made = record_of(bench.store, RUN_ID, bench.clock.now())
    step = next(one for section in made.sections for one in section.steps if one.table is not None
                and "Lysate taken" in one.table.header)  # fmt: skip
    assert step.table is not None
    by_row = {row[0]: dict(zip(step.table.header, row, strict=True)) for row in step.table.rows}
    assert by_row["A"]["Lysate"] == "260\u00a0µL taken, 250\u00a0µL planned"
    assert by_row["A"]["Lysate taken"].startswith("260\u00a0µL")
    assert by_row["B"]["Lysate"] == "250\u00a0µL"
