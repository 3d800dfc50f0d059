"""A run whose program is killed at any moment (D1, T1 to T6): nothing saved is lost, the timers go on truthfully."""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random

import pytest

from protocolapp.lab import Lab
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.plan import make_plan, typical_facts
from protocolapp.resources import protocols_folder
from protocolapp.run.chain import verify
from protocolapp.run.codec import decode
from protocolapp.run.loading import load_run
from protocolapp.run.ports import Stamp, StoredEvent
from protocolapp.run.progress import current_ref
from protocolapp.run.service import RunService
from protocolapp.run.timer import TimerPhase, TimerReading
from protocolapp.services.export import pdf_of, record_of
from protocolapp.services.preferences import PageSize
from protocolapp.store import open_for_reading, open_for_writing
from tests.fakes.clock import START, FakeClock
from tests.faults.stored_runs import co_ip
from tests.faults.timer_oracle import Told, as_stored, timers_in
from tests.faults.worker import Ack, work

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

KILLS = 30
TO_MEET = ("running", "paused", "missed", "clock based", "clocks disagree", "restart", "time")
PROTOCOL = protocols_folder() / "co_ip_alk.yaml"


@dataclass
class Lives:
    """One data folder, and the program that is killed and started on it again and again."""

    folder: Path
    context: ForkServerContext
    chance: Random
    now: Stamp = START
    runs: int = 1
    pipettes: tuple[str, ...] | None = None

    @property
    def run_id(self) -> str:
        return f"5b0d2a4e-3c0f-4b57-9d57-0f2d6c1f7{self.runs:03d}"

    def live(self, seconds: float | None) -> list[Ack]:
        """Work for so long, or to the end of the run; what was acknowledged, in order."""
        hears, tells = self.context.Pipe(duplex=False)
        told = (self.folder, PROTOCOL, self.run_id, self.now, tells, self.pipettes)
        person = self.context.Process(target=work, args=told)
        person.start()
        tells.close()
        assert hears.poll(20), "the program did not start"
        acks = [hears.recv()]
        if seconds is not None:
            person.join(seconds)
            person.kill()
        try:
            while True:
                acks.append(hears.recv())
        except EOFError:  # all that it ever said has been heard
            hears.close()
        person.join()
        assert person.exitcode in ((0,) if seconds is None else (0, -9))
        self.now = max(acks[-1].at, self._last_stored(), key=lambda stamp: stamp.boot_ms)
        return acks

    def _last_stored(self) -> Stamp:
        """When the last event happened; it may have been stored without being acknowledged any more."""
        with closing(open_for_reading(self.folder)) as store:
            return decode(store.read(self.run_id)[-1]).envelope.at

    def let_time_pass(self) -> str:
        """Between a kill and the next start: awake or asleep, over a restart, with a clock that somebody set."""
        clock, minutes = FakeClock(self.now), self.chance.randrange(0, 200)
        what = self.chance.choice(("time", "time", "restart", "restart, clock back", "clock set"))
        if what == "time":
            clock.go_on(minutes=minutes)
        elif what == "clock set":
            clock.go_on(minutes=minutes)
            clock.set_wall(clock.now().utc + timedelta(hours=self.chance.choice((-24, -1, 1, 200))))
        else:
            clock.restart(minutes=minutes if what == "restart" else -minutes)
        self.now = clock.now()
        return what


@pytest.fixture
def lives(tmp_path: Path) -> Lives:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.worker"])  # so that a start costs no imports
    return Lives(tmp_path, context, random.Random(11))  # noqa: S311 - repeatable, not secret


def assert_as_it_was_left(lives: Lives, acks: list[Ack]) -> RunService:
    """All that was acknowledged is there, at the step that was shown, and every timer tells the truth."""
    # As the command line does it, beside whoever writes, or as the window does, mending what a kill has left.
    opens = lives.chance.choice((open_for_reading, lambda folder: open_for_writing(folder, lives.now)))
    store = opens(lives.folder)
    stored, service = store.read(lives.run_id), RunService.open(lives.run_id, store, FakeClock(lives.now))
    store.close()
    assert len(stored) >= acks[-1].version
    assert verify(stored).first_bad is None
    assert not service.fault
    for ack in acks[-3:]:
        seen = load_run(stored[: ack.version])
        assert current_ref(seen.plan, seen.state) == ack.step
    if len(stored) == acks[-1].version and lives.now == acks[-1].at:
        assert service.next_action().label == acks[-1].next
    assert_timers_are_true(service.readings(), stored, lives.now)
    return service


def assert_timers_are_true(
    readings: dict[str, TimerReading], stored: tuple[StoredEvent, ...], now: Stamp
) -> None:
    expected = timers_in(stored)
    assert readings.keys() == expected.keys()
    for name, told in expected.items():
        assert_timer_is_true(readings[name], told, now)


def assert_timer_is_true(reading: TimerReading, told: Told, now: Stamp) -> None:
    elapsed = told.elapsed_at(as_stored(now))
    assert reading.remaining_ms == max(0, told.rings_ms - elapsed)
    assert reading.over_ms == max(0, elapsed - told.rings_ms)
    assert reading.clock_based is told.is_clock_based_at(as_stored(now))
    paused, due = told.since is None, elapsed >= told.rings_ms
    assert (reading.phase is TimerPhase.PAUSED) is paused
    assert (reading.phase is TimerPhase.MISSED) is (due and not told.heard and not paused)


def lives_and_kills(lives: Lives, kills: int) -> Counter[str]:
    """Kill so often in the middle of a run, and until all was met; on a fast computer that takes more runs."""
    met: Counter[str] = Counter()
    for _ in range(5 * kills):
        if met["kills in a run"] >= kills and all(met[what] for what in TO_MEET):
            break
        acks = lives.live(lives.chance.uniform(0, 0.25))
        if lives.chance.random() < 0.8:
            met[lives.let_time_pass()] += 1
        service = assert_as_it_was_left(lives, acks)
        for reading in service.readings().values():
            met[reading.phase] += 1
            met["clock based"] += reading.clock_based
            met["clocks disagree"] += reading.wall_disagrees
        met["kills in a run"] += service.state.open
        if not service.state.open:
            lives.runs += 1
    return met


def test_killed_at_random_moments_a_run_goes_on_where_it_was(lives: Lives) -> None:
    met = lives_and_kills(lives, KILLS)
    assert met["kills in a run"] >= KILLS
    assert [what for what in TO_MEET if not met[what]] == []
    acks = lives.live(None)
    ended = assert_as_it_was_left(lives, acks)
    assert not ended.state.open
    assert {ended.state.step(step.ref).closed for step in ended.plan.steps} == {True}
    with closing(open_for_reading(lives.folder)) as store:
        record = record_of(store, lives.run_id, lives.now)
    assert record.status == "completed"
    assert not record.chain_fault
    assert pdf_of(record, PageSize.A4).pages > 1


@pytest.mark.soak
def test_killed_a_thousand_times(lives: Lives) -> None:
    assert lives_and_kills(lives, 1000)["kills in a run"] >= 1000


def test_a_kill_between_two_commands_shows_the_same_next_thing(lives: Lives) -> None:
    """No time passes at all: what the key said before is what it says after."""
    for _ in range(3):
        acks = lives.live(0.05)
        assert_as_it_was_left(lives, acks)


def test_killed_with_chosen_pipettes_it_goes_on_with_those_and_the_record_says_so(lives: Lives) -> None:
    """Whatever the lab has by then: volumes shown before the kill, after it and in the record are the same."""
    lives.pipettes = ("P200", "P1000")
    acks, plans = lives.live(0.1), list[str]()
    for seconds in (0.1, None):
        service = assert_as_it_was_left(lives, acks)
        assert [one.name for one in service.lab.pipettes] == ["P200", "P1000"]
        plans.append(service.plan.values["antibody_volume"].text)
        lives.pipettes = None  # the program that is started next is not asked again
        acks = lives.live(seconds)
    with closing(open_for_reading(lives.folder)) as store:
        record = record_of(store, lives.run_id, lives.now)
    assert [row[0] for row in record.equipment.rows] == ["P200", "P1000"]
    assert record.status == "completed"
    alone = Lab(pipettes=bundled_pipettes()).with_pipettes(("P200", "P1000"))
    [expected] = {make_plan(co_ip(), typical_facts(co_ip()), alone).values["antibody_volume"].text}
    assert set(plans) == {expected}
    shown = {pair for section in record.sections for step in section.steps for pair in step.values}
    assert ("Antibody", expected) in shown or any(expected in text for _, text in shown)


def test_the_rule_itself_in_plain_numbers() -> None:
    """So that the oracle is held to something, too: 30 min started, 10 min gone."""
    started = {"utc": "2026-11-21T09:40:00Z", "boot_ms": 5_000_000, "boot_id": "boot-1"}
    told = Told(1_800_000, started)
    assert told.elapsed_at(started | {"boot_ms": 5_600_000}) == 600_000
    restarted = {"utc": "2026-11-21T09:50:00Z", "boot_ms": 7, "boot_id": "boot-2"}
    assert (told.elapsed_at(restarted), told.is_clock_based_at(restarted)) == (600_000, True)
    assert told.elapsed_at(restarted | {"utc": "2026-11-20T09:50:00Z"}) == 0
    told.pause(started | {"boot_ms": 5_060_000})
    assert told.elapsed_at(started | {"boot_ms": 9_000_000}) == 60_000
