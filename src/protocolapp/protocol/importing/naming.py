"""Ids and names made of a stranger's words: short, plain, each once."""

from __future__ import annotations

import re

from protocolapp.protocol.checks.namespace import RESERVED
from protocolapp.protocol.model import PREPARE
from protocolapp.protocol.plain_letters import plain_text
from protocolapp.quantity import find_unit

LONGEST = 64
_SHORT = 32
_OTHER = re.compile(r"[^a-z0-9]+")


class Ids:
    """Gives out ids for sections, steps and the protocol: lower case with dashes."""

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        self._taken = dict.fromkeys(taken, 1)

    def made_of(self, text: str, otherwise: str, most: int = LONGEST) -> str:
        """An id nobody has. otherwise: where the text leaves nothing."""
        return _free(_slug(text, most, "-", otherwise), "-", self._taken)


def section_ids() -> Ids:
    """Ids of sections; the one the plan uses is taken."""
    return Ids((PREPARE,))


def step_id(ids: Ids, text: str, number: int) -> str:
    """An id made of the first words of an instruction."""
    return ids.made_of(text, f"step-{number}", _SHORT)


class Names:
    """Gives out names of reagents and equipment, in one flat namespace."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def made_of(self, text: str, otherwise: str) -> str:
        """A name nobody has, with no meaning of its own in calculations."""
        slug = _slug(text, LONGEST, "_", otherwise)
        if slug in RESERVED or find_unit(slug) is not None:
            slug = f"{otherwise}_{slug}"
        return _free(slug, "_", self._taken)


def _slug(text: str, most: int, joint: str, otherwise: str) -> str:
    slug = _OTHER.sub(joint, plain_text(text[: 4 * most]).lower()).strip(joint)
    if len(slug) > most:
        slug = slug[: most + 1].rpartition(joint)[0] or slug[:most]
    if slug and not slug[0].isalpha():
        slug = f"{otherwise.partition('-')[0]}{joint}{slug}"[:most].rstrip(joint)
    return slug or otherwise


def _free(slug: str, joint: str, taken: dict[str, int]) -> str:
    """The slug, or with the next number that makes it one nobody has. taken: each with the last number tried."""
    free, number = slug, taken.get(slug, 0)
    while free in taken:
        number += 1
        tail = f"{joint}{number}"
        free = f"{slug[: LONGEST - len(tail)].rstrip(joint)}{tail}"
    taken[slug] = max(number, 1)
    taken.setdefault(free, 1)
    return free
