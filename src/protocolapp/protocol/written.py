"""Where the parts of a whole protocol stand in its file, for what is told of them after reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from protocolapp.protocol.finding import Finding
from protocolapp.protocol.places import Path, written_at
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Node


@dataclass(frozen=True, slots=True)
class Written:
    """root: the file as it was read. origins: where the file says that something was taken in (`use:`)."""

    root: Node
    origins: Mapping[tuple[str | int, ...], Path]

    def place(self, finding: Finding, file: str) -> Problem:
        """The finding with its line and column; for what was taken in, those of its `use:`."""
        return replace(finding, path=self._here(tuple(finding.path))).in_file(self.root, file)

    def _here(self, path: tuple[str | int, ...]) -> Path:
        taken_in = (*path[:2], "use")
        if path[0] == "sections" and written_at(self.root, taken_in):
            return taken_in
        origins = (self.origins.get(path[:length]) for length in (2, 3))
        return next((origin for origin in origins if origin is not None), path)
