"""One small protocol as protocols.io exports it, in each of the three shapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

Export: TypeAlias = dict[str, Any]
Component: TypeAlias = tuple[int, dict[str, Any]]
"""A type id and its fields, as the third shape has them."""

HEAD: Mapping[str, Any] = {
    "id": 4711,
    "title": "Beads &amp; buffers",
    "description": "<p>Bind a protein to beads. Then it is washed.</p>",
    "guidelines": "<p>Keep everything cold.</p>",
    "before_start": "<p>Cool the rotor.</p>",
    "warning": "<p>Wear gloves.</p>",
    "doi": "dx.doi.org/10.17504/protocols.io.abc123",
    "version_id": 1,
    "published_on": 1507386557,
    "authors": [{"name": "Ada Bead"}, {"first_name": "Ben", "last_name": "Buffer"}],
    "materials": [{"name": "Wash buffer", "sku": "WB-1", "vendor": {"name": "Anybody"}}],
}

STEPS: Sequence[tuple[str, str, Sequence[Component]]] = (
    (
        "Binding",
        "Add the beads to the lysate",
        (
            (3, {"amount": 50, "unit": "µl", "title": "of beads"}),
            (25, {"concentration": "10", "unit": "millimolar (mM)", "title": "imidazole"}),
            (4, {"duration": 1800, "title": ""}),
            (24, {"temperature": 4, "unit": "°C", "title": ""}),
            (26, {"body": "<p>A rotator serves best.</p>"}),
        ),
    ),
    (
        "Washing",
        "Spin the beads down.",
        (
            (
                30,
                {"centrifuge": "500", "unit": 34, "duration": 120, "temperature": "4", "temperatureUnit": 10},
            ),
            (19, {"body": "<p>The rotor is heavy.</p>", "link": "https://example.org/rotor"}),
            (28, {"name": "Bench centrifuge", "brand": "Anymake", "sku": "N/A"}),
        ),
    ),
    (
        "",
        "Wash with the wash buffer.",
        (
            (20, {"name": "Wash buffer", "vendor": {"name": "Anybody"}}),
            (17, {"body": "<p>The beads look white.</p>"}),
            (26, {"body": "<p>Do not let the beads dry.</p>"}),
            (7, {"link": "https://example.org/washing"}),
        ),
    ),
    (
        "",
        "Shake the tubes.",
        ((33, {"shaker": "300", "unit": 33, "duration": "10 min", "temperature": "RT"}),),
    ),
)

_DRAFT_TYPES = {
    3: "amount",
    4: "duration",
    7: "link",
    17: "result",
    19: "safety",
    20: "reagents",
    24: "temperature",
    25: "concentration",
    26: "notes",
    28: "equipment",
    30: "centrifuge",
    33: "shaker",
}


def guid(number: int) -> str:
    """An id as protocols.io writes them."""
    return f"{number:032X}"


def linked(number: int) -> dict[str, Any]:
    """The fields that put a step into its place."""
    return {"guid": guid(number), "previous_guid": guid(number - 1) if number > 1 else None}


def draft(text: str, entities: Sequence[tuple[str, Mapping[str, Any]]] = ()) -> str:
    """Draft.js content as a text: a line, and below it a block for each entity."""
    blocks: list[dict[str, Any]] = [{"text": text, "type": "unstyled", "entityRanges": []}]
    blocks += [
        {"text": " ", "type": "atomic", "entityRanges": [{"key": key, "offset": 0, "length": 1}]}
        for key in range(len(entities))
    ]
    kinds = {str(key): {"type": kind, "data": data} for key, (kind, data) in enumerate(entities)}
    return json.dumps({"blocks": blocks, "entityMap": kinds})


def as_draft() -> Export:
    """The first shape: `data` is a text that holds Draft.js blocks."""
    steps = []
    for number, (section, text, components) in enumerate(STEPS, 1):
        entities = [(_DRAFT_TYPES[kind], fields) for kind, fields in components]
        steps.append({**linked(number), "section": f"<p>{section}</p>", "data": draft(text, entities)})
    return {**HEAD, "steps": steps}


def as_old_components() -> Export:
    """The second shape: `component_type_id` is a text, and the fields lie in `source_data`."""
    return _as_components("component_type_id", "source_data", str)


def as_components() -> Export:
    """The third shape: `type_id` is a number, and the fields lie in `source`."""
    return _as_components("type_id", "source", int)


def _as_components(type_key: str, fields_key: str, written: Callable[[int], Any]) -> Export:
    steps = []
    for number, (section, text, components) in enumerate(STEPS, 1):
        listed: list[Component] = [(6, {"title": section})] if section else []
        listed += [(1, {"description": f"<p>{text}</p>"}), *components]
        found = [
            {
                "guid": guid(100 * number + order),
                "order_id": order,
                type_key: written(kind),
                fields_key: fields,
            }
            for order, (kind, fields) in enumerate(listed)
        ]
        steps.append({**linked(number), "components": found})
    return {**HEAD, "steps": steps}


SHAPES: Mapping[str, Callable[[], Export]] = {
    "draft": as_draft,
    "old components": as_old_components,
    "components": as_components,
}
