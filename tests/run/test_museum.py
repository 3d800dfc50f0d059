"""Runs stored by earlier versions, byte by byte: read, replayed and gone on with as they were left."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from protocolapp.plan.facts import EntryKey
from protocolapp.protocol.readings import OVER, Attachment, PlateReadings, TableValue
from protocolapp.quantity import Quantity
from protocolapp.run import commands as c
from protocolapp.run.chain import verify
from protocolapp.run.loading import load_run
from protocolapp.run.ports import StoredEvent
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.state import StepStatus
from protocolapp.services.export import record_of
from tests.fakes.clock import START, FakeClock
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import RUN_ID, SAMPLES, Bench, small_protocol
from tests.run.kinds import READ

KEPT = EntryKey(READ, "readings")
MUSEUM = Path(__file__).parents[1] / "data" / "museum"


def stored(name: str) -> tuple[StoredEvent, ...]:
    lines = (MUSEUM / name).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple(
        StoredEvent(RUN_ID, row["version"], row["type"], row["body"].encode(), row["previous"], row["hash"])
        for row in rows
    )


BEFORE = stored("before-pipettes-at-hand.jsonl")
"""Written by the version before a run could be set up with some of the lab's pipettes."""


def test_an_old_run_is_replayed_as_it_was_left() -> None:
    report = verify(BEFORE)
    assert (report.first_bad, report.events) == (None, 19)
    loaded = load_run(BEFORE)
    assert loaded.fault == ""
    assert [one.name for one in loaded.lab.pipettes] == ["P2", "P20", "P200", "P1000"]
    assert loaded.lab.pipettes[0].increment == Quantity.of("0.01", "µL")
    assert [one.r_max for one in loaded.lab.rotors] == [Quantity.of("8.4", "cm")]
    told = [(step.ref, loaded.state.step(step.ref).status) for step in loaded.plan.steps]
    assert told[:4] == [
        ("first/measure", StepStatus.DONE),
        ("first/stain", StepStatus.DONE),
        ("first/look", StepStatus.SKIPPED),
        ("second/bind", StepStatus.OPEN),
    ]
    [chip] = loaded.plan.by_ref["first/stain"].chips
    assert (chip.label, chip.text) == ("Volume", "10\u00a0µL")
    assert [note.text for note in loaded.state.notes] == ["a note, 4 °C"]


def test_it_goes_on_and_its_record_lists_the_pipettes_it_was_begun_with() -> None:
    store, clock = Bench().store, FakeClock()
    store.runs[RUN_ID] = list(BEFORE)
    clock.go_on(minutes=60)
    service = RunService.open(RUN_ID, store, clock)
    service.submit(c.AddNote("gone on with"), "AB")
    assert verify(store.read(RUN_ID)).first_bad is None
    names = [row[0] for row in record_of(store, RUN_ID, START).equipment.rows]
    assert names == ["P2", "P20", "P200", "P1000"]


def test_a_choice_adds_nothing_to_the_first_event() -> None:
    store = MemoryStore()
    setup = RunSetup(small_protocol(), title="Test", samples=SAMPLES, pipettes=("P20",))
    RunService.start(setup, store, FakeClock(), load_run(BEFORE).lab, by="AB", run_id=RUN_ID)
    then, now = (json.loads(events[0].body)["data"] for events in (BEFORE, store.read(RUN_ID)))
    assert [one["name"] for one in now["lab"]["pipettes"]] == ["P20"]
    assert now["lab"]["pipettes"][0] == then["lab"]["pipettes"][1]
    assert now.keys() - then.keys() == {"continues", "continues_label"}  # of a run that goes on from another
    assert (now["continues"], now["continues_label"]) == ("", "")
    assert [now[key] for key in ("parameters", "samples", "protocol")] == [
        then[key] for key in ("parameters", "samples", "protocol")
    ]


CHOSEN = stored("a-choice-in-the-run.jsonl")
"""Written when choices made in a run were new: one that was free, one that left a way that had been begun."""


def test_a_run_whose_way_was_changed_is_replayed_on_its_way() -> None:
    loaded = load_run(CHOSEN)
    assert (loaded.fault, loaded.state.facts.parameters["assay"]) == ("", "Bradford")
    assert [step.ref for step in loaded.plan.steps][2:] == [
        "protein/bradford",
        "protein/look",
        "blot/semi-dry",
        "blot/keep",
    ]
    assert loaded.state.step("protein/bca").status is StepStatus.STARTED
    assert [(one.kind, one.reason) for one in loaded.state.deviations] == [
        ("choice_changed", "the kit is empty")
    ]


def test_every_kind_of_entry_is_read_as_it_was_first_written() -> None:
    loaded = load_run(stored("every-kind-of-entry.jsonl"))
    assert loaded.fault == ""
    assert list(loaded.state.facts.entries.values()) == [
        datetime(2026, 11, 21, 9, 15),
        TableValue(("standard", "absorbance"), (("0", "0.050"), ("125", "0.21"))),
        PlateReadings(8, 12, (("A1", "1000.50"), ("A2", OVER))),
        attached(b"a blot", "blot.png"),
        TableValue(("live", "dead"), (("12", "1"),)),
    ]
    assert [one.file for one in loaded.state.attachments] == [attached(b"a gel", "gel.png")]
    [asked] = loaded.plan.by_ref[READ].asked
    assert (asked.row, asked.row_label, asked.value) == ("", "", loaded.state.facts.entries[KEPT])


def test_readings_stay_with_their_plates_whatever_became_of_the_layout() -> None:
    """One plate was read as the only one; then there were two; then a larger one in their place."""
    loaded = load_run(stored("readings-of-two-plates.jsonl"))
    assert loaded.fault == ""
    first = PlateReadings(8, 12, (("B2", "1000"), ("B3", OVER)))
    second = PlateReadings(8, 12, (("B2", "7.50"),))
    assert [(one.row, one.row_label, one.value) for one in loaded.plan.by_ref["light/read"].asked] == [
        ("", "Plate 1", first),
        ("plate:2", "Plate 2 (no longer planned)", second),
    ]


def attached(content: bytes, name: str) -> Attachment:
    digest = hashlib.sha256(content).hexdigest()
    where = f"attachments/{RUN_ID}/{digest[:16]}-{name}"
    return Attachment(name, digest, len(content), "image/png", where)
