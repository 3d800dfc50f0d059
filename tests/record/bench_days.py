"""Co-IP runs as they happen at a bench: rehearsed without a fault, and worked with everything that can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from protocolapp.lab import Lab
from protocolapp.plan.facts import Sample, Value
from protocolapp.plan.model import PlannedStep
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.record.model import RunRecord
from protocolapp.resources import protocols_folder
from protocolapp.run import commands as c
from protocolapp.run.commands import Command
from protocolapp.run.progress import current_step, missing_entries, missing_ticks
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.services.export import record_of
from tests.fakes.clock import START, FakeClock
from tests.fakes.memory_store import MemoryStore

RUN_ID = "5b0d2a4e-3c0f-4b57-9d57-0f2d6c1f7a10"
SAMPLES = (
    Sample("s1", "NCI-H3122, DMSO"),
    Sample("s2", "NCI-H3122, lorlatinib"),
    Sample("s3", "NCI-H2228, DMSO"),
)
ANNA, BEN = "A. Meyer", "B. Okafor"


@cache
def co_ip() -> Protocol:
    """The shipped protocol."""
    loaded = load_protocol(protocols_folder() / "co_ip_alk.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


@cache
def rehearsed_record() -> RunRecord:
    """The record of an untouched rehearsal."""
    store = MemoryStore()
    done = rehearse(co_ip(), store, Lab(), START, RUN_ID)
    return record_of(store, RUN_ID, done.service.state.last.at)


class BenchDay:
    """A run that a test works at, by the real service."""

    def __init__(
        self,
        title: str = "",
        aim: str = "",
        parameters: Mapping[str, Value] | None = None,
        lab: Lab | None = None,
    ) -> None:
        self.clock, self.store = FakeClock(), MemoryStore()
        setup = RunSetup(co_ip(), title=title, aim=aim, parameters=parameters or {}, samples=SAMPLES)
        self.service = RunService.start(setup, self.store, self.clock, lab or Lab(), by=ANNA, run_id=RUN_ID)

    def do(self, command: Command, by: str = ANNA) -> None:
        self.service.submit(command, by)

    def step(self, ref: str) -> PlannedStep:
        return self.service.plan.by_ref[ref]

    def fill(self, ref: str, by: str = ANNA) -> None:
        """Enter and tick what is still missing at a step, its hands-on time passing before."""
        self.clock.go_on(milliseconds=self.step(ref).hands_on_ms)
        for asked in missing_entries(self.step(ref), self.service.state):
            self.do(c.EnterValue(ref, asked.name, asked.typical, asked.row), by)
        for row in missing_ticks(self.step(ref), self.service.state):
            self.do(c.TickRow(ref, row.id), by)

    def finish(self, ref: str, *, minutes: float | None = None, reason: str = "", by: str = ANNA) -> None:
        """Do a step; minutes: how long its wait really was."""
        self.fill(ref, by)
        wait = self.step(ref).wait
        if wait is not None:
            self.do(c.StartTimer(ref), by)
            self.clock.go_on(milliseconds=wait.rings_ms if minutes is None else minutes * 60_000)
        self.do(c.CompleteStep(ref, reason), by)

    def finish_before(self, ref: str) -> None:
        """Do every open step in front of one, as planned."""
        while (step := current_step(self.service.plan, self.service.state)) is not None and step.ref != ref:
            self.finish(step.ref)

    def finish_all(self) -> None:
        """Do what is left, and complete the run."""
        while (step := current_step(self.service.plan, self.service.state)) is not None:
            self.finish(step.ref)
        self.do(c.CompleteRun())

    def record(self) -> RunRecord:
        return record_of(self.store, RUN_ID, self.clock.now())


@cache
def eventful_day() -> BenchDay:
    """A finished run in which nearly everything went otherwise, once each."""
    day = BenchDay(title="H3122 and H2228, replicate 2", aim="Does lorlatinib change what ALK binds?")
    day.fill("prepare/lysis_buffer")
    day.do(c.EnterValue("prepare/lysis_buffer", "lysis_buffer.nacl.lot", "N-881", "nacl"))
    day.do(c.EnterValue("prepare/lysis_buffer", "lysis_buffer.nacl.expiry", "2028-06-30", "nacl"))
    day.do(c.CompleteStep("prepare/lysis_buffer"))
    day.finish_before("lysis/lyse")
    day.finish("lysis/lyse", minutes=36 + 10 / 60, reason="centrifuge in use", by=BEN)
    day.do(c.AddNote("Lysate of H2228 is viscous.", "lysis/lyse"), BEN)
    day.finish_before("lysis/protein")
    _measure(day)
    day.finish("lysis/protein")
    day.do(c.PauseRun("lunch"))
    day.clock.go_on(minutes=25)
    day.do(c.ResumeRun())
    day.finish_before("preclear/rotate")
    day.do(c.ChangeParameter("antibody_per_ip", "3 µg", "low titre of this lot"))
    day.do(c.StartTimer("preclear/rotate"))
    timer = day.service.state.active_timers()[-1]
    day.clock.go_on(minutes=20)
    day.do(c.PauseTimer(timer.id, "rotator stopped"))
    day.clock.go_on(minutes=4)
    day.do(c.ResumeTimer(timer.id))
    day.clock.go_on(minutes=40)
    day.do(c.AcknowledgeTimer())
    day.clock.go_on(seconds=50)
    day.do(c.CompleteStep("preclear/rotate"))
    day.do(c.FailStep("preclear/spin", "tube cracked"))
    day.do(c.RepeatStep("preclear/spin", "spun again in a new tube"))
    day.finish("preclear/spin")
    day.finish_before("ip/bind")
    day.do(c.StartTimer("ip/bind"))
    day.do(c.StartTimer(label="Cool the rotor", length_ms=600_000))
    day.clock.restart(hours=18, minutes=22)
    day.do(c.CompleteStep("ip/bind", "arrived at 09:12"))
    day.do(c.Undo())
    day.do(c.CompleteStep("ip/bind", "arrived late, train"))
    day.do(c.RecordDeviation("rotor of the other room", "washing/collect", "own rotor", "borrowed rotor"))
    day.finish_before("washing/wash.2")
    day.do(c.SkipStep("washing/wash.2", "buffer ran out"))
    day.finish("washing/wash.3", reason="made in one go")
    day.do(c.ReopenStep("washing/wash.3", "one more inversion"))
    day.do(c.CompleteStep("washing/wash.3"))
    day.do(c.AddNote("Eluates are in box 7."))
    day.finish_all()
    return day


def _measure(day: BenchDay) -> None:
    """The protein assay: one value mistyped and corrected, one out of its limits."""
    day.do(c.EnterValue("lysis/protein", "protein", "4.20", "s1"))
    day.do(c.EnterValue("lysis/protein", "protein", "8.93", "s2"))
    day.do(c.EnterValue("lysis/protein", "protein", "3.98", "s2", "typing error, seen at once"))
    day.do(c.EnterValue("lysis/protein", "protein", "21", "s3", "very dense cells"))
