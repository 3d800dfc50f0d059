"""A dose series with one well for each dose."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble


def look(case: Case) -> Iterator[Trouble]:
    """Plates with doses whose replicates are fewer than two."""
    for name, plate in case.plates.items():
        if plate.doses is None:
            continue
        number = case.values.quantity(plate.replicates) if plate.replicates is not None else None
        if plate.replicates is None or (number is not None and number.magnitude < 2):
            message = f"{plate.label} has one well for each dose"
            path = ("plates", name, "replicates") if plate.replicates is not None else ("plates", name)
            yield Trouble(path, message, "Write replicates: 2 or more.")


RULE = Rule(
    id="single-dose-wells",
    title="A dose series without replicates",
    reason="With single wells a slip of the pipette cannot be told from a bend in the curve.",
    source=BENCH,
    severity=Severity.NOTE,
    look=look,
)
