"""The files of a step as the screen lists them."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.run.clock_text import when_text
from protocolapp.run.attached import files_at
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState
from protocolapp.run.words import size_text


@dataclass(frozen=True, slots=True)
class FileView:
    """about: how large it is, when it was attached and by whom. media: tells whether there is a picture to show."""

    name: str
    about: str
    where: str
    media: str


def file_views(state: RunState, ref: str, occurrence: int, now: Stamp) -> tuple[FileView, ...]:
    """Those of one occurrence of a step, the latest last; what a later file took the place of is left to the record."""
    return tuple(
        FileView(
            one.file.name,
            " · ".join(filter(None, (one.label, size_text(one.file.size), when_text(one.mark, now)))),
            one.file.where,
            one.file.media,
        )
        for one in files_at(state, ref, occurrence)
        if one.current
    )
