"""The tables that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from protocolapp.protocol.bundled_file import read_bundled
from protocolapp.protocol.tables.model import FigureTable
from protocolapp.resources import resource

_FOLDER = "potencies"


@cache
def table_names() -> tuple[str, ...]:
    """The names of the tables."""
    return tuple(sorted(path.stem for path in resource(_FOLDER).glob("*.json")))


@cache
def bundled_table(name: str) -> FigureTable | None:
    """The table of that name; None where the program brings none. Raises BundledFileError for a damaged file."""
    return read_table(resource(_FOLDER, f"{name}.json")) if name in table_names() else None


def read_table(path: Path) -> FigureTable:
    """The table in a file. Raises BundledFileError."""
    return read_bundled(path, FigureTable)
