"""The keys of the Calculators screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Gesture(StrEnum):
    """What a key asks for; the value is what the list of keys says."""

    SEARCH = "Search the calculators"
    COPY_FIRST = "Copy the first result"
    COPY_ALL = "Copy all of it as text"
    PRINT = "Print to a PDF"
    KEYS = "Show the keys"


KEYS: Mapping[str, Gesture] = {
    "Ctrl+F": Gesture.SEARCH,
    "Ctrl+Shift+C": Gesture.COPY_FIRST,
    "Ctrl+Shift+A": Gesture.COPY_ALL,
    "Ctrl+P": Gesture.PRINT,
    "F1": Gesture.KEYS,
    "?": Gesture.KEYS,
}

_IN_PLACE = (
    ("Enter", "In the search: open what is found. On a result: copy it"),
    ("Down", "From the search to the list"),
    ("Enter, F2", "In a table: type into the cell"),
    ("Tab", "While typing into a table: the next cell"),
    ("Ctrl+V", "In a table: paste rows"),
    ("Del", "In a table: delete the row"),
    ("Ctrl+Z", "In a table: take the last change back"),
    ("Ctrl+C", "On a result or a table: copy it"),
)


def key_list() -> tuple[tuple[str, str], ...]:
    """All keys and what they do; several that do the same stand together."""
    wide = {gesture: ", ".join(key for key, of in KEYS.items() if of is gesture) for gesture in Gesture}
    return (*((keys, str(gesture)) for gesture, keys in wide.items()), *_IN_PLACE)
