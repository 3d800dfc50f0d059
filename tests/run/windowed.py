"""A protocol with windows, and a bench to work at it."""

from __future__ import annotations

from functools import cache

from protocolapp.lab import Lab
from protocolapp.plan.facts import Sample
from protocolapp.protocol.model import Protocol
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.window import WindowReading, read_window
from tests.fakes.memory_store import MemoryStore
from tests.plan.writing import protocol_of
from tests.run.bench import RUN_ID, Bench

WASH, STAIN, READ, FIX = "work/wash.2", "work/stain", "work/read", "work/fix"
STEPS = """\
- {id: wash, do: Wash., repeat: 2, takes: 1 min}
- {id: stain, do: Stain., takes: 1 min, within: {after: wash, most: 30 min, cite: lab}, wait: 10 min}
- {id: read, do: Read., takes: 1 min, within: {after: stain, least: 5 min, most: 15 min}}
- {id: fix, do: Fix., takes: 1 min, within: {after: work/wash, least: 2 h}}
- {id: keep, do: Keep., takes: 1 min}
"""


@cache
def windowed_protocol() -> Protocol:
    """Two rounds of a wash, and three steps with a window each."""
    return protocol_of("", STEPS)


class WindowBench(Bench):
    """One run of it."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryStore()
        setup = RunSetup(windowed_protocol(), title="Test", samples=(Sample("s1", "A"),))
        self.service = RunService.start(setup, self.store, self.clock, Lab(), by="AB", run_id=RUN_ID)

    def window(self, ref: str) -> WindowReading:
        """The window of a step, which must have one to tell of."""
        reading = read_window(self.step(ref), self.state, self.clock.now())
        assert reading is not None
        return reading
