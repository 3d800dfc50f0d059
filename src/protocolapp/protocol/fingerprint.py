"""The canonical form of a protocol, its fingerprint, and the JSON that a run keeps of it.

Quantities stay as written, defaults are left out. JSON objects have no order but a protocol's parameters do, so
mappings of names become `{"*": [[name, value], …]}`; no file key is `*`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from protocolapp.protocol.expression import Condition, Expression, StepText
from protocolapp.protocol.model import At, Protocol
from protocolapp.protocol.model.base import Part
from protocolapp.quantity import Quantity, QuantityRange

IN_ORDER = "*"


def protocol_to_json(protocol: Protocol) -> dict[str, Any]:
    """The protocol as plain JSON data, from which `protocol_from_json` makes an equal one."""
    return _part(protocol)


def protocol_from_json(data: Mapping[str, Any]) -> Protocol:
    """The protocol of such data. Raises ValueError when the data is damaged."""
    try:
        restored = _restored(data)
    except TypeError as error:
        raise ValueError("the stored protocol is damaged") from error
    return Protocol.model_validate(restored)


def canonical_text(protocol: Protocol) -> str:
    """The one text of a protocol's content: keys sorted, no spaces."""
    return json.dumps(_part(protocol), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(protocol: Protocol) -> str:
    """SHA-256 (hex) of the canonical text."""
    return hashlib.sha256(canonical_text(protocol).encode()).hexdigest()


def _part(part: Part) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            data[field.alias or name] = _plain(value)
    return data


def _plain(value: object) -> Any:
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, dict):
        return {IN_ORDER: [[name, _plain(item)] for name, item in value.items()]}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (Quantity, QuantityRange)):
        return value.written
    if isinstance(value, (At, Condition, Expression, StepText)):
        return value.text
    return value.value if isinstance(value, Enum) else value


def _restored(data: Any) -> Any:
    if isinstance(data, Mapping):
        if data.keys() == {IN_ORDER}:
            return {name: _restored(item) for name, item in data[IN_ORDER]}
        return {key: _restored(item) for key, item in data.items()}
    return [_restored(item) for item in data] if isinstance(data, list | tuple) else data
