"""Reasons that people often give, to take with one touch and change where they do not fit."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Refusal

_BY_CODE: Mapping[str, tuple[str, ...]] = {
    DeviationKind.SKIPPED: ("Not needed for these samples", "Done before the run", "No material left"),
    DeviationKind.FAILED: ("Sample lost", "Equipment failed", "Wrong reagent added"),
    DeviationKind.TOO_EARLY: ("It was ready", "Short of time"),
    DeviationKind.LATE: ("Busy with another step", "The alarm was not heard", "Equipment was in use"),
    DeviationKind.WINDOW: (
        "Equipment was in use",
        "Busy with another step",
        "Samples were kept on ice meanwhile",
    ),
    DeviationKind.AMOUNT: ("Too little was left", "Pipetted by eye", "More was needed"),
    DeviationKind.UNTIMED: ("Timed by another clock", "The wait was kept without a timer"),
    DeviationKind.OUT_OF_LIMITS: ("Measured twice, the value stands", "Accepted for this run"),
    DeviationKind.EXPIRED: ("Tested, still good", "No newer lot at hand"),
    DeviationKind.GAP: ("Not recorded at the time", "Not needed for these samples", "Lot not known"),
    DeviationKind.OUT_OF_ORDER: ("Done while waiting", "Order does not matter here"),
    DeviationKind.REPEATED: ("First attempt failed", "One more wash needed"),
    DeviationKind.UNFINISHED: ("Stopped here as planned", "Continued another day"),
    DeviationKind.SAMPLE_DROPPED: ("Sample lost", "Too little protein"),
    DeviationKind.PARAMETER_CHANGED: ("Too little material", "Adapted to these samples"),
    DeviationKind.CHOICE_CHANGED: ("It did not work this way", "Reagent or equipment not at hand"),
    DeviationKind.CORRECTED: ("Typing error", "Measured again"),
    "pause_reason": ("Break", "Waiting for equipment", "End of the day"),
    "timer_pause_reason": ("Equipment stopped", "Taken out for a while"),
    "abandon_reason": ("Samples lost", "Started by mistake"),
    "reopen_reason": ("Ended by mistake", "Something was forgotten"),
}


def suggested(refusal: Refusal) -> tuple[str, ...]:
    """For the reason that is asked for; none where nothing is usual."""
    return _BY_CODE.get(refusal.code, ())
