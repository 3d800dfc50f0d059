"""What was last typed into each calculator, in `calculators.json`. A damaged file never stops the program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from protocolapp.run.ports import Stamp
from protocolapp.services.ports import KeptInputs
from protocolapp.store.json_file import beside_what_is_kept, move_aside, read_json, write_json

FILE = "calculators.json"
LARGEST_FILE = 16 * 1024 * 1024
LARGEST_INPUTS = 256 * 1024
"""Characters of one calculator's inputs; a full plate with long names takes a tenth of it. More is not kept."""

_INPUTS = "inputs"


def load_inputs(folder: Path, now: Stamp) -> tuple[KeptInputs, str]:
    """Calculator -> what was typed, and a notice for people, or an empty text. Never raises.

    What is neither a text nor rows of texts is left out. now: names a file moved aside.
    """
    path = folder / FILE
    found = read_json(path, LARGEST_FILE)
    fault = found.fault
    kept = found.data.get(_INPUTS, {})
    if not fault and not isinstance(kept, dict):
        fault = f"{path} is damaged."
    if fault:
        return {}, f"{fault} The calculators begin with their examples. {move_aside(path, now, found)}"
    return {name: _typed(fields) for name, fields in kept.items() if isinstance(fields, dict)}, ""


def save_inputs(folder: Path, inputs: KeptInputs) -> None:
    """Keep what was typed, with what a later version wrote beside it. Raises StoreError."""
    path = folder / FILE
    kept, room = dict[str, Any](), LARGEST_FILE // 2
    for name, fields in inputs.items():
        plain = {key: value if isinstance(value, str) else _plain(value) for key, value in fields.items()}
        size = len(json.dumps(plain))
        if size <= min(LARGEST_INPUTS, room):
            kept[name] = plain
            room -= size
    write_json(path, {**beside_what_is_kept(path, LARGEST_FILE), _INPUTS: kept})


def _plain(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    return [dict(row) for row in rows]


def _typed(fields: Mapping[str, Any]) -> dict[str, str | Sequence[Mapping[str, str]]]:
    return {name: value for name, value in fields.items() if isinstance(value, str) or _are_rows(value)}


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(row, dict) and all(isinstance(text, str) for text in row.values()) for row in value
    )
