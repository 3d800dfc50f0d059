"""Where other protocols are found by their id: beside a file, then in the folders of the library. Nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.reading import Mapping, Scalar, read_file
from protocolapp.protocol.reading.glance import glance
from protocolapp.resources import protocols_folder

SUFFIXES = (".yaml", ".yml")

MOST_FILES = 500
"""A folder is looked through no further."""


Seen = dict[Path, dict[str, Path]]
"""Folders that were looked through, each with its files by id."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """folders: those of the library, looked through in this order, behind the folder of the file itself."""

    folders: tuple[Path, ...] = ()

    @classmethod
    def bundled(cls, *folders: Path) -> Shelf:
        """These folders, and behind them the protocols that come with the program."""
        return cls((*folders, protocols_folder()))

    def find(self, identity: str, beside: Path | None = None, seen: Seen | None = None) -> Path | None:
        """The file of the protocol with this id, its links followed; None where there is none.

        A link that leads out of the folder it lies in is not followed. A file that is not called like the id says it
        at its beginning. beside: a file, whose folder comes first. seen: folders looked through before.
        """
        own = () if beside is None else (beside.parent,)
        for folder in dict.fromkeys((*own, *self.folders)):
            found = _in_folder(folder, identity, seen if seen is not None else {})
            if found is not None:
                return found
        return None


def _in_folder(folder: Path, identity: str, seen: Seen) -> Path | None:
    try:
        home = folder.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    for name in _called_like(identity):
        real = _inside(home, folder / name)
        if real is not None and _id_of(real) == identity:
            return real
    if folder not in seen:
        seen[folder] = _by_id(home, folder)
    return seen[folder].get(identity)


def _by_id(home: Path, folder: Path) -> dict[str, Path]:
    """The files of a folder by what they call themselves; of several with one id the first by name."""
    found: dict[str, Path] = {}
    for name in _names(folder):
        real = _inside(home, folder / name)
        if real is not None:
            found.setdefault(glance(real, "id"), real)
    return found


def _called_like(identity: str) -> tuple[str, ...]:
    stems = dict.fromkeys((identity, identity.replace("-", "_")))
    return tuple(f"{stem}{suffix}" for stem in stems for suffix in SUFFIXES)


def _inside(home: Path, path: Path) -> Path | None:
    """The file itself where it lies in the folder and is one; else None."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return real if real.is_relative_to(home) and real.is_file() else None


def _names(folder: Path) -> Sequence[str]:
    try:
        names = sorted(path.name for path in folder.iterdir() if path.suffix in SUFFIXES)
    except OSError:
        return ()
    return names[:MOST_FILES]


def _id_of(path: Path) -> str:
    """What the file calls itself; empty where it cannot be read."""
    root, _ = read_file(path)
    found = root.get("id") if isinstance(root, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""
