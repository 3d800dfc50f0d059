"""The canonical form loses nothing that matters, and nothing else changes the fingerprint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from protocolapp.protocol.fingerprint import canonical_text, fingerprint, protocol_from_json, protocol_to_json
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.protocol.model import Protocol
from tests.protocol.strategies import protocols

ROOT = Path(__file__).parents[2]
SMALL = """\
format: 1
id: small
version: 1.0.0
title: A small protocol
objective: Show what counts.
parameters:
  volume: {label: Volume, default: 1 mL, cite: lab}
  mass: {label: Mass, default: 1 mg, cite: lab}
sections:
  - id: one
    title: One
    steps:
      - {id: first, do: Wait., wait: 30 min}
"""


def loaded(text: str) -> Protocol:
    found = load_text(text, "small.yaml")
    assert found.problems == ()
    assert found.protocol is not None
    return found.protocol


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(protocols)
def test_a_protocol_survives_its_json_even_with_sorted_keys(data: dict[str, Any]) -> None:
    protocol = Protocol.model_validate(data)
    stored = json.loads(json.dumps(protocol_to_json(protocol), sort_keys=True))
    again = protocol_from_json(stored)
    assert again == protocol
    assert fingerprint(again) == fingerprint(protocol)
    assert canonical_text(again) == canonical_text(protocol)
    assert list(again.parameters) == list(protocol.parameters), "the order of names is kept"


@pytest.mark.parametrize("path", sorted((ROOT / "protocols").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_protocol_survives(path: Path) -> None:
    protocol = load_protocol(path).protocol
    assert protocol is not None
    again = protocol_from_json(json.loads(json.dumps(protocol_to_json(protocol), sort_keys=True)))
    assert again == protocol
    assert [list(solution.contains) for solution in again.solutions.values()] == [
        list(solution.contains) for solution in protocol.solutions.values()
    ]
    assert list(again.tubes) == list(protocol.tubes)
    assert list(again.parameters) == list(protocol.parameters)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small protocol", "title:   'A small protocol'  # a comment"),
        ("wait: 30 min", "wait: {for: 30 min}"),
        ("{id: first, do: Wait., wait: 30 min}", "{do: Wait., id: first, wait: 30 min, repeat: 1}"),
        (
            "{id: first, do: Wait., wait: 30 min}",
            "{id: first, do: Wait., wait: 30 min, optional: no, show: []}",
        ),
        ("id: small\nversion: 1.0.0\n", "version: 1.0.0\nid: small\n"),
    ],
)
def test_how_it_is_written_does_not_count(old: str, new: str) -> None:
    assert old in SMALL
    assert fingerprint(loaded(SMALL.replace(old, new))) == fingerprint(loaded(SMALL))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 mL", "1.0 mL"),
        ("1 mL", "1000 µL"),
        ("1.0.0", "1.0.1"),
        ("Wait.", "Wait!"),
        ("wait: 30 min", "wait: 31 min"),
        ("wait: 30 min", "wait: 30 min, optional: yes"),
        ("label: Volume", "label: volume"),
    ],
)
def test_what_it_says_does(old: str, new: str) -> None:
    assert old in SMALL
    assert fingerprint(loaded(SMALL.replace(old, new))) != fingerprint(loaded(SMALL))


def test_the_order_of_parameters_counts_as_it_is_shown() -> None:
    lines = SMALL.splitlines(keepends=True)
    lines[6], lines[7] = lines[7], lines[6]
    assert fingerprint(loaded("".join(lines))) != fingerprint(loaded(SMALL))


def test_the_fingerprint_of_a_small_protocol_never_changes() -> None:
    assert fingerprint(loaded(SMALL)) == "045c53ce5c542d36c88d8046f15ac4925b193b1dd5afb03633cc3a99b919bc82"


@pytest.mark.parametrize(
    "data", [{}, {"format": "1"}, {"parameters": {"*": [["a"]]}}, {"sections": 3}, {"parameters": {"*": 1}}]
)
def test_damaged_data_is_a_value_error(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        protocol_from_json(data)
