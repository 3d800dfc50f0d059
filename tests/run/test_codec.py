"""Events as canonical bytes: whole round trips, strict reading, clear errors."""

from __future__ import annotations

import inspect
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from protocolapp.run import events as e
from protocolapp.run.codec import REGISTRY, UnreadableEventError, decode, encode
from protocolapp.run.events import Envelope, Event, Recorded
from protocolapp.run.ports import GENESIS, NewEvent, Stamp, StoredEvent
from protocolapp.run.upcast import upcast
from tests.fakes.clock import START
from tests.run.event_strategies import events, stamps, texts

TICK = e.StepTicked("ip/antibody", 1, "ip:s1", True, "DMSO")


def stored(new: NewEvent, version: int = 7) -> StoredEvent:
    return StoredEvent("run", version, new.type, new.body, GENESIS, GENESIS)


def changed(path: str, value: Any) -> StoredEvent:
    """The tick, with one thing in its stored data changed."""
    data = json.loads(encode(TICK, START, "AB", "7").body)
    *parents, last = path.split(".")
    place = data
    for parent in parents:
        place = place[parent]
    place[last] = value
    return stored(NewEvent("step_ticked", json.dumps(data).encode()))


@given(event=events, at=stamps, by=texts, cause=texts)
def test_every_event_comes_back_as_it_was(event: Event, at: Stamp, by: str, cause: str) -> None:
    new = encode(event, at, by, cause)
    assert decode(stored(new)) == Recorded(Envelope(7, at, by, cause), event)
    assert new.type == event.type


@given(event=events, at=stamps)
def test_the_bytes_are_canonical(event: Event, at: Stamp) -> None:
    body = encode(event, at, "AB", "7").body
    same = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert body == same


def test_the_bytes_of_an_event_as_they_lie_in_the_store() -> None:
    at = Stamp(datetime(2026, 3, 29, 0, 59, 30, 123_456, UTC), 60, 1234, "b")
    assert encode(e.NoteAdded("ip/bind", "37 °C"), at, "AB", "12").body.decode() == (
        '{"at":{"boot_id":"b","boot_ms":1234,"offset":60,"utc":"2026-03-29T00:59:30.123Z"},"by":"AB","cause":"12",'
        '"data":{"ref":"ip/bind","text":"37 °C"},"schema":1,"type":"note_added"}'
    )


def test_the_registry_knows_every_event_by_a_name_of_its_own() -> None:
    declared = {
        cls
        for _, cls in inspect.getmembers(e, inspect.isclass)
        if issubclass(cls, Event) and cls is not Event
    }
    assert set(REGISTRY.values()) == declared
    assert len({cls.type for cls in declared}) == len(declared)
    assert all(name == name.lower() and name.replace("_", "").isascii() for name in REGISTRY)


@pytest.mark.parametrize("text", ["half \ud800", "null \0"])
def test_text_that_no_store_can_keep_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"surrogate|NUL"):
        encode(e.NoteAdded("", text), START, "AB", "1")
    with pytest.raises(ValueError, match=r"surrogate|NUL"):
        encode(TICK, START, text, "1")


def test_a_backslash_u0000_that_somebody_typed_is_just_text() -> None:
    note = e.NoteAdded("", r"\u0000")
    assert decode(stored(encode(note, START, "AB", "1"))).event == note


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_no_number_without_a_value_is_stored(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode(e.TimerAcknowledged("t1", number), START, "AB", "1")  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "value"), [("type", "step_teleported"), ("schema", 99)])
def test_an_event_of_a_newer_program_is_named_as_such(path: str, value: object) -> None:
    with pytest.raises(UnreadableEventError) as refused:
        decode(changed(path, value))
    assert "newer version" in refused.value.remedy
    assert "Event 7" in refused.value.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("type", None),
        ("schema", "1"),
        ("schema", True),
        ("schema", 0),
        ("by", 3),
        ("data", []),
        ("data.occurrence", "1"),
        ("data.occurrence", True),
        ("data.done", 1),
        ("data.row", None),
        ("data.extra", 1),
        ("at.utc", "yesterday"),
        ("at.utc", "2026-11-21T09:40:00.000+01:00"),
        ("at.boot_ms", 1.5),
        ("at.offset", None),
        ("at", {}),
    ],
)
def test_damaged_data_is_told_not_guessed(path: str, value: object) -> None:
    with pytest.raises(UnreadableEventError, match="Event 7 is damaged"):
        decode(changed(path, value))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_bytes_that_are_no_event_are_told(body: bytes) -> None:
    with pytest.raises(UnreadableEventError, match="damaged"):
        decode(stored(NewEvent("step_ticked", body)))


def test_a_missing_field_is_damage_unless_it_has_a_default() -> None:
    data = json.loads(encode(TICK, START, "AB", "7").body)
    del data["data"]["row_label"]
    assert decode(stored(NewEvent("step_ticked", json.dumps(data).encode()))).event.row_label == ""  # type: ignore[attr-defined]
    del data["data"]["row"]
    with pytest.raises(UnreadableEventError):
        decode(stored(NewEvent("step_ticked", json.dumps(data).encode())))


def test_old_data_is_upcast_one_schema_after_the_other() -> None:
    steps = {
        ("note_added", 1): lambda data: {"ref": data["step"], "text": data["text"]},
        ("note_added", 2): lambda data: {**data, "pinned": False},
    }
    assert upcast("note_added", 1, 3, {"step": "a/b", "text": "x"}, steps) == {
        "ref": "a/b",
        "text": "x",
        "pinned": False,
    }
    assert upcast("note_added", 3, 3, {"ref": "a/b"}, steps) == {"ref": "a/b"}
    with pytest.raises(LookupError):
        upcast("note_added", 0, 3, {}, steps)
