"""Who gives each name of a protocol its value, and for what: the run, each sample, or each tube."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.protocol.model import Entry, Per, Protocol, Step


@dataclass(frozen=True, slots=True)
class Names:
    """The protocol's names.

    givers: entry or column -> the refs of the steps, round by round, that ask for it. takers: calculation -> those
    where what was really taken may be entered.
    """

    entries: Mapping[str, Entry]
    givers: Mapping[str, tuple[str, ...]]
    level: Mapping[str, Per | None]
    takers: Mapping[str, tuple[str, ...]]


def names_of(protocol: Protocol) -> Names:
    """Look through the whole protocol, steps that do not apply included."""
    entries: dict[str, Entry] = {}
    givers: dict[str, tuple[str, ...]] = {}
    takers: dict[str, tuple[str, ...]] = {}
    level: dict[str, Per | None] = dict.fromkeys(protocol.parameters)
    level |= dict.fromkeys(protocol.samples.columns, Per.SAMPLE)
    level |= {name: calculation.per for name, calculation in protocol.calculations.items()}
    for section, step in protocol.steps():
        refs = refs_of(f"{section.id}/{step.id}", step)
        entries |= step.enter
        level |= dict.fromkeys(step.enter, step.per)
        for name in (*step.enter, *step.fills):
            givers[name] = (*givers.get(name, ()), *refs)
        for name in step.actual:
            takers[name] = (*takers.get(name, ()), *refs)
    return Names(entries, givers, level, takers)


def refs_of(key: str, step: Step) -> tuple[str, ...]:
    """The refs of a step: its key, or `key.1`, `key.2` … when it is done in rounds."""
    if step.repeat == 1:
        return (key,)
    return tuple(f"{key}.{number}" for number in range(1, step.repeat + 1))
