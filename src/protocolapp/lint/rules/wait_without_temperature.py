"""A wait that does not say at what temperature."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.quantity import Quantity

_SHORT = Quantity.of(5, "min")
"""Below this the temperature of the room does not matter much."""


def look(case: Case) -> Iterator[Trouble]:
    """Waits of 5 min and more without `at:`."""
    for placed in case.steps:
        wait = placed.step.wait
        if wait is not None and placed.step.at is None and wait.rings_after >= _SHORT:
            message = "the wait does not say at what temperature"
            yield Trouble((*placed.path, "wait"), message, "Add at: 4 °C, on ice, room temperature …")


RULE = Rule(
    id="wait-without-temperature",
    title="A wait without a temperature",
    reason="An hour on ice and an hour on the bench are two protocols.",
    source=BENCH,
    severity=Severity.NOTE,
    look=look,
)
