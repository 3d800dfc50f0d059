"""Names that need each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Needs = Mapping[str, tuple[str, ...]]
"""By name, the names it needs."""


def rings(needs: Needs) -> Iterator[tuple[str, ...]]:
    """Each ring once, from the first of its names in the file."""
    tangled = _among(needs, set(needs) - set(in_turn(needs)))
    tangled = _among(tangled, set(tangled) - set(in_turn(_turned(tangled))))
    told: set[str] = set()
    for name in tangled:
        ring = _ring(name, tangled) if name not in told else ()
        if ring and told.isdisjoint(ring):
            told.update(ring)
            yield ring


def in_turn(needs: Needs) -> list[str]:
    """The names, each behind all that it needs; those in a ring, or that lead into one, are left out."""
    left = {name: {one for one in others if one in needs} for name, others in needs.items()}
    needed_by = _turned(needs)
    ready = [name for name, others in left.items() if not others]
    for end in ready:
        for name in dict.fromkeys(needed_by[end]):
            left[name].discard(end)
            if not left[name]:
                ready.append(name)
    return ready


def _among(needs: Needs, names: set[str]) -> Needs:
    """What of some names need of one another, in the order of the file."""
    return {
        name: tuple(one for one in others if one in names) for name, others in needs.items() if name in names
    }


def _turned(needs: Needs) -> Needs:
    """By name, the names that need it."""
    found: dict[str, list[str]] = {name: [] for name in needs}
    for name, others in needs.items():
        for other in others:
            if other in found:
                found[other].append(name)
    return {name: tuple(others) for name, others in found.items()}


def _ring(start: str, needs: Needs) -> tuple[str, ...]:
    """The shortest way from a name back to itself; empty when there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for name in needs[here]:
            if name == start:
                return _way(start, here, came_from)
            if name not in came_from:
                came_from[name] = here
                waiting.append(name)
    return ()


def _way(start: str, end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
