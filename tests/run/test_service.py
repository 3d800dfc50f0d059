"""Ask, record, apply: nothing is shown that is not stored; a run comes back as it was, however it was left."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from protocolapp.lab import Lab
from protocolapp.plan.facts import Sample
from protocolapp.quantity import parse_quantity
from protocolapp.run import commands as c
from protocolapp.run.chain import verify
from protocolapp.run.events import RunStarted
from protocolapp.run.loading import DamagedRunError, load_run
from protocolapp.run.ports import NewEvent, NotSavedError, UnknownRunError
from protocolapp.run.refusal import Refused
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from tests.fakes.clock import FakeClock
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import MEASURE, RUN_ID, SAMPLES, STAIN, Bench, small_protocol


@pytest.fixture
def bench() -> Bench:
    return Bench()


def tampered(bench: Bench, version: int, body: bytes) -> None:
    stream = bench.store.runs[RUN_ID]
    stream[version - 1] = replace(stream[version - 1], body=body)


def test_the_first_event_holds_all_that_a_run_counts_on(bench: Bench) -> None:
    started = bench.state.history[0].event
    assert isinstance(started, RunStarted)
    assert started.parameters["volume"].shown == "10\u00a0µL"
    assert started.parameters["label"].value == "none"
    assert [(row.id, row.name) for row in started.samples] == [("s1", "Sample A"), ("s2", "Sample B")]
    assert started.label == "2026-11-21-01"
    assert started.program.startswith("protocolapp ")
    assert len(started.fingerprint) == 64
    assert bench.service.protocol == small_protocol()
    assert bench.service.lab == Lab()


def test_labels_count_up_on_the_local_day() -> None:
    store, clock = MemoryStore(), FakeClock()
    setup = RunSetup(small_protocol(), samples=SAMPLES)

    def label(run_id: str) -> str:
        return RunService.start(setup, store, clock, Lab(), by="AB", run_id=run_id).state.identity.label

    assert [label("a"), label("b")] == ["2026-11-21-01", "2026-11-21-02"]
    clock.go_on(hours=13, minutes=30)  # 23:10 UTC, but past midnight in this zone
    assert label("c") == "2026-11-22-01"


def test_values_of_the_sample_table_come_back_exactly() -> None:
    samples = (Sample("s1", "A", {"protein": parse_quantity("4.05 mg/mL")}),)
    store = MemoryStore()
    RunService.start(
        RunSetup(small_protocol(), samples=samples), store, FakeClock(), Lab(), by="AB", run_id="r"
    )
    again = RunService.open("r", store, FakeClock())
    assert again.state.facts.samples == samples


@pytest.mark.parametrize(
    ("samples", "code"),
    [
        ((), "no_samples"),
        ((Sample("s1", "A"), Sample("s2", " ")), "no_samples"),
        ((Sample("s1", "A"), Sample("s2", "A ")), "same_samples"),
        ((Sample("s1", "A"), Sample("s1", "B")), "same_samples"),
        ((Sample("s1", "A\0"),), "unreadable_text"),
    ],
)
def test_a_run_needs_samples_that_can_be_told_apart(samples: tuple[Sample, ...], code: str) -> None:
    store = MemoryStore()
    with pytest.raises(Refused) as refused:
        RunService.start(
            RunSetup(small_protocol(), samples=samples), store, FakeClock(), Lab(), by="AB", run_id="r"
        )
    assert refused.value.refusal.code == code
    assert store.runs == {}


def test_a_run_needs_a_person() -> None:
    with pytest.raises(Refused):
        RunService.start(
            RunSetup(small_protocol(), samples=SAMPLES), MemoryStore(), FakeClock(), Lab(), by="", run_id="r"
        )


def test_what_could_not_be_saved_has_not_happened(bench: Bench) -> None:
    before, plan = bench.state, bench.plan
    bench.store.full = True
    for command in (c.TickRow(MEASURE, "s1"), c.ChangeParameter("volume", "20 µL", "x")):
        with pytest.raises(NotSavedError) as error:
            bench.do(command)
        assert "disk is full" in error.value.message
    assert bench.state is before
    assert bench.plan is plan
    bench.store.full = False
    bench.do(c.TickRow(MEASURE, "s1"))
    assert set(bench.state.step(MEASURE).ticks) == {"s1"}


def test_a_command_tried_again_keeps_the_time_it_was_asked(bench: Bench) -> None:
    asked = bench.clock.now()
    bench.store.full = True
    with pytest.raises(NotSavedError):
        bench.service.submit(c.StartTimer(STAIN), "AB")
    bench.clock.go_on(minutes=5)
    bench.store.full = False
    bench.service.submit(c.StartTimer(STAIN), "AB", at=asked)
    assert bench.reading(bench.timer(STAIN).id).elapsed_ms == 300_000


def test_a_full_disk_at_the_start_leaves_no_run() -> None:
    store = MemoryStore()
    store.full = True
    with pytest.raises(NotSavedError):
        RunService.start(
            RunSetup(small_protocol(), samples=SAMPLES), store, FakeClock(), Lab(), by="AB", run_id="r"
        )
    assert store.runs == {}


def test_two_services_of_one_run_judge_by_what_is_stored(bench: Bench) -> None:
    other = RunService.open(RUN_ID, bench.store, bench.clock)
    bench.do(c.TickRow(MEASURE, "s1"))
    other.submit(c.TickRow(MEASURE, "s2"), "CD")
    assert set(other.state.step(MEASURE).ticks) == {"s1", "s2"}
    assert [one.event.type for one in other.state.history].count("step_started") == 1
    assert bench.do(c.TickRow(MEASURE, "s2")) == ()  # ticked there already
    bench.do(c.CompleteStep(MEASURE, "x"))
    with pytest.raises(Refused) as refused:
        other.submit(c.CompleteStep(MEASURE, "x"), "CD")
    assert refused.value.refusal.code == "step_done"
    assert verify(bench.store.read(RUN_ID)).first_bad is None


def test_the_plan_is_made_anew_only_when_the_facts_change(bench: Bench) -> None:
    plan = bench.plan
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.AddNote("x"))
    assert bench.plan is plan
    bench.do(c.EnterValue(MEASURE, "protein", "4", "s1"))
    assert bench.plan is not plan


def test_a_reopened_program_shows_the_same_state_and_plan(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.do(c.ChangeParameter("volume", "20 µL", "x"))
    bench.do(c.Undo())
    bench.do(c.TickRow(STAIN, "vial:s1"))
    state, plan = bench.state, bench.plan
    bench.reopen_program()
    assert bench.state == state
    assert bench.plan.steps == plan.steps


def test_who_did_it_and_which_gesture_are_kept(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"), by="CD")
    started, ticked = bench.state.history[-2:]
    assert (started.envelope.by, ticked.envelope.by) == ("CD", "CD")
    assert started.envelope.cause == ticked.envelope.cause == "2"
    assert bench.state.step(MEASURE).ticks["s1"].by == "CD"


def test_a_changed_event_makes_the_run_read_only(bench: Bench) -> None:
    bench.finish(MEASURE)
    body = bench.store.runs[RUN_ID][3].body
    tampered(bench, 4, body.replace(b"Sample", b"Simple"))
    bench.reopen_program()
    assert "event 4 has been changed" in bench.service.fault
    assert bench.service.chain.first_bad == 4
    assert bench.state.step(MEASURE).closed  # still to be read
    assert bench.refused(c.AddNote("x")).code == "read_only"


def test_an_event_that_cannot_be_read_hides_nothing_before_it(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.TickRow(MEASURE, "s2"))
    tampered(bench, 4, b"\x00\xff")
    bench.reopen_program()
    assert set(bench.state.step(MEASURE).ticks) == {"s1"}
    assert bench.refused(c.AddNote("x")).code == "read_only"


def test_a_value_that_cannot_be_read_hides_nothing_before_it(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.EnterValue(MEASURE, "protein", "4.2", "s1"))
    last = bench.store.runs[RUN_ID][-1]
    bench.store.runs[RUN_ID].pop()
    damaged = NewEvent(last.type, last.body.replace(b"4.2 mg/mL", b"4.2 mg/"))
    bench.store.append(RUN_ID, last.version - 1, [damaged])
    bench.reopen_program()
    assert "Event 4 holds a value that cannot be read" in bench.service.fault
    assert set(bench.state.step(MEASURE).ticks) == {"s1"}
    assert bench.state.entries == {}


def test_a_run_of_a_newer_program_can_be_read_but_not_gone_on_with(bench: Bench) -> None:
    store = bench.store
    last = store.runs[RUN_ID][-1]
    data = json.loads(last.body)
    data.update(type="step_teleported", data={})
    store.append(RUN_ID, last.version, [NewEvent("step_teleported", json.dumps(data).encode())])
    bench.reopen_program()
    assert "newer version" in bench.service.fault
    assert bench.service.chain.first_bad is None


@pytest.mark.parametrize("body", [b"", b"{}", b"null"])
def test_a_run_without_its_beginning_is_told_politely(bench: Bench, body: bytes) -> None:
    tampered(bench, 1, body)
    with pytest.raises(DamagedRunError) as error:
        bench.reopen_program()
    assert error.value.title
    assert error.value.message
    assert error.value.remedy


@pytest.mark.parametrize(
    "change",
    [
        {"protocol": {}},
        {"lab": {"pipettes": 3}},
        {"parameters": {"volume": {"kind": "quantity", "value": "much", "shown": ""}}},
        {"parameters": {"volume": {"kind": "feeling", "value": "1", "shown": ""}}},
    ],
)
def test_a_beginning_with_damaged_contents_is_told_politely(bench: Bench, change: dict[str, object]) -> None:
    data = json.loads(bench.store.runs[RUN_ID][0].body)
    data["data"].update(change)
    tampered(bench, 1, json.dumps(data).encode())
    with pytest.raises(DamagedRunError):
        load_run(bench.store.read(RUN_ID))


def test_an_unknown_run_is_unknown() -> None:
    with pytest.raises(UnknownRunError):
        RunService.open("nowhere", MemoryStore(), FakeClock())


def test_a_random_byte_flip_is_never_taken_silently(bench: Bench) -> None:
    bench.finish(MEASURE)
    whole = bench.store.read(RUN_ID)
    random = Random(7)  # noqa: S311 - repeatable, not secret
    for _ in range(60):
        index = random.randrange(len(whole))
        body = bytearray(whole[index].body)
        body[random.randrange(len(body))] ^= 1 << random.randrange(8)
        flipped = [*whole]
        flipped[index] = replace(whole[index], body=bytes(body))
        try:
            loaded = load_run(flipped)
        except DamagedRunError:
            continue
        assert loaded.fault
        assert loaded.chain.first_bad == index + 1
