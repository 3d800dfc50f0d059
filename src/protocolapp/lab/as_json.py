"""The lab as plain data, for its file and for the first event of a run. Quantities are exact text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from protocolapp.lab.errors import LabError
from protocolapp.lab.lab import Lab
from protocolapp.lab.operator import Operator
from protocolapp.lab.pipette import Pipette
from protocolapp.lab.rotor import Rotor
from protocolapp.quantity import Quantity, QuantityError, exact_text, parse_exact

KEYS = ("operators", "pipettes", "rotors")
"""What `lab_to_json` writes; a file may hold more."""


def lab_to_json(lab: Lab) -> dict[str, Any]:
    """`{"operators": […], "pipettes": […], "rotors": […]}`, each a list of plain mappings."""
    return {
        "operators": [{"name": one.name, "initials": one.initials} for one in lab.operators],
        "pipettes": [pipette_to_json(one) for one in lab.pipettes],
        "rotors": [
            {
                "name": one.name,
                "r_max": exact_text(one.r_max),
                "max_rpm": exact_text(one.max_rpm) if one.max_rpm is not None else None,
            }
            for one in lab.rotors
        ],
    }


def lab_from_json(data: Mapping[str, Any]) -> Lab:
    """What `lab_to_json` wrote; keys left out are empty, unknown ones ignored. Raises LabError."""
    return Lab(
        operators=tuple(
            Operator(_text(one, "name"), _text(one, "initials", "")) for one in _entries(data, "operators")
        ),
        pipettes=tuple(pipette_from_json(one) for one in _entries(data, "pipettes")),
        rotors=tuple(
            Rotor(
                _text(one, "name"),
                _quantity(one, "r_max"),
                _quantity(one, "max_rpm") if one.get("max_rpm") is not None else None,
            )
            for one in _entries(data, "rotors")
        ),
    )


def pipette_to_json(pipette: Pipette) -> dict[str, Any]:
    """A pipette as a plain mapping."""
    return {
        "name": pipette.name,
        "minimum": exact_text(pipette.minimum),
        "maximum": exact_text(pipette.maximum),
        "increment": exact_text(pipette.increment),
        "channels": pipette.channels,
    }


def pipette_from_json(data: Mapping[str, Any]) -> Pipette:
    """What `pipette_to_json` wrote. Raises LabError."""
    return Pipette(
        _text(data, "name"),
        _quantity(data, "minimum"),
        _quantity(data, "maximum"),
        _quantity(data, "increment"),
        data.get("channels", 1),
    )


def _entries(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    entries = data.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        raise _unreadable(key)
    return entries


def _text(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise _unreadable(key)
    return value


def _quantity(data: Mapping[str, Any], key: str) -> Quantity:
    try:
        return parse_exact(_text(data, key))
    except QuantityError as error:
        raise _unreadable(key) from error


def _unreadable(key: str) -> LabError:
    return LabError(
        "The lab's data cannot be read", f"“{key}” is missing or damaged.", "Enter it anew in the settings."
    )
