"""The pipettes of one run: planned with them, kept in its first event, and the same whatever the lab has later."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest

from protocolapp.lab import Lab, Rotor, lab_from_json, lab_to_json
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.plan import make_plan, plan_as_text, typical_facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.codec import decode
from protocolapp.run.events import RunStarted
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.services.export import pdf_of, record_of
from protocolapp.store import open_for_reading, open_for_writing
from tests.fakes.clock import START, FakeClock
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import RUN_ID

LAB = Lab(pipettes=bundled_pipettes())
WITHOUT_P2 = tuple(one.name for one in LAB.pipettes if one.name != "P2")


@cache
def co_ip() -> Protocol:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return protocol


def setup_with(pipettes: tuple[str, ...] | None) -> RunSetup:
    facts = typical_facts(co_ip())
    return RunSetup(co_ip(), parameters=facts.parameters, samples=facts.samples, pipettes=pipettes)


def antibody(plan: Plan) -> str:
    return plan.values["antibody_volume"].text.replace("\u00a0", " ")


def test_a_lab_is_reduced_by_names_and_keeps_its_order() -> None:
    reduced = LAB.with_pipettes(("P1000", "P20", "gone"))
    assert [one.name for one in reduced.pipettes] == ["P20", "P1000"]
    assert LAB.with_pipettes(()).pipettes == ()
    assert setup_with(None).lab_at_hand(LAB) is LAB


def test_the_plan_is_fitted_to_what_is_at_hand() -> None:
    def plan(pipettes: tuple[str, ...] | None) -> Plan:
        setup = setup_with(pipettes)
        return make_plan(setup.protocol, setup.facts, setup.lab_at_hand(LAB))

    assert antibody(plan(None)) == "2.00 µL"
    assert antibody(plan(("P20", "P200", "P1000"))) == "2.00 µL"
    assert antibody(plan(("P200", "P1000"))) != "2.00 µL"
    assert plan_as_text(plan(None)) != plan_as_text(plan(WITHOUT_P2)), (
        "EDTA and inhibitors, if not the antibody"
    )


def test_a_run_on_a_real_store_comes_back_with_its_own_pipettes(tmp_path: Path) -> None:
    store, clock = open_for_writing(tmp_path, START), FakeClock()
    begun = RunService.start(setup_with(("P200", "P1000")), store, clock, LAB, by="AB", run_id=RUN_ID)
    assert [one.name for one in begun.lab.pipettes] == ["P200", "P1000"]
    store.close()
    again = RunService.open(RUN_ID, open_for_reading(tmp_path), clock)
    assert again.lab == begun.lab
    assert plan_as_text(again.plan) == plan_as_text(begun.plan)
    assert antibody(again.plan) != "2.00 µL"
    started = again.state.history[0].event
    assert isinstance(started, RunStarted)
    assert lab_from_json(started.lab) == LAB.with_pipettes(("P200", "P1000"))


def test_without_a_choice_the_first_event_is_what_it_always_was() -> None:
    store = MemoryStore()
    RunService.start(setup_with(None), store, FakeClock(), LAB, by="AB", run_id=RUN_ID)
    event = decode(store.read(RUN_ID)[0]).event
    assert isinstance(event, RunStarted)
    assert event.lab == lab_to_json(LAB)


def test_the_record_lists_the_pipettes_of_the_run_and_its_rotor() -> None:
    lab = Lab(
        pipettes=LAB.pipettes, rotors=(Rotor("FA-45", Quantity.of("8.4", "cm"), Quantity.of(15000, "rpm")),)
    )
    facts, store = typical_facts(co_ip()), MemoryStore()
    setup = RunSetup(
        co_ip(), samples=facts.samples, rotor="FA-45", pipettes=("P200", "P1000"), parameters=facts.parameters
    )
    RunService.start(setup, store, FakeClock(), lab, by="AB", run_id=RUN_ID)
    record = record_of(store, RUN_ID, START)
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in record.equipment.rows] == [
        ("P200", "20 µL to 200 µL, steps of 0.2 µL"),
        ("P1000", "200 µL to 1000 µL, steps of 2 µL"),
        ("FA-45", "rotor, r max 8.4 cm, up to 15000 rpm"),
    ]


@pytest.mark.tool("pdftotext", "poppler-utils")
def test_the_pdf_says_that_there_were_none(tmp_path: Path) -> None:
    store = MemoryStore()
    RunService.start(setup_with(()), store, FakeClock(), LAB, by="AB", run_id=RUN_ID)
    (tmp_path / "r.pdf").write_bytes(pdf_of(record_of(store, RUN_ID, START)).data)
    printed = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "r.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "none at hand" in printed
