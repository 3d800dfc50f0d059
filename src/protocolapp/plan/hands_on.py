"""How long a step needs hands.

Where the protocol is silent a usual time stands for it, and is marked as assumed.
"""

from __future__ import annotations

from protocolapp.protocol.model import Takes
from protocolapp.quantity import Quantity

ASSUMED_MS = 2 * 60_000
"""A step that gives no hands-on time is planned with 2 min."""

PER_COMPONENT_MS = 60_000
"""Making a solution is planned with 2 min and 1 min for each component."""


def milliseconds(time: Quantity) -> int:
    """A time in whole milliseconds."""
    return round(time.base * 1000)


def hands_on(takes: Takes | None, samples: int, tubes: int) -> int:
    """The hands-on time of a step for so many samples and tubes."""
    if takes is None:
        return ASSUMED_MS
    total = milliseconds(takes.fixed) if takes.fixed is not None else 0
    if takes.per_sample is not None:
        total += milliseconds(takes.per_sample) * samples
    if takes.per_tube is not None:
        total += milliseconds(takes.per_tube) * tubes
    return total


def hands_on_making(components: int) -> int:
    """The time assumed for making a solution, or for completing one with so many fresh components."""
    return ASSUMED_MS + PER_COMPONENT_MS * components
