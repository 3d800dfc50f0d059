"""Runs in a real store, made as the program makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from protocolapp.run.ports import Clock, EventStore
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.store import open_for_writing
from protocolapp.system_clock import SystemClock

CO_IP = protocols_folder() / "co_ip_alk.yaml"
RUN_ID = "5b0d2a4e-3c0f-4b57-9d57-0f2d6c1f7a10"


@cache
def co_ip() -> Protocol:
    """The protocol the program ships."""
    loaded = load_protocol(CO_IP)
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def begin(
    store: EventStore, clock: Clock, protocol: Protocol | None = None, run_id: str = RUN_ID
) -> RunService:
    """A run with typical facts, just begun."""
    chosen = protocol if protocol is not None else co_ip()
    facts = typical_facts(chosen)
    setup = RunSetup(chosen, "A run", "", facts.parameters, facts.samples, facts.rotor)
    return RunService.start(setup, store, clock, Lab(), by="AB", run_id=run_id)


def folder_with_a_run(folder: Path) -> Path:
    """A data folder with one run just begun, left as a program leaves it that was closed."""
    clock = SystemClock()
    store = open_for_writing(folder, clock.now())
    begin(store, clock)
    store.close()
    return folder
