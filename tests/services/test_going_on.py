"""Going on in another protocol: tubes become samples, values go over where they fit; the run names the other."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Sample
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.run.ports import Stamp
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.simulated_clock import SimulatedClock
from protocolapp.services.export import record_of
from protocolapp.services.going_on import carry_over
from tests.fakes.memory_store import MemoryStore

BLOT = """\
format: 1
id: blot
version: "1.0.0"
title: Blot
objective: Blot.
parameters:
  start: {label: Start, default: lysates, choices: [lysates, eluates], cite: lab}
samples:
  columns:
    protein: {label: Protein, unit: mg/mL, typical: 2 mg/mL}
    volume: {label: Volume, unit: µL, typical: 10 µL}
    origin: {label: Origin, kind: text, typical: x}
sections:
  - {id: gel, title: Gel, steps: [{id: load, do: Load.}]}
"""
IP = """\
format: 1
id: ip
version: "1.0.0"
title: IP
objective: Precipitate.
parameters:
  control: {label: Control, default: beads, choices: [beads, none], cite: lab}
  elution: {label: Elution, default: 30 µL, cite: lab}
samples:
  typical: [A, B]
  columns:
    treatment: {label: Treatment, kind: text, typical: DMSO}
tubes:
  ip: {label: IP, each: sample}
  beads: {label: beads only, of: first sample, when: control is beads}
sections:
  - {id: elute, title: Elution, steps: [{id: boil, do: Boil.}]}
next:
  - protocol: blot
    carry: tubes
    columns: {volume: elution, origin: treatment, protein: elution}
    with: {start: eluates}
    when: control is beads
"""
AT = Stamp(datetime(2026, 11, 28, 9, tzinfo=UTC), 60, 0, "boot")


@pytest.fixture
def both(tmp_path: Path) -> tuple[Protocol, Protocol]:
    """The precipitation, and the blot it goes on with."""
    for name, text in (("ip", IP), ("blot", BLOT)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    loaded = [load_protocol(tmp_path / f"{name}.yaml") for name in ("ip", "blot")]
    first, second = (one.protocol for one in loaded)
    assert first is not None
    assert second is not None
    return first, second


def test_tubes_become_samples_with_the_values_that_fit(both: tuple[Protocol, Protocol]) -> None:
    first, second = both
    run = rehearse(first, MemoryStore(), Lab(), AT, "11111111-1111-4111-8111-111111111111").service
    (one,) = run.plan.follow
    carried = carry_over(run.state, run.plan, one, second)
    assert [(sample.id, sample.name) for sample in carried.samples] == [
        ("s1", "A"), ("s2", "B"), ("s3", "A (beads only)"),
    ]  # fmt: skip
    assert carried.samples[0].values == {"volume": Quantity.of(30, "µL"), "origin": "DMSO"}
    assert carried.left_out[0] == "Protein of A"
    assert carried.parameters == {"start": "eluates"}
    assert (carried.run_id, carried.label) == (run.run_id, run.state.identity.label)


def test_where_one_goes_on_follows_the_choices(both: tuple[Protocol, Protocol]) -> None:
    first, _ = both
    facts = typical_facts(first)
    assert make_plan(first, facts).follow
    assert not make_plan(first, facts.with_parameter("control", "none")).follow


def test_the_new_run_says_whose_samples_it_has(both: tuple[Protocol, Protocol]) -> None:
    _, second = both
    store, clock = MemoryStore(), SimulatedClock(AT)
    setup = RunSetup(
        second, samples=(Sample("s1", "A"),), continues="11111111", continues_label="2026-11-28-01"
    )
    run_id = "22222222-2222-4222-8222-222222222222"
    RunService.start(setup, store, clock, Lab(), by="A. Meyer", run_id=run_id)
    assert RunService.open(run_id, store, clock).state.identity.continues_label == "2026-11-28-01"
    record = record_of(store, run_id, clock.now())
    assert "started with the samples of run 2026-11-28-01" in [row[1] for row in record.course.rows]
