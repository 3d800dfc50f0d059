"""Undo: takes back a whole gesture. It is recorded; what it takes back stays in the record, marked."""

from __future__ import annotations

from itertools import takewhile

from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation
from protocolapp.run.gesture import EVERYTHING, Gesture, undoable
from protocolapp.run.refusal import refuse


def undo(now: Situation, command: c.Undo) -> Events:
    if command.cause in now.state.undone:
        return ()
    gestures = list(undoable(now.state))
    wanted = [one for one in gestures if command.cause in ("", one.cause)]
    if not wanted:
        raise refuse(
            "nothing_to_undo",
            "There is nothing to undo",
            "What the run as a whole went through has its own reverse.",
            "Reopen the step, or the run, instead.",
        )
    gesture = wanted[0]
    later = takewhile(lambda one: one is not gesture, gestures)
    in_the_way = next((one for one in later if _rests_on(one, gesture)), None)
    if in_the_way is not None:
        raise refuse(
            "built_upon",
            f"“{gesture.what}” cannot be undone by itself",
            f"Something came after it that rests on it: {in_the_way.what}.",
            "Undo that first.",
        )
    return (e.ActionUndone(gesture.cause, gesture.what),)


def _rests_on(later: Gesture, earlier: Gesture) -> bool:
    if EVERYTHING in earlier.touches or (EVERYTHING in later.touches and earlier.touches):
        return bool(later.touches)
    return bool(later.touches & earlier.touches)
