"""Several plates read in a run, and what becomes of readings when the number of plates changes."""

from __future__ import annotations

import pytest

from protocolapp.lab import Lab
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.protocol.readings import PlateReadings
from protocolapp.run import commands as c
from protocolapp.run.answers import StepAnswers
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.explaining import given_in
from protocolapp.run.rehearsal import rehearse
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import RUN_ID
from tests.run.two_plates import (
    ANOTHER,
    COMPOUNDS,
    FIRST,
    LARGER,
    LOOK,
    READ,
    SECOND,
    SMALLER,
    PlatesBench,
    plates_protocol,
)

ONE, TWO = ("plate:1", "Plate 1", True), ("plate:2", "Plate 2", True)
GONE = ("plate:2", "Plate 2 (no longer planned)", False)


@pytest.fixture
def two() -> PlatesBench:
    return PlatesBench(plates=2)


def kept(bench: PlatesBench) -> dict[str, str]:
    """What holds, by row."""
    return {key.row: entry.current.shown for key, entry in bench.state.entries.items()}


def test_one_plate_after_the_other_is_asked_for(two: PlatesBench) -> None:
    assert (two.next().label, two.next().detail) == ("Enter Luminescence", "Plate 1")
    two.read(FIRST)
    assert two.next().detail == "Plate 2"
    assert two.next().focus == EntryKey(READ, "readings", SECOND)
    refusal = two.refused(c.CompleteStep(READ))
    assert refusal.kind is DeviationKind.GAP
    assert "Luminescence (Plate 2)" in refusal.message + refusal.actual + refusal.planned
    two.read(SECOND, "B2\t7")
    two.do(c.CompleteStep(READ))
    two.reopen_program()
    assert kept(two) == {FIRST: "2\u00a0wells, 500 to 1000", SECOND: "1\u00a0well, 7"}
    assert two.state.deviations == ()


def test_one_plate_has_no_second(two: PlatesBench) -> None:
    assert PlatesBench().asked() == [("", "", True)]
    assert PlatesBench().refused(c.EnterValue(READ, "readings", "B2\t1", SECOND)).code == "not_asked"
    assert two.refused(c.EnterValue(READ, "readings", "B2\t1")).code == "not_asked"


def test_a_plate_is_corrected_and_out_of_limits_by_itself(two: PlatesBench) -> None:
    two.read(FIRST)
    two.read(SECOND)
    again = c.EnterValue(READ, "readings", "B2\t9", SECOND)
    assert two.refused(again).kind is DeviationKind.CORRECTED
    refusal = two.refused(c.EnterValue(READ, "readings", "B2\t3e6", FIRST))
    assert refusal.planned.startswith("Luminescence (Plate 1): ")
    two.read(SECOND, "B2\t9", reason="wrong file")
    assert kept(two) == {FIRST: "2\u00a0wells, 500 to 1000", SECOND: "1\u00a0well, 9"}


def test_what_was_read_as_the_only_plate_is_the_first_of_two() -> None:
    bench = PlatesBench()
    bench.read()
    bench.do(ANOTHER)
    assert bench.asked() == [("", "Plate 1", True), TWO]
    assert bench.next().focus == EntryKey(READ, "readings", SECOND)
    bench.read(SECOND)
    bench.reopen_program()
    assert bench.asked() == [("", "Plate 1", True), TWO]
    bench.do(c.CompleteStep(READ))
    assert "Plate 1: 2\u00a0wells, 500 to 1000; Plate 2: " in bench.step(LOOK).text


def test_a_plate_that_is_no_longer_planned_stays_and_need_not_be_read(two: PlatesBench) -> None:
    two.read(FIRST)
    two.read(SECOND)
    two.do(LARGER)
    assert two.asked() == [ONE, GONE]
    assert two.step(READ).asked[0].shape == (16, 24)
    assert len(kept(two)) == 2
    two.read(SECOND, "B2\t9", reason="wrong file")
    two.do(SMALLER)
    assert two.asked() == [ONE, TWO]
    assert kept(two)[SECOND] == "1\u00a0well, 9"


def test_a_plate_that_was_not_read_goes_with_the_layout(two: PlatesBench) -> None:
    two.read(FIRST)
    two.do(LARGER)
    assert two.asked() == [ONE]
    two.do(c.CompleteStep(READ))
    two.do(SMALLER)
    assert two.asked() == [ONE, TWO]


def test_a_compound_taken_back_leaves_what_was_read_on_its_plate() -> None:
    bench = PlatesBench()
    bench.do(ANOTHER)
    bench.read(SECOND)
    bench.do(c.DropSample("s3", "precipitated"))
    assert bench.asked() == [ONE, TWO]  # it keeps its wells, empty
    assert kept(bench) == {SECOND: "2\u00a0wells, 500 to 1000"}


def test_undo_takes_back_one_plate(two: PlatesBench) -> None:
    two.read(FIRST)
    two.read(SECOND)
    two.do(c.Undo())
    assert list(kept(two)) == [FIRST]
    assert two.next().detail == "Plate 2"


def test_who_read_them_is_told_of_the_name(two: PlatesBench) -> None:
    two.read(FIRST)
    assert given_in(two.state, two.plan)["readings", ""].startswith("entered by AB")


def test_a_rehearsal_reads_every_plate_with_the_wells_it_has() -> None:
    facts = Facts(samples=COMPOUNDS)
    done = rehearse(plates_protocol(), MemoryStore(), Lab(), START, RUN_ID, facts=facts)
    assert done.service.state.deviations == ()
    read = {key.row: entry.current.value for key, entry in done.service.state.entries.items()}
    assert list(read) == [FIRST, SECOND]
    sizes = [len(one.wells) for one in read.values() if isinstance(one, PlateReadings)]
    assert sizes == [60, 33]


@pytest.mark.parametrize("names", [(FIRST, SECOND), ("Plate 1", "Plate 2")])
def test_answers_name_the_plates(names: tuple[str, str]) -> None:
    given = {READ: StepAnswers({"readings": dict(zip(names, ("B2\t5", "B2\t6"), strict=True))})}
    facts = Facts(samples=COMPOUNDS)
    done = rehearse(plates_protocol(), MemoryStore(), Lab(), START, RUN_ID, facts=facts, answers=given)
    shown = [entry.current.shown for entry in done.service.state.entries.values()]
    assert shown == ["1\u00a0well, 5", "1\u00a0well, 6"]
