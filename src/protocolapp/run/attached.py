"""Every file that a run counts on, whether it was attached to a step or answers an entry."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.protocol.readings import Attachment
from protocolapp.run.state import Mark, RunState


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """label: of the entry that it answers, else empty. current: no later file stands in its place."""

    ref: str
    occurrence: int
    file: Attachment
    mark: Mark
    label: str = ""
    current: bool = True


def attached_files(state: RunState) -> tuple[AttachedFile, ...]:
    """In the order they came. The names that a rehearsal gives stand for no file."""
    files = [AttachedFile(one.ref, one.occurrence, one.file, one.mark) for one in state.attachments]
    for entry in state.entries.values():
        for version in entry.versions:
            if isinstance(version.value, Attachment) and version.value.where:
                current = version is entry.current
                place = (entry.key.step, version.occurrence)
                files.append(AttachedFile(*place, version.value, version.mark, entry.label, current))
    return tuple(sorted(files, key=lambda one: one.mark.at.utc))


def files_at(state: RunState, ref: str, occurrence: int) -> tuple[AttachedFile, ...]:
    """Those of one occurrence of a step."""
    return tuple(one for one in attached_files(state) if (one.ref, one.occurrence) == (ref, occurrence))
