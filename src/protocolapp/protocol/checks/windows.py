"""Windows between steps: the step they are counted from exists, stands earlier, and can have been done."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Placed


def check_windows(subject: Subject) -> Iterator[Finding]:
    """Every `within:` of steps."""
    placed = subject.protocol.placed()
    places = {one.key: place for place, one in reversed(list(enumerate(placed)))}
    for place, one in enumerate(placed):
        if one.step.within is None:
            continue
        key = one.step.within.key_in(one.section.id)
        path = (*one.path, "within", "after")
        after = places.get(key)
        if after is None:
            if not subject.excused(key.rpartition("/")[2].replace("-", "_")):
                yield Finding(path, *_unknown(one.step.within.after, one, placed))
        elif key == one.key:
            yield Finding(path, "the window is counted from this step itself", "Name an earlier step.")
        elif after > place:
            message = f"“{key}” comes after this step, so the window would begin when it is over"
            yield Finding(path, message, "Name an earlier step, or put the window at the later of the two.")
        elif _apart(placed[after], one):
            message = f"“{key}” is in another way of this fork: in one run only one of the two is done"
            yield Finding(path, message, "Name a step of this way, or one before the fork.")


def _unknown(after: str, one: Placed, placed: tuple[Placed, ...]) -> tuple[str, str]:
    known = [each.key for each in placed] if "/" in after else _beside(one, placed)
    near = nearest(after, known) or _elsewhere(after, placed)
    if near:
        return f"there is no step “{after}”", f"Did you mean {near}?"
    return f"there is no step “{after}”", "Write section/step, such as lysis/lyse, or a step of this section."


def _beside(one: Placed, placed: tuple[Placed, ...]) -> list[str]:
    """The other steps of the same section."""
    return [each.step.id for each in placed if each.section is one.section and each is not one]


def _elsewhere(after: str, placed: tuple[Placed, ...]) -> str:
    """The key of a step of that very id in another section."""
    return next((each.key for each in placed if each.step.id == after), "")


def _apart(one: Placed, other: Placed) -> bool:
    """Whether two steps are on different ways of one fork."""
    if one.way is None or other.way is None:
        return False
    return one.way.fork == other.way.fork and one.way.choice != other.way.choice
