"""A path for a new file beside those that are there."""

from __future__ import annotations

from pathlib import Path

from protocolapp.services.file_names import safe_filename


def free_path(folder: Path, name: str) -> Path:
    """A path of this name that nobody uses: `name-2.yaml` where `name.yaml` is taken, whatever its case."""
    wanted = Path(safe_filename(name))
    taken = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    candidate, number = wanted.name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{wanted.stem}-{number}{wanted.suffix}"
    return folder / candidate
