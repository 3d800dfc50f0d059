"""Timers of the real program on the real store, on a computer whose clocks do what they like (T1 to T6)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from protocolapp.record.model import RunRecord
from protocolapp.run.commands import AcknowledgeTimer, CompleteStep, ConfirmTimer, StartTimer
from protocolapp.run.service import RunService
from protocolapp.run.timer import TimerPhase, TimerReading, dock_order
from protocolapp.services.export import record_of
from protocolapp.store import SqliteEventStore, open_for_reading, open_for_writing
from protocolapp.system_clock import SystemClock
from tests.fakes.clock import START, FakeClock
from tests.faults.programs import ROOT
from tests.faults.stored_runs import RUN_ID, begin

MIN, HOUR = 60_000, 3_600_000
FAKETIME = pytest.mark.tool("faketime", "faketime")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="shifts the clocks of Linux")


def look(folder: Path, *words: str, prefix: tuple[str, ...] = (), **variables: str) -> dict[str, Any]:
    """What another start of the program sees. prefix: the command that shifts its clocks."""
    command = [*prefix, sys.executable, "-m", "tests.faults.look_at_timers", str(folder), *words]
    environment = os.environ | {"FAKETIME_DONT_FAKE_MONOTONIC": "1"} | variables
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def start_timers(folder: Path, **minutes: int) -> int:
    """A run with these timers, just started, and the program closed. When they were started, on the boot clock."""
    clock = SystemClock()
    store = open_for_writing(folder, clock.now())
    service = begin(store, clock)
    at = clock.now()
    for label, length in minutes.items():
        service.submit(StartTimer(label=label, length_ms=length * MIN), "AB", at)
    store.close()
    return at.boot_ms


def record(folder: Path) -> RunRecord:
    store = open_for_reading(folder)
    try:
        return record_of(store, RUN_ID, SystemClock().now())
    finally:
        store.close()


@LINUX
@FAKETIME
@pytest.mark.parametrize("wall", ["+1h", "-1d", "@1970-01-02 00:00:00", "@2039-05-05 12:00:00"])
def test_t1_a_wall_clock_set_meanwhile_changes_no_timer_and_is_told(tmp_path: Path, wall: str) -> None:
    begun = start_timers(tmp_path, long=50, short=1)
    told = look(tmp_path, "seen", prefix=("faketime", "-f", wall))
    passed = told["boot_ms"] - begun
    assert told["timers"]["long"]["left"] == 50 * MIN - passed
    assert told["timers"]["short"]["left"] == MIN - passed
    assert told["timers"]["long"]["phase"] == "running"
    assert abs(told["timers"]["long"]["drift"]) > 59 * MIN
    assert not told["timers"]["long"]["clock_based"]


@LINUX
@FAKETIME
def test_t1_the_record_notes_a_wall_clock_that_was_off(tmp_path: Path) -> None:
    if not time_namespaces_allowed():
        pytest.skip("this kernel or user may not make time namespaces (unshare -T)")
    start_timers(tmp_path, short=1)
    look(tmp_path, "seen", prefix=("unshare", "-T", "--boottime", "120", "faketime", "-f", "+1h"))
    [line] = record(tmp_path).timers
    assert "confirmed" in line
    assert "The wall clock was off by" in line


def time_namespaces_allowed() -> bool:
    if shutil.which("unshare") is None:
        return False
    asked = subprocess.run(["unshare", "-T", "--boottime", "1", "true"], capture_output=True, check=False)
    return asked.returncode == 0


@LINUX
def test_t2_t6_eight_hours_of_sleep_count_and_what_ended_meanwhile_was_missed(tmp_path: Path) -> None:
    """A time namespace shifts only the clock that counts in suspend, as eight hours of sleep do."""
    if not time_namespaces_allowed():
        pytest.skip("this kernel or user may not make time namespaces (unshare -T)")
    begun = start_timers(tmp_path, ten=600, five=300)
    told = look(tmp_path, prefix=("unshare", "-T", "--boottime", str(8 * 3600)))
    ten, five = told["timers"]["ten"], told["timers"]["five"]
    passed = told["boot_ms"] - begun
    assert passed >= 8 * HOUR
    assert ten == {"left": 10 * HOUR - passed, "over": 0, "phase": "running"} | _flags(ten)
    assert five == {"left": 0, "over": passed - 5 * HOUR, "phase": "missed"} | _flags(five)


def _flags(reading: dict[str, Any]) -> dict[str, Any]:
    return {name: reading[name] for name in ("clock_based", "drift")}


@LINUX
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"])
def test_t5_a_laptop_flown_elsewhere_keeps_its_timers_and_tells_its_offset(tmp_path: Path, zone: str) -> None:
    begun = start_timers(tmp_path, long=50)
    told = look(tmp_path, "landed", TZ=zone)
    assert told["timers"]["long"]["left"] == 50 * MIN - (told["boot_ms"] - begun)
    hours, minutes = divmod(abs(told["offset"]), 60)
    shown = f"{'-' if told['offset'] < 0 else '+'}{hours:02d}:{minutes:02d}"
    [note] = [who for who, what in record(tmp_path).notes if what == "landed"]
    assert shown in note, note


@LINUX
@FAKETIME
@pytest.mark.parametrize(
    ("zone", "before", "after", "offsets"),
    [
        ("Europe/Berlin", "2026-10-25 00:30:00", "2026-10-25 01:30:00", (120, 60)),
        ("Europe/Berlin", "2026-03-29 00:30:00", "2026-03-29 01:30:00", (60, 120)),
        ("America/St_Johns", "2026-11-01 04:00:00", "2026-11-01 05:00:00", (-150, -210)),
        ("Australia/Lord_Howe", "2026-04-04 14:45:00", "2026-04-04 15:15:00", (660, 630)),
    ],
)
def test_t5_times_around_the_change_of_summer_time_can_be_told_apart(
    tmp_path: Path, zone: str, before: str, after: str, offsets: tuple[int, int]
) -> None:
    """Half past two comes twice in Berlin: in the record each has its own offset."""
    start_timers(tmp_path)
    utc = [datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (before, after)]
    seen = []
    for name, moment in zip(("before", "after"), utc, strict=True):
        prefix = ("faketime", "-f", f"@{moment.timestamp():.0f}")  # in seconds, which no zone can misread
        seen.append(look(tmp_path, name, prefix=prefix, TZ=zone, FAKETIME_FMT="%s")["offset"])
    assert tuple(seen) == offsets
    notes = {what: who for who, what in record(tmp_path).notes}
    for name, moment, offset in zip(("before", "after"), utc, offsets, strict=True):
        assert f"{moment + timedelta(minutes=offset):%H:%M}" in notes[name]
    assert notes["before"] != notes["after"]


class Restarted:
    """A run over the real store, its clock in hand; `again` is the program killed or closed, and started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, FakeClock()
        self.store: SqliteEventStore = open_for_writing(folder, START)
        self.service = begin(self.store, self.clock)

    def again(self) -> RunService:
        self.store.close()
        self.store = open_for_writing(self.folder, self.clock.now())
        self.service = RunService.open(RUN_ID, self.store, self.clock)
        return self.service

    def timer(self, label: str, minutes: int) -> None:
        self.service.submit(StartTimer(label=label, length_ms=minutes * MIN), "AB")

    def readings(self) -> dict[str, TimerReading]:
        return {one.timer.label: one for one in self.service.readings().values()}


@pytest.fixture
def restarted(tmp_path: Path) -> Iterator[Restarted]:
    one = Restarted(tmp_path)
    yield one
    one.store.close()


def test_t3_over_a_restart_the_wall_clock_counts_and_the_record_says_so(restarted: Restarted) -> None:
    restarted.timer("Stir", 30)
    restarted.clock.go_on(minutes=10)
    restarted.clock.restart(minutes=15)
    restarted.again()
    stir = restarted.readings()["Stir"]
    assert (stir.remaining_ms, stir.clock_based, stir.phase) == (5 * MIN, True, TimerPhase.RUNNING)
    restarted.clock.go_on(minutes=6)
    restarted.service.submit(AcknowledgeTimer(), "AB")
    restarted.service.submit(ConfirmTimer(stir.timer.id), "AB")
    [line] = record_of(restarted.store, RUN_ID, restarted.clock.now()).timers
    assert "after 31\u00a0min" in line
    assert "restarted" in line


@pytest.mark.parametrize("back", [timedelta(minutes=2), timedelta(days=1), timedelta(days=20_000)])
def test_t4_a_clock_that_went_back_over_a_restart_never_gives_more_than_all(
    restarted: Restarted, back: timedelta
) -> None:
    restarted.timer("Stir", 30)
    restarted.clock.restart(days=-back.days, seconds=-back.seconds)
    restarted.again()
    stir = restarted.readings()["Stir"]
    assert (stir.remaining_ms, stir.over_ms, stir.clock_based) == (30 * MIN, 0, True)
    assert stir.wall_drift_ms == -(back // timedelta(milliseconds=1))
    restarted.clock.go_on(minutes=29)
    again = restarted.readings()["Stir"]
    assert again.remaining_ms <= 30 * MIN


def test_t6_what_ended_while_closed_comes_first_and_tells_how_late(restarted: Restarted) -> None:
    restarted.timer("Long", 600)
    restarted.timer("Wash", 20)
    restarted.clock.go_on(minutes=30)
    restarted.timer("Open", 60)
    restarted.clock.go_on(hours=2, minutes=56)
    restarted.again()
    restarted.clock.go_on(minutes=10)
    listed = dock_order(restarted.readings().values())
    assert [one.timer.label for one in listed] == ["Wash", "Open", "Long"]
    wash = listed[0]
    assert (wash.phase, wash.over_ms, wash.ringing) == (TimerPhase.MISSED, 3 * HOUR + 16 * MIN, True)
    assert wash.ends_at == START.utc + timedelta(minutes=20)
    restarted.service.submit(AcknowledgeTimer(wash.timer.id), "AB")
    assert restarted.readings()["Wash"].phase is TimerPhase.OVERDUE


def test_t6_a_wait_that_was_missed_asks_why_when_its_step_is_done(restarted: Restarted) -> None:
    """The deviation is offered, with what was planned and how long it really was."""
    service = restarted.service
    step = next(one for one in service.plan.steps if one.wait is not None)
    assert step.wait is not None
    service.submit(StartTimer(step.ref), "AB")
    restarted.clock.restart(hours=40)
    service = restarted.again()
    service.submit(CompleteStep(step.ref, reason="nobody was there"), "AB")
    kinds = {one.kind for one in service.state.deviations if one.ref == step.ref}
    assert any("late" in kind or "long" in kind for kind in kinds), kinds
    told = record_of(restarted.store, RUN_ID, restarted.clock.now())
    assert any("nobody was there" in str(line) for line in told.exceptions)
