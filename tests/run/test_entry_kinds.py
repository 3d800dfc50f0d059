"""Dates with a time, tables, plates and files in a run: entered, corrected, out of limits, taken back, rehearsed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.form.picture import WellRole
from protocolapp.lab import Lab
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.protocol.plate_text import read_plate
from protocolapp.protocol.readings import OVER, Attachment, PlateReadings, TableValue
from protocolapp.run import commands as c
from protocolapp.run.attached import attached_files
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.stored_value import StoredValueError, read_stored, stored_kind, stored_text
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import RUN_ID, SAMPLES, Bench
from tests.run.kinds import BEGIN, BLOT, READ, SEEN, STANDARDS, attach, kinds_protocol


@pytest.fixture
def bench() -> Bench:
    return Bench(protocol=kinds_protocol())


def value(bench: Bench, ref: str, name: str, row: str = "") -> Value:
    return bench.state.entries[EntryKey(ref, name, row)].current.value


def test_each_kind_is_entered_and_read_back_by_the_next_start(bench: Bench) -> None:
    bench.do(c.EnterValue(BEGIN, "began", "2026-11-21 09:15"))
    bench.do(c.EnterValue(STANDARDS, "standards", "0;0,050\n125;0,21", decimal=","))
    bench.do(c.EnterValue(READ, "readings", "A1\t1000\nA2\tOVER"))
    bench.do(attach(BLOT, entry="image"))
    bench.do(c.EnterValue(SEEN, "counts", "12\t1", row="s2"))
    before = dict(bench.state.facts.entries)
    bench.reopen_program()
    assert dict(bench.state.facts.entries) == before
    assert value(bench, BEGIN, "began") == datetime(2026, 11, 21, 9, 15)
    assert value(bench, STANDARDS, "standards") == TableValue(
        ("standard", "absorbance"), (("0", "0.050"), ("125", "0.21"))
    )
    assert value(bench, READ, "readings") == PlateReadings(8, 12, (("A1", "1000"), ("A2", OVER)))
    assert bench.shown(BEGIN, "began") == "2026-11-21 09:15"
    assert bench.shown(STANDARDS, "standards") == "2\u00a0rows"
    assert bench.shown(READ, "readings") == "2\u00a0wells, 1000, 1\u00a0over"
    assert bench.shown(BLOT, "image") == "blot.png"
    assert value(bench, SEEN, "counts", "s2") == TableValue(("live", "dead"), (("12", "1"),))


def test_listed_wells_lie_on_the_plate_that_is_planned() -> None:
    assert read_plate("A1\t5").on(16, 24) == PlateReadings(16, 24, (("A1", "5"),))
    assert read_plate("P24\t5").on(8, 12) == read_plate("P24\t5")


def test_a_cell_or_well_out_of_limits_asks_for_one_reason_and_is_a_deviation(bench: Bench) -> None:
    refusal = bench.refused(c.EnterValue(STANDARDS, "standards", "2500;0.2\n3000;0.3"))
    assert refusal.needs_reason
    assert refusal.kind is DeviationKind.OUT_OF_LIMITS
    assert refusal.planned == "Standards: 0–2000\u00a0µg/mL"
    assert refusal.actual == "Standard, row 1: 2500\u00a0µg/mL and Standard, row 2: 3000\u00a0µg/mL"
    bench.do(c.EnterValue(STANDARDS, "standards", "2500;0.2", reason="old stock"))
    bench.do(c.EnterValue(READ, "readings", "A1\t3e6", reason="as read"))
    assert [(one.actual, one.reason) for one in bench.state.deviations] == [
        ("Standard, row 1: 2500\u00a0µg/mL", "old stock"),
        ("A1: 3000000", "as read"),
    ]


def test_the_same_table_again_changes_nothing_and_another_is_a_correction(bench: Bench) -> None:
    bench.do(c.EnterValue(STANDARDS, "standards", "0;0.05"))
    assert bench.do(c.EnterValue(STANDARDS, "standards", "0\t0.05\n")) == ()
    assert bench.refused(c.EnterValue(STANDARDS, "standards", "0;0.06")).kind is DeviationKind.CORRECTED
    bench.do(c.EnterValue(STANDARDS, "standards", "0;0.06", reason="typing error"))
    assert [one.shown for one in bench.state.entries[EntryKey(STANDARDS, "standards")].versions] == [
        "1\u00a0row"
    ] * 2


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.EnterValue(BLOT, "image", "blot.tif"), "file_typed"),
        (attach("first/none"), "unknown_step"),
        (attach(BLOT, entry="standards"), "not_asked"),
        (attach(STANDARDS, entry="standards"), "no_file_asked"),
        (replace(attach(BLOT), sha256="abc"), "no_copy"),
        (replace(attach(BLOT), where=""), "no_copy"),
        (attach(BLOT, name="blot\0.png"), "unreadable_text"),
        (c.EnterValue(STANDARDS, "standards", "high;0.2"), "unreadable_value"),
        (c.EnterValue(READ, "readings", "A1\tlow"), "unreadable_value"),
        (c.EnterValue(BEGIN, "began", "today"), "unreadable_value"),
    ],
)
def test_what_makes_no_sense_is_refused(bench: Bench, command: c.Command, code: str) -> None:
    refusal = bench.refused(command)
    assert (refusal.code, refusal.needs_reason) == (code, False)


def test_a_file_can_be_attached_to_any_step_once_and_taken_back(bench: Bench) -> None:
    assert bench.types(attach(BEGIN)) == ["file_attached"]
    assert bench.do(attach(BEGIN, name="the same again.png")) == ()
    bench.do(attach(BEGIN, "gel.png", b"a gel"))
    assert [one.file.name for one in bench.state.attachments] == ["blot.png", "gel.png"]
    assert bench.state.step(BEGIN).started is None
    bench.do(c.Undo())
    assert [one.file.name for one in attached_files(bench.state)] == ["blot.png"]
    bench.reopen_program()
    assert [one.file.name for one in attached_files(bench.state)] == ["blot.png"]


def test_a_step_done_again_has_files_of_its_own(bench: Bench) -> None:
    bench.do(c.EnterValue(BEGIN, "began", "2026-11-21 09:15"))
    bench.do(attach(BEGIN))
    bench.do(c.CompleteStep(BEGIN))
    bench.do(c.RepeatStep(BEGIN, "once more"))
    bench.do(attach(BEGIN))
    assert [one.occurrence for one in bench.state.attachments] == [1, 2]


def test_a_file_in_the_place_of_another_is_a_correction(bench: Bench) -> None:
    bench.do(attach(BLOT, entry="image"))
    other = attach(BLOT, "longer.png", b"a longer exposure", entry="image")
    assert bench.refused(other).kind is DeviationKind.CORRECTED
    bench.do(replace(other, reason="exposed longer"))
    told = [(one.file.name, one.current, one.label) for one in attached_files(bench.state)]
    assert told == [("blot.png", False, "Blot"), ("longer.png", True, "Blot")]


def test_a_rehearsal_enters_every_kind_and_keeps_no_file() -> None:
    store = MemoryStore()
    done = rehearse(kinds_protocol(), store, Lab(), START, RUN_ID)
    assert [line.status for line in done.lines] == ["done"] * 5
    assert [one.kind for one in done.service.state.deviations] == []
    entries = done.service.state.entries
    readings = entries[EntryKey(READ, "readings")].current.value
    assert isinstance(readings, PlateReadings)
    plate = done.service.plan.plates[0]
    by_role = {(well.role, well.dose): dict(readings.wells)[well.name] for well in plate.wells}
    assert len(readings.wells) == 2 * 9 + 4 + 2
    assert by_role[WellRole.VEHICLE, 0] == "1000"
    assert by_role[WellRole.NO_ENZYME, 0] == "40"
    assert [by_role[WellRole.SAMPLE, dose] for dose in (9, 5, 1)] == ["1000", "530", "60"]
    assert entries[EntryKey(BLOT, "image")].current.value == Attachment("blot.tif")
    assert attached_files(done.service.state) == ()


def test_a_rehearsal_by_hand_takes_a_name_and_no_file() -> None:
    bench = Bench(protocol=kinds_protocol())
    store = MemoryStore()
    setup = RunSetup(kinds_protocol(), title="Test", samples=SAMPLES, rehearsal=True)
    bench.service = RunService.start(setup, store, bench.clock, Lab(), by="AB", run_id=RUN_ID)
    bench.service.submit(c.EnterValue(BLOT, "image", "blot.tif"), "AB")
    bench.store = store
    assert bench.refused(attach(BLOT)).code == "rehearsal_file"


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        TableValue,
        st.tuples(*[names] * width),
        st.lists(st.tuples(*[names | st.just("")] * width), max_size=5).map(tuple),
    )
)
readings = st.lists(
    st.tuples(
        st.sampled_from(["A1", "B12", "H9"]),
        st.decimals(-9, 9, places=4).map(lambda number: f"{number:f}") | st.just(OVER),
    ),
    max_size=3,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: PlateReadings(8, 12, tuple(sorted(pairs))))
files = st.builds(Attachment, names, names, st.integers(0, 2**40), names, names)
moments = st.datetimes().map(lambda at: at.replace(second=0, microsecond=0, fold=0))


@given(tables | readings | files | moments)
def test_every_value_is_stored_exactly(one: Value) -> None:
    assert read_stored(stored_kind(one), stored_text(one)) == one


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date and time", "2026-11-28"),
        ("date and time", "2026-11-28 14:30:10"),
        ("table", "[]"),
        ("table", '{"columns":["a"],"rows":[["1","2"]]}'),
        ("table", '{"columns":["a"],"rows":[[1]]}'),
        ("table", "{" * 100_000),
        ("plate", '{"columns":12,"rows":8,"wells":[["A1","NaN"]]}'),
        ("plate", '{"columns":12,"rows":8,"wells":[["A13","1"]]}'),
        ("plate", '{"columns":12,"rows":8,"wells":[["A1"]]}'),
        ("plate", '{"columns":12.0,"rows":8,"wells":[]}'),
        ("file", '{"name":1}'),
    ],
)
def test_damaged_values_are_found_out(kind: str, text: str) -> None:
    with pytest.raises(StoredValueError):
        read_stored(kind, text)
