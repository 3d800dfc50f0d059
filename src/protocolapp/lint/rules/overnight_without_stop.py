"""An overnight step that does not say how long it may rest."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.quantity import Quantity

_NIGHT = (Quantity.of(8, "h"), Quantity.of(24, "h"))


def look(case: Case) -> Iterator[Trouble]:
    """Waits of 8 to 24 h without `stop:`; longer ones are incubations with a time of their own."""
    for placed in case.steps:
        timed = case.wait_at(placed)
        if timed is not None and _NIGHT[0] <= timed.rings_after <= _NIGHT[1] and placed.step.stop is None:
            message = "an overnight step does not say how long the run may rest here"
            remedy = "Add stop: {up to: 18 h, at: 4 °C} with the time and the condition that do no harm."
            yield Trouble(placed.path, message, remedy)


RULE = Rule(
    id="overnight-without-stop",
    title="An overnight step without a safe stop",
    reason="Nobody is there when the timer rings at night. What the step bears in the morning should be decided "
    "before, not at the bench.",
    source=BENCH,
    severity=Severity.NOTE,
    look=look,
)
