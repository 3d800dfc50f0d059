"""Which round of a step that is done several times: without it, its rounds would all read alike."""

from __future__ import annotations

import re

from protocolapp.plan.model import Plan

_LATER_ROUND = re.compile(r"(?<!\.fresh)\.([1-9][0-9]*)$")
"""`prepare/lysis_buffer.fresh.2` is a portion of a solution, not a round."""


def round_of(ref: str, plan: Plan) -> str:
    """`round 2 of 3`; empty for a step that is done once.

    Of a step that the plan no longer holds only its ref tells: `washing/wash.2` is `round 2`.
    """
    step = plan.by_ref.get(ref)
    if step is not None:
        return f"round {step.round} of {step.rounds}" if step.rounds > 1 else ""
    number = _LATER_ROUND.search(ref)
    return f"round {number[1]}" if number else ""
