"""Importing an export in a test: through JSON, as a file would go, and back through our own reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from protocolapp.protocol.importing.json_text import parse_json
from protocolapp.protocol.importing.protocols_io import Imported, import_content
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol, Step
from protocolapp.protocol.problem import Problem


def outcome(export: Any) -> Imported | Problem:
    """What becomes of an export."""
    return import_content(parse_json(json.dumps(export)), "export.json")


def imported(export: Any) -> Imported:
    """The file made of an export that can be used."""
    made = outcome(export)
    assert isinstance(made, Imported), made
    return made


def protocol_of(export: Any) -> Protocol:
    """The protocol in the file that is made of an export."""
    loaded = load_text(imported(export).text, "made.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def left_out(export: Any) -> list[str]:
    """What the file lists at its end."""
    _, _, listed = imported(export).text.partition("# Not carried over from the export:\n")
    return [line.removeprefix("# - ") for line in listed.splitlines()]


def one_step(*components: Mapping[str, Any], text: str = "Do it.") -> dict[str, Any]:
    """An export of one step with these components behind its description."""
    described = {"type_id": 1, "order_id": 0, "source": {"description": text}}
    listed = [described, *({"order_id": place, **one} for place, one in enumerate(components, 1))]
    return {"title": "One step", "steps": [{"guid": "A", "previous_guid": None, "components": listed}]}


def component(kind: int, **fields: Any) -> dict[str, Any]:
    """A component of the third shape."""
    return {"type_id": kind, "source": fields}


def step_of(*components: Mapping[str, Any], text: str = "Do it.") -> Step:
    """The one step of such an export, as it is read back."""
    [(_, step)] = protocol_of(one_step(*components, text=text)).steps()
    return step
