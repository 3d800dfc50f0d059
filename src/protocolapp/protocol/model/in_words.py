"""What may stand at a key, in the words of the reference page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InWords:
    """An annotation of a type: what is written there, said to a person, such as `a time above zero, with its unit`."""

    text: str
