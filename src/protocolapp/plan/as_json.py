"""A plan as plain JSON data: for `--json`, and for whoever reads it by program. Quantities are exact texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from typing import Any

from protocolapp.plan.model import Plan, PlannedPlate, PlannedStep, Resolved
from protocolapp.quantity import Quantity, exact_text

_LEFT_OUT = {"step", "batch", "exhibits", "picture"}


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """Everything in the plan but the protocol itself, under the names of the model."""
    return {
        "protocol": {"id": plan.protocol.id, "version": plan.protocol.version, "title": plan.protocol.title},
        "samples": _plain(plan.samples),
        "tubes": _plain(plan.tubes),
        "values": [_value(value, "") for value in plan.values.values()],
        "row_values": [_value(value, row) for (_, row), value in plan.row_values.items()],
        "sections": _plain(plan.sections),
        "steps": [_kept(step) for step in plan.steps],
        "solutions": _plain(plan.solutions),
        "plates": [_kept(plate) for plate in plan.plates],
        "pick_list": _plain(plan.pick_list),
        "schedule": [
            {
                "ref": slot.ref,
                "start_ms": slot.start_ms,
                "hands_on_ms": slot.hands_on_ms,
                "wait_ms": slot.wait_ms,
            }
            for slot in plan.slots
        ],
        "total_ms": plan.total_ms,
        "hands_on_ms": plan.hands_on_ms,
        "blocked": plan.blocked,
        "forks": _plain(plan.forks),
        "left_out": sorted(plan.left_out),
        "flags": _plain(plan.flags),
        "missing": _plain(plan.missing),
    }


def _value(value: Resolved, row: str) -> dict[str, Any]:
    return {"row": row, **_plain(value)} if row else _plain(value)


def _kept(part: PlannedStep | PlannedPlate) -> dict[str, Any]:
    return {one.name: _plain(getattr(part, one.name)) for one in fields(part) if one.name not in _LEFT_OUT}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, (type, Quantity)):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Quantity):
        return exact_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else exact_text(Quantity(value))
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value
