"""Old events in the shape of today. Stored bytes are never rewritten; they are upcast each time they are read.

When an event's data changes shape, its class raises `schema`, and a step from the schema before is added here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""From the data of one schema to that of the next."""

UPCASTS: Mapping[tuple[str, int], Upcast] = {}
"""By event type and the schema that is left behind. Empty: no shape has changed since the first release."""


def upcast(
    event_type: str,
    schema: int,
    current: int,
    data: dict[str, Any],
    steps: Mapping[tuple[str, int], Upcast] = UPCASTS,
) -> dict[str, Any]:
    """The data of schema `schema` in the shape of schema `current`. Raises LookupError when a step is missing."""
    for number in range(schema, current):
        data = steps[event_type, number](data)
    return data
