"""The folders of protocol files, and the index of what they say: a shortcut that can be thrown away at any time."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from protocolapp.run.ports import StoreError
from protocolapp.services.ports import FoundFile
from protocolapp.store.atomic_files import file_not_written, sync_folder
from protocolapp.store.free_path import free_path
from protocolapp.store.json_file import read_json, read_regular, write_json

SUFFIXES = (".yaml", ".yml")
_OTHER_FILES = ("reagents.yaml", "reagents.yml")
"""What lies beside the protocols of the own folder."""

LARGEST_PROTOCOL = 2 * 1024 * 1024
LARGEST_INDEX = 64 * 1024 * 1024
INDEX_VERSION = 1


class LibraryFolders:
    """Fulfils `services.ports.ProtocolFolders`.

    shipped, own: the two folders, of which the own one need not exist yet. index: the file of summaries. writer: the
    program's version; summaries of another version are not used.
    """

    def __init__(self, shipped: Path, own: Path, index: Path, writer: str) -> None:
        self._shipped, self._own, self._index, self._writer = shipped, own, index, writer

    @property
    def own_folder(self) -> Path:
        """Where a person's own protocols lie; it need not exist yet."""
        return self._own

    def found(self) -> Sequence[FoundFile]:
        """All protocol files, shipped ones first, each with its summary where the index is still true of it."""
        index = self._read_index()
        return [
            FoundFile(
                path,
                shipped,
                status.st_mtime_ns,
                status.st_size,
                _summary(index.get(_key(path)), path, status),
            )
            for folder, shipped in ((self._shipped, True), (self._own, False))
            for path, status in yaml_files(folder)
        ]

    def remember(self, summaries: Mapping[Path, Mapping[str, Any]]) -> None:
        """Keep these summaries for the files as they are now; forget files that are gone. Never raises."""
        entries: dict[str, Any] = {}
        for path, summary in summaries.items():
            try:
                status, sha256 = path.stat(), _sha256(path)
            except OSError:  # gone meanwhile
                continue
            entries[_key(path)] = {
                "mtime_ns": status.st_mtime_ns,
                "size": status.st_size,
                "sha256": sha256,
                "summary": dict(summary),
            }
        with suppress(StoreError, TypeError, ValueError):  # an index can be made anew
            write_json(self._index, {"version": INDEX_VERSION, "writer": self._writer, "files": entries})

    def take_in(self, source: Path, below: str = "") -> Path:
        """Copy a file into the own folder or one below it, under its name or the next free one. Raises StoreError.

        A file that lies there already, or whose very bytes do, is left where it is.
        """
        try:
            data = read_regular(source, LARGEST_PROTOCOL)
        except OSError as error:
            raise StoreError(
                "The file cannot be read", f"{source}: {error.strerror}.", "Check that it is still there."
            ) from error
        if data is None:
            raise StoreError(
                "This is not a protocol file",
                f"{source} is not a file, or larger than 2 MiB.",
                "Choose a YAML file with a protocol in it.",
            )
        name = source.name if source.suffix.lower() in SUFFIXES else f"{source.name}.yaml"
        name = f"protocol-{name}" if name.lower() in _OTHER_FILES else name
        folder = self._own / below
        try:
            there = _with_these_bytes(folder, data)
            if there is not None:
                return there
            folder.mkdir(parents=True, exist_ok=True)
            return _write_new(folder, name, data)
        except OSError as error:
            raise file_not_written(error, folder / name) from error

    def _read_index(self) -> Mapping[str, Any]:
        data = read_json(self._index, LARGEST_INDEX).data
        files = data.get("files")
        if (data.get("version"), data.get("writer")) != (INDEX_VERSION, self._writer) or not isinstance(
            files, dict
        ):
            return {}
        return files


def yaml_files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """The regular YAML files, in order of their names; none where there is no such folder."""
    try:
        candidates = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES
            and not path.name.startswith(".")
            and path.name.lower() not in _OTHER_FILES
        )
    except OSError:
        return []
    found: list[tuple[Path, os.stat_result]] = []
    for path in candidates:
        with suppress(OSError):  # gone meanwhile, or a link that leads nowhere
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                found.append((path, status))
    return found


def _with_these_bytes(folder: Path, data: bytes) -> Path | None:
    alike = (path for path, status in yaml_files(folder) if status.st_size == len(data))
    return next((path for path in alike if read_regular(path, LARGEST_PROTOCOL) == data), None)


def _summary(entry: Any, path: Path, status: os.stat_result) -> Mapping[str, Any] | None:
    """The summary in an entry that is true of the file as it is now; a mere new date costs a look at the bytes."""
    if not isinstance(entry, dict) or not isinstance(entry.get("summary"), dict):
        return None
    if entry.get("size") != status.st_size:
        return None
    if entry.get("mtime_ns") != status.st_mtime_ns:
        try:
            if entry.get("sha256") != _sha256(path):
                return None
        except OSError:
            return None
    summary: Mapping[str, Any] = entry["summary"]
    return summary


def _sha256(path: Path) -> str:
    """Of the file's bytes as far as a protocol may reach; a larger file is judged by its size alone."""
    return hashlib.sha256(read_regular(path, LARGEST_PROTOCOL) or b"").hexdigest()


def _key(path: Path) -> str:
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")


def _write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write a file that was not there before. Raises OSError, with nothing left behind."""
    while True:
        target = free_path(folder, name)
        try:
            descriptor = os.open(
                target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
            )
        except FileExistsError:
            continue
        break
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return target
