"""Names that need each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Needs = Mapping[str, tuple[str, ...]]
"""By name, the names it needs."""


def rings(needs: Needs) -> Iterator[tuple[str, ...]]:
    """Each ring once, from the first of its names in the file."""
    told: set[str] = set()
    for name in needs:
        ring = _ring(name, needs)
        if ring and told.isdisjoint(ring):
            told.update(ring)
            yield ring


def _ring(start: str, needs: Needs) -> tuple[str, ...]:
    """The shortest way from a name back to itself; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for name in needs[way[-1]]:
            if name == start:
                return way
            if name in needs and name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
