"""Protocol folders on a real disk, with an index in memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from protocolapp.services.library import FoundFile

SMALL = """\
format: 1
id: {id}
version: "1.0.0"
title: {title}
objective: {objective}
samples: {{typical: [one, two]}}
reagents:
  pbs: {{name: PBS, role: wash}}
sections:
  - id: work
    title: Work
    steps:
      - id: rinse
        do: Rinse with PBS.
        takes: 5 min
      - id: rest
        do: Let it rest.
        wait: {{for: 20 min, cite: lab}}
        takes: 1 min
"""


def small_protocol(identity: str = "small", title: str = "Small rinse", objective: str = "Rinse.") -> str:
    """A protocol of two steps that can be used as it is."""
    return SMALL.format(id=identity, title=title, objective=objective)


class FakeFolders:
    """Fulfils `services.library.ProtocolFolders`; keeps what the index was told as JSON, as a real one must."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._folders = ((shipped, True), (own, False))
        self._own = own
        self._index: dict[tuple[str, int, int], str] = {}
        self.remembered = 0

    @property
    def own_folder(self) -> Path:
        return self._own

    def found(self) -> Sequence[FoundFile]:
        return [
            self._file(path, shipped)
            for folder, shipped in self._folders
            for path in sorted(folder.glob("*.yaml"))
        ]

    def remember(self, read: Sequence[FoundFile]) -> None:
        self.remembered += 1
        self._index = {self._key(file.path): json.dumps(file.summary) for file in read}

    def take_in(self, source: Path, below: str = "") -> Path:
        folder, number = self._own / below, 1
        target = folder / source.name
        while target.exists():
            if target.read_bytes() == source.read_bytes():
                return target
            number += 1
            target = folder / f"{source.stem}-{number}{source.suffix}"
        folder.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
        return target

    def add(self, name: str, data: bytes) -> Path:
        target, number = self._own / name, 1
        while target.exists() and target.read_bytes() != data:
            number += 1
            target = self._own / f"{Path(name).stem}-{number}{Path(name).suffix}"
        self._own.mkdir(exist_ok=True)
        target.write_bytes(data)
        return target

    def _file(self, path: Path, shipped: bool) -> FoundFile:
        status = path.stat()
        kept = self._index.get(self._key(path))
        return FoundFile(
            path, shipped, status.st_mtime_ns, status.st_size, json.loads(kept) if kept else None
        )

    @staticmethod
    def _key(path: Path) -> tuple[str, int, int]:
        status = path.stat()
        return str(path), status.st_mtime_ns, status.st_size
