"""Which field of a set is worked out from the others, and how that changes while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SolveSet:
    """Fields of which one is the unknown. given: those that hold a value, the one typed longest ago first."""

    fields: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def unknown(self) -> str:
        """The one that is worked out; empty while more than one is left out."""
        left = [name for name in self.fields if name not in self.given]
        return left[0] if len(left) == 1 else ""


def solve_set(fields: Sequence[str], texts: Mapping[str, str], unknown: str) -> SolveSet:
    """The set as a calculator is opened. Where all hold a text, the unknown that is declared gives way.

    What nobody has typed yet counts as typed in the order of the form, the last one longest ago: what is made comes
    last in a form, what it is made from first.
    """
    given = [name for name in reversed(fields) if texts.get(name, "").strip()]
    if len(given) == len(fields):
        given.remove(unknown)
    return SolveSet(tuple(fields), tuple(given))


def after_typing(one: SolveSet, name: str, text: str, worked_out: str) -> tuple[SolveSet, Mapping[str, str]]:
    """The set after `text` was typed into the field `name` of it, and texts that change in other fields.

    Typing into the unknown makes it given, and the field typed longest ago is worked out instead: its text goes.
    Emptying a field makes it the unknown: the one that was keeps what it was worked out to (`worked_out`, or empty).
    """
    others = tuple(given for given in one.given if given != name)
    if text.strip():
        if len(others) + 1 < len(one.fields):
            return replace(one, given=(*others, name)), {}
        return replace(one, given=(*others[1:], name)), {others[0]: ""}
    if name in one.given and one.unknown and worked_out:
        return replace(one, given=(one.unknown, *others)), {one.unknown: worked_out}
    return replace(one, given=others), {}
