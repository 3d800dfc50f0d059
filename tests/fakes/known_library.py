"""A library whose shipped protocols are known already, as at every start of the program but the first."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from protocolapp import __version__
from protocolapp.resources import protocols_folder
from protocolapp.services.library import Library
from protocolapp.store import LibraryFolders


def know_the_shipped(index: Path, writer: str = __version__) -> None:
    """Put an index of them there; reading them all anew for each test took most of the time of many."""
    index.parent.mkdir(parents=True, exist_ok=True)
    index.write_bytes(_index(writer))


@cache
def _index(writer: str) -> bytes:
    with TemporaryDirectory() as folder:
        index = Path(folder, "index.json")
        Library(LibraryFolders(protocols_folder(), Path(folder, "own"), index, writer)).refresh()
        return index.read_bytes()
