"""A run of the protocol of `forked.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from protocolapp.lab import Lab
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from tests.run.bench import RUN_ID, SAMPLES, Bench

FORKED = Path(__file__).with_name("forked.yaml")

BCA, BCA_READ, BRADFORD, LOOK, DILUTE = (
    "protein/bca", "protein/bca-read", "protein/bradford", "protein/look", "protein/dilute",
)  # fmt: skip
LYSE, WET, SEMI_DRY, KEEP, BUFFER = (
    "lysis/lyse", "blot/wet", "blot/semi-dry", "blot/keep", "prepare/transfer_buffer",
)  # fmt: skip


@cache
def forked_protocol() -> Protocol:
    """The protocol of `forked.yaml`."""
    loaded = load_protocol(FORKED)
    assert loaded.protocol is not None, [str(problem) for problem in loaded.problems]
    return loaded.protocol


class Fork(Bench):
    """The same bench with that protocol."""

    def __init__(self, protocol: Protocol | None = None, **choices: str) -> None:
        super().__init__()
        self.store.runs.clear()
        setup = RunSetup(protocol or forked_protocol(), title="Forked", parameters=choices, samples=SAMPLES)
        self.service = RunService.start(setup, self.store, self.clock, Lab(), by="AB", run_id=RUN_ID)

    def refs(self) -> list[str]:
        """The steps of the plan."""
        return [step.ref for step in self.plan.steps]
