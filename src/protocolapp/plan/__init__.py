"""Binding a protocol to what is known: values, applicable steps, solutions, schedule, prep sheet."""

from protocolapp.plan.as_json import plan_as_json
from protocolapp.plan.make import make_plan
from protocolapp.plan.ready import Ready, get_ready
from protocolapp.plan.schedule import Progress, Schedule, Segment, SegmentKind, Stop, schedule
from protocolapp.plan.text import plan_as_text
from protocolapp.plan.typical import typical_facts

__all__ = [
    "Progress",
    "Ready",
    "Schedule",
    "Segment",
    "SegmentKind",
    "Stop",
    "get_ready",
    "make_plan",
    "plan_as_json",
    "plan_as_text",
    "schedule",
    "typical_facts",
]
