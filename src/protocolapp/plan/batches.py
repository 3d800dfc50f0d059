"""When a solution with fresh components is completed: in portions, each used up before it spoils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.plan.turn import Turn, starts_of

LONG_WAIT_MS = 30 * 60_000
"""A portion is completed at the start of the section that uses it first, but not before a wait longer
than this.
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Turns (by place in the list of turns) that one portion serves.

    before: the place it is made in front of; 0 is *Prepare*.
    """

    uses: tuple[int, ...]
    before: int


def batches_of(uses: Sequence[int], turns: Sequence[Turn], lasts_ms: int | None) -> tuple[Batch, ...]:
    """Group the turns that use a solution: a new batch where a use is expected later than `lasts_ms`
    after its batch's first.
    """
    if not uses:
        return (Batch((), 0),)
    starts = starts_of(turns)
    groups: list[list[int]] = [[uses[0]]]
    for use in uses[1:]:
        if lasts_ms is not None and starts[use] - starts[groups[-1][0]] > lasts_ms:
            groups.append([use])
        else:
            groups[-1].append(use)
    early = lasts_ms is None or starts[uses[0]] <= lasts_ms
    return tuple(
        Batch(tuple(group), 0 if number == 0 and early else _before(group[0], turns))
        for number, group in enumerate(groups)
    )


def _before(use: int, turns: Sequence[Turn]) -> int:
    """Back from the first use to the start of its section, stopping at a long wait."""
    place = use
    while place > 0:
        earlier = turns[place - 1]
        if earlier.section.id != turns[use].section.id or earlier.wait_ms > LONG_WAIT_MS:
            break
        place -= 1
    return place
