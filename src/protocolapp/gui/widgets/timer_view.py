"""What a timer card shows: plain data, worked out anew from the timer's recorded start at each beat."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocolapp.run.timer import RINGING, TimerPhase

LAST_MINUTE_S = 60


class TimerWish(StrEnum):
    """What a person can ask of a timer."""

    ACKNOWLEDGE = "acknowledge"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    STOP = "stop"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TimerAsk:
    """A wish for one timer."""

    timer_id: str
    wish: TimerWish


@dataclass(frozen=True, slots=True)
class TimerView:
    """timer_id: unique over all runs. digits: `12:48`, counting up `+01:12` after the end. ends: `ends 14:15 (Tue)`.

    of: `of 90 min`. fraction: how much has passed, 0 to 1. seconds_left: None while it rests or is over.
    can_acknowledge: due and not yet acknowledged. wishes: what else can be asked, in order. key: acknowledges it.
    """

    timer_id: str
    name: str
    run_label: str
    phase: TimerPhase
    digits: str
    ends: str = ""
    of: str = ""
    fraction: float = 0.0
    seconds_left: int | None = None
    can_acknowledge: bool = False
    wishes: tuple[TimerWish, ...] = ()
    key: str = ""

    @property
    def ringing(self) -> bool:
        """It is over: shown as an alarm, acknowledged or not."""
        return self.phase in RINGING

    @property
    def title(self) -> str:
        return f"{self.name}, {self.run_label}" if self.run_label else self.name


def announcement(view: TimerView) -> str:
    """What to say aloud now; the same words as long as nothing new is to be said, empty for nothing."""
    if view.ringing:
        return f"{view.title} is {view.phase}" if view.can_acknowledge else ""
    last_minute = view.seconds_left is not None and view.seconds_left <= LAST_MINUTE_S
    return f"{view.title}: less than 1 minute left" if last_minute else ""
