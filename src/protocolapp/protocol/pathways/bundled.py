"""The pathways that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from protocolapp.protocol.bundled_file import read_bundled
from protocolapp.protocol.pathways.model import Pathway
from protocolapp.resources import resource

_FOLDER = "pathways"


@cache
def pathway_names() -> tuple[str, ...]:
    """The names that a protocol's `readout:` may give as its pathway."""
    return tuple(sorted(path.stem for path in resource(_FOLDER).glob("*.json")))


@cache
def bundled_pathway(name: str) -> Pathway | None:
    """The pathway of that name; None where the program brings none. Raises BundledFileError for a damaged file."""
    return read_pathway(resource(_FOLDER, f"{name}.json")) if name in pathway_names() else None


def read_pathway(path: Path) -> Pathway:
    """The pathway in a file. Raises BundledFileError."""
    return read_bundled(path, Pathway)
