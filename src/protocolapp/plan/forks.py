"""The forks of a protocol as they apply to a run: what decides, which way is gone, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from protocolapp.plan.applying import Applying
from protocolapp.plan.bind import Binding
from protocolapp.plan.model import PlannedFork
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Protocol, Way

Forks = Mapping[tuple[str | int, ...], PlannedFork]
"""By the fork's path in the file, in its order."""


def forks_of(protocol: Protocol, turns: Sequence[Turn], applying: Applying, expected: Binding) -> Forks:
    """The forks of the sections that apply. expected: with typical values for what is not known yet."""
    order = {placed.key: place for place, placed in enumerate(protocol.placed())}
    return {
        way.fork: _planned(way, next((one.ref for one in turns if order[one.key] >= place), ""), expected)
        for place, way in _firsts(protocol)
        if _reached(way, protocol, applying)
    }


def _firsts(protocol: Protocol) -> Iterator[tuple[int, Way]]:
    """One way of each fork that has any step, with the place of the fork's first step among all."""
    seen: set[tuple[str | int, ...]] = set()
    for place, placed in enumerate(protocol.placed()):
        if placed.way is not None and placed.way.fork not in seen:
            seen.add(placed.way.fork)
            yield place, placed.way


def _reached(way: Way, protocol: Protocol, applying: Applying) -> bool:
    section = protocol.sections[int(way.fork[1])]
    return applying.applies(way.name) and (section.when is None or applying.holds(section.when))


def _planned(way: Way, at: str, expected: Binding) -> PlannedFork:
    setting = expected.setting
    valued = setting.protocol.parameters.get(way.name) or setting.names.entries[way.name]
    asked_at = next(iter(setting.names.givers.get(way.name, ())), "")
    chosen = expected.resolve(way.name).text
    return PlannedFork(way.name, valued.label, chosen, valued.choices or (), at, asked_at, way.fork)
