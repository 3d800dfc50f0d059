"""What is made of a protocol: read and checked, planned, judged by the checks that know biology, drawn, shown."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.children import measured
from bench.figures import Figure, seconds
from protocolapp.lab import Lab
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.workflow import lay_out, workflow_of
from protocolapp.plan.workflow.shapes import Face
from protocolapp.protocol.load import load_protocol
from protocolapp.resources import protocols_folder
from protocolapp.services.checking import checks_of

TIMES, WIDTH, LONG = 7, 900, 500


def measure() -> Iterator[Figure]:
    """Four figures for each protocol that comes with the program, and the page of a long one."""
    lab = Lab(pipettes=bundled_pipettes())
    for path in sorted(protocols_folder().glob("*.yaml")):
        loaded = load_protocol(path)
        protocol = loaded.protocol
        assert protocol is not None  # noqa: S101 - shipped, and tested
        facts = typical_facts(protocol)
        plan = make_plan(protocol, facts, lab)
        parts: tuple[tuple[str, Callable[[], object], str], ...] = (
            ("read and checked", partial(load_protocol, path), "< 300 ms"),
            ("planned", partial(make_plan, protocol, facts, lab), "< 20 ms"),
            ("judged for every choice", partial(checks_of, loaded, plan), "< 1 s"),
            ("its workflow laid out", partial(lay_out, workflow_of(plan), WIDTH, _length), "< 16 ms"),
        )
        for what, work, aim in parts:
            yield Figure(f"{path.stem}, {what}", _median(work), aim=aim)
    with tempfile.TemporaryDirectory() as folder:
        shown, again = measured("bench.window", "page", Path(folder), str(LONG))
    yield Figure(f"the page of {LONG} steps, to its paint", shown, aim="< 1 s")
    yield Figure("  at another width", again, aim="< 100 ms")


def _median(work: Callable[[], object]) -> float:
    """Of calls that follow a first one."""
    work()
    return statistics.median(seconds(work) for _ in range(TIMES))


def _length(text: str, face: Face) -> float:
    """As long as letters of one width; what is measured is the laying out, not a font."""
    return len(text) * (7.5 if face is Face.STRONG else 7.0)
