"""The kinds of deviation: their stored names, and the words people read. The one registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DeviationKind(StrEnum):
    """A departure from the protocol. The values are stored and never change."""

    GAP = "gap"
    OUT_OF_ORDER = "out_of_order"
    OUT_OF_LIMITS = "out_of_limits"
    EXPIRED = "expired"
    TOO_EARLY = "too_early"
    LATE = "late"
    UNTIMED = "untimed"
    WINDOW = "window"
    AMOUNT = "amount"
    SKIPPED = "skipped"
    FAILED = "failed"
    REPEATED = "repeated"
    UNFINISHED = "unfinished"
    PARAMETER_CHANGED = "parameter_changed"
    CHOICE_CHANGED = "choice_changed"
    CORRECTED = "corrected"
    SAMPLE_DROPPED = "sample_dropped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DeviationText:
    """label: the word in a list. title: above the question for the reason. question: what is asked."""

    label: str
    title: str
    question: str


DEVIATIONS: Mapping[DeviationKind, DeviationText] = {
    DeviationKind.FAILED: DeviationText("failed", "This step failed", "What went wrong?"),
    DeviationKind.SKIPPED: DeviationText("skipped", "Leave this step out", "Why is it left out?"),
    DeviationKind.TOO_EARLY: DeviationText("too early", "The wait is not over", "Why go on before its time?"),
    DeviationKind.LATE: DeviationText("late", "The wait took too long", "Why did it take longer?"),
    DeviationKind.UNTIMED: DeviationText("not timed", "The timer was not used", "How was the wait kept?"),
    DeviationKind.WINDOW: DeviationText(
        "window", "This is outside its window", "Why is it begun at this time?"
    ),
    DeviationKind.AMOUNT: DeviationText(
        "amount", "This is not the planned amount", "Why was another amount taken?"
    ),
    DeviationKind.OUT_OF_LIMITS: DeviationText(
        "out of limits", "This is outside its limits", "Why is it outside?"
    ),
    DeviationKind.EXPIRED: DeviationText("expired", "This lot has expired", "Why is it used all the same?"),
    DeviationKind.GAP: DeviationText("gap", "Something is still missing", "Why go on without it?"),
    DeviationKind.OUT_OF_ORDER: DeviationText(
        "out of order", "An earlier step is open", "Why is this one first?"
    ),
    DeviationKind.REPEATED: DeviationText("repeated", "Do this step again", "Why is it done again?"),
    DeviationKind.UNFINISHED: DeviationText(
        "unfinished", "Steps are still open", "Why does the run end here?"
    ),
    DeviationKind.SAMPLE_DROPPED: DeviationText("sample dropped", "Drop this sample", "Why is it dropped?"),
    DeviationKind.PARAMETER_CHANGED: DeviationText(
        "parameter changed", "Change this parameter", "Why is it changed?"
    ),
    DeviationKind.CHOICE_CHANGED: DeviationText(
        "choice changed", "Go another way", "Why is the choice changed?"
    ),
    DeviationKind.CORRECTED: DeviationText("corrected", "Correct this value", "Why is it corrected?"),
    DeviationKind.OWN: DeviationText("deviation", "Deviation", "What is different, and why?"),
}
"""The weightiest first: that order names a command's title when it departs in several ways."""


def weight(kind: DeviationKind) -> int:
    """The place of a kind in the registry, 0 for the weightiest."""
    return list(DEVIATIONS).index(kind)


def label_of(kind: str) -> str:
    """The word for a stored kind; one that this version does not know, as it is stored."""
    return next((text.label for known, text in DEVIATIONS.items() if known == kind), kind.replace("_", " "))
