"""Values of a plan: worked out, or with what they wait for; and the tubes they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.plan.facts import Value


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not known yet.

    step, number: the planned step that will give it ("needs Protein, step 7"), else empty and 0.
    """

    name: str
    label: str
    row: str = ""
    step: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """What the screen shows in place of the value."""
        return f"needs {self.label}, step {self.number}" if self.number else f"needs {self.label}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A named value, or what it waits for.

    planned: what was worked out, where an amount really taken stands in its place; None else.
    text: as shown, with its unit. formula, inputs (`Protein = 4 mg/mL`), cite: where it comes from. detail:
    how it is pipetted, `P2, set 2.00`, for a volume that was worked out; plain: for the clipboard. steps: how a
    calculator came to it.
    """

    name: str
    label: str
    value: Value | None
    text: str
    waits_for: tuple[Missing, ...] = ()
    cite: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    detail: str = ""
    plain: str = ""
    steps: tuple[str, ...] = ()
    planned: Resolved | None = None


@dataclass(frozen=True, slots=True)
class PlannedTube:
    """A tube in the rack. id: `ip:s1`; kind: `ip`; sample: its id. holds: name -> reagent id.

    lid: short enough to be written on it, `1`, `1B`; it stays the same when a sample is dropped.
    """

    id: str
    kind: str
    label: str
    sample: str
    holds: Mapping[str, str]
    lid: str = ""
