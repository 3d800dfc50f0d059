"""Where other protocols are found by their id: beside a file, then in the folders of the library. Nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.reading import Mapping, Scalar, read_file
from protocolapp.resources import protocols_folder

SUFFIXES = (".yaml", ".yml")

MOST_FILES = 500
"""A folder is looked through no further."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """folders: those of the library, looked through in this order, behind the folder of the file itself."""

    folders: tuple[Path, ...] = ()

    @classmethod
    def bundled(cls, *folders: Path) -> Shelf:
        """These folders, and behind them the protocols that come with the program."""
        return cls((*folders, protocols_folder()))

    def find(self, identity: str, beside: Path | None = None) -> Path | None:
        """The file of the protocol with this id, its links followed; None where there is none.

        A link that leads out of the folder it lies in is not followed. beside: a file, whose folder comes first.
        """
        own = () if beside is None else (beside.parent,)
        for folder in dict.fromkeys((*own, *self.folders)):
            found = _in_folder(folder, identity)
            if found is not None:
                return found
        return None


def _in_folder(folder: Path, identity: str) -> Path | None:
    try:
        home = folder.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    for path in _candidates(folder, identity):
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):
            continue
        if real.is_relative_to(home) and real.is_file() and _id_of(real) == identity:
            return real
    return None


def _candidates(folder: Path, identity: str) -> Iterator[Path]:
    """The files that are called like it, then all others."""
    called = [f"{stem}{suffix}" for stem in (identity, identity.replace("-", "_")) for suffix in SUFFIXES]
    yield from (folder / name for name in dict.fromkeys(called) if (folder / name).is_file())
    yield from (folder / name for name in _names(folder) if name not in called)


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
