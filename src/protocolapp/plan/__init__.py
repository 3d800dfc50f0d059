"""Binding a protocol to what is known: values, applicable steps, solutions, schedule, prep sheet."""

from protocolapp.plan.make import make_plan
from protocolapp.plan.ready import Ready, get_ready
from protocolapp.plan.schedule import Progress, Schedule, Segment, SegmentKind, Stop, schedule
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
    "schedule",
    "typical_facts",
]
