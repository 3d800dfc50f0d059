"""The order of the steps: the chain of `previous_guid`. Where the file stands in the list says nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocolapp.protocol.importing.fields import Fields, word

_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,5}")

_NO_NUMBER = (10**9,)


@dataclass(frozen=True, slots=True)
class Ordered:
    """The steps in their order, and what was wrong with the chain, in words."""

    steps: tuple[Fields, ...]
    troubles: tuple[str, ...] = ()


def in_order(steps: Sequence[Fields]) -> Ordered:
    """All steps, each once.

    What the chain leaves open (two first steps, two after the same one, a ring) is settled by the steps' own numbers,
    then their guids: never by their place in the list, unless there is neither.
    """
    if not any(word(step, "guid") for step in steps):
        return _by_number(steps)
    ranked = sorted(steps, key=_rank)
    known = {word(step, "guid") for step in ranked} - {""}
    heads = [step for step in ranked if word(step, "previous_guid") not in known]
    followers: dict[str, list[Fields]] = {}
    for step in ranked:
        followers.setdefault(word(step, "previous_guid"), []).append(step)
    seen: set[int] = set()
    waiting = dict(followers)
    walked = _walk(heads, waiting, seen)
    ring = len(ranked) - len(walked)  # what no first step leads to follows itself
    for step in ranked:
        walked += _walk([step], waiting, seen)
    return Ordered(tuple(walked), tuple(_troubles(ranked, known, followers, ring)))


def _walk(heads: Sequence[Fields], followers: dict[str, list[Fields]], seen: set[int]) -> list[Fields]:
    """From each head along the chain; a branch is followed to its end before the next one begins.

    followers: by id; those of a step that has been walked are taken out. seen: the identities of such steps; it grows.
    """
    waiting, walked = list(reversed(heads)), []
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        walked.append(step)
        if guid := word(step, "guid"):
            waiting += reversed(followers.pop(guid, []))
    return walked


def _troubles(
    ranked: Sequence[Fields], known: set[str], followers: Mapping[str, list[Fields]], ring: int
) -> list[str]:
    settled = "their numbers and ids settled the order"
    guids = [word(step, "guid") for step in ranked]
    without = guids.count("")
    twice = len(guids) - without - len(known)
    first = sum(not word(step, "previous_guid") for step in ranked)
    lost = sum(
        bool(word(step, "previous_guid")) and word(step, "previous_guid") not in known for step in ranked
    )
    forks = sum(len(steps) > 1 for guid, steps in followers.items() if guid in known)
    told = (
        (without, f"steps without an id: {without}; {settled}"),
        (twice, f"steps with the id of another step: {twice}; {settled}"),
        (first > 1, f"steps that say they are the first: {first}; {settled}"),
        (lost, f"steps that follow one that is not in the file: {lost}; {settled}"),
        (forks, f"steps that several others follow: {forks}; {settled}"),
        (ring, f"steps that follow each other in a ring: {ring}; {settled}"),
    )
    return [text for trouble, text in told if trouble]


def _by_number(steps: Sequence[Fields]) -> Ordered:
    if steps and all(_number(step) != _NO_NUMBER for step in steps):
        return Ordered(tuple(sorted(steps, key=_rank)))
    told = (
        ("the steps have neither ids nor numbers; they stand in the order of the file",)
        if len(steps) > 1
        else ()
    )
    return Ordered(tuple(steps), told)


def _rank(step: Fields) -> tuple[tuple[int, ...], str, str]:
    return _number(step), word(step, "guid"), json.dumps(step, sort_keys=True)


def _number(step: Fields) -> tuple[int, ...]:
    number = word(step, "number").strip()
    return tuple(int(part) for part in number.split(".")) if _NUMBER.fullmatch(number) else _NO_NUMBER
