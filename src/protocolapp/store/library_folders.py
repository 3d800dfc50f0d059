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
INDEX_VERSION = 2
SAME_DATE_NS = 2_000_000_000
"""Two writes this close may leave the same date (FAT counts in 2 s): of such a file only the bytes tell."""


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
        index, settled_ns = self._read_index(), self._settled_ns()
        return [
            _found(path, shipped, status, index.get(_key(path)), settled_ns)
            for folder, shipped in ((self._shipped, True), (self._own, False))
            for path, status in yaml_files(folder)
        ]

    def remember(self, read: Sequence[FoundFile]) -> None:
        """Keep the summaries of these files; one that was edited since it was found is left out. Never raises."""
        entries = {
            _key(file.path): {
                "mtime_ns": file.modified_ns,
                "size": file.size,
                "sha256": file.sha256,
                "summary": dict(file.summary),
            }
            for file in read
            if file.summary is not None and file.sha256 and _sha256(file.path) == file.sha256
        }
        if entries == self._read_index():
            return  # whoever watches the folder is not told of what is no change
        with suppress(StoreError, TypeError, ValueError):  # an index can be made anew
            write_json(self._index, {"version": INDEX_VERSION, "writer": self._writer, "files": entries})

    def _settled_ns(self) -> int:
        """A file dated before this was not written any more when the index was."""
        try:
            return self._index.stat().st_mtime_ns - SAME_DATE_NS
        except OSError:
            return 0

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
        return _add(self._own / below, name, data)

    def add(self, name: str, data: bytes) -> Path:
        """Write a new file into the own folder, under this name or the next free one. Raises StoreError.

        Where the very bytes lie there already, nothing is written.
        """
        return _add(self._own, name, data)

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


def _add(folder: Path, name: str, data: bytes) -> Path:
    name = f"protocol-{name}" if name.lower() in _OTHER_FILES else name
    try:
        there = _with_these_bytes(folder, data)
        if there is not None:
            return there
        folder.mkdir(parents=True, exist_ok=True)
        return _write_new(folder, name, data)
    except OSError as error:
        raise file_not_written(error, folder / name) from error


def _with_these_bytes(folder: Path, data: bytes) -> Path | None:
    alike = (path for path, status in yaml_files(folder) if status.st_size == len(data))
    return next((path for path in alike if read_regular(path, LARGEST_PROTOCOL) == data), None)


def _found(path: Path, shipped: bool, status: os.stat_result, entry: Any, settled_ns: int) -> FoundFile:
    """With its summary where the entry is true of the file; a new date, or a late one, costs a look at the bytes."""
    date, size = status.st_mtime_ns, status.st_size
    if not isinstance(entry, dict) or not isinstance(entry.get("summary"), dict):
        return FoundFile(path, shipped, date, size, None, _sha256(path))
    same_size, same_date = entry.get("size") == size, entry.get("mtime_ns") == date
    if same_size and same_date and date < settled_ns and isinstance(entry.get("sha256"), str):
        return FoundFile(path, shipped, date, size, entry["summary"], entry["sha256"])
    sha256 = _sha256(path)
    known = same_size and sha256 != "" and entry.get("sha256") == sha256
    return FoundFile(path, shipped, date, size, entry["summary"] if known else None, sha256)


def _sha256(path: Path) -> str:
    """Of the file's bytes as far as a protocol may reach; a larger file is judged by its size alone.

    Empty for what cannot be read.
    """
    try:
        return hashlib.sha256(read_regular(path, LARGEST_PROTOCOL) or b"").hexdigest()
    except OSError:
        return ""


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
