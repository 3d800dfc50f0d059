"""A new protocol file to start from, and the JSON Schema beside it for editors."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.importing.naming import Ids
from protocolapp.protocol.load import load_text
from protocolapp.protocol.schema import NAMED, schema_text
from protocolapp.protocol.starter import ID, SCHEMA_FILE, TITLE, starter_text
from protocolapp.resources import resource
from protocolapp.run.ports import FileSink, StoreError
from protocolapp.services.library import Library

_LARGEST_SCHEMA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewProtocol:
    """What was written. schema: the file beside it, None where the program's own is found by a relative path."""

    path: Path
    id: str
    schema: Path | None


def write_new_protocol(files: FileSink, path: Path, identity: str, title: str) -> NewProtocol:
    """Write a protocol to start from, never over a file that is there.

    Raises StoreError, also for an id or a title that no protocol can have.
    """
    bundled = _path_to_bundled(path.parent)
    text = starter_text(identity, title, path.name, bundled or SCHEMA_FILE)
    problem = next(iter(load_text(text, str(path)).problems), None)
    if problem is not None:
        raise StoreError(f"{path.name} was not written", f"{problem.message}.", problem.remedy)
    files.create(str(path), text.encode("utf-8"))
    if bundled:
        return NewProtocol(path, identity, None)
    beside = path.parent / SCHEMA_FILE
    if _is_free_or_ours(beside):
        write_schema(files, beside)
    return NewProtocol(path, identity, beside)


def begin_own_protocol(files: FileSink, library: Library) -> NewProtocol:
    """The same in the own folder, under an id and a name that nobody has there. Raises StoreError."""
    folder = library.own_folder
    ids = [item.id for item in library.refresh()]
    identity = free_id(TITLE, [*ids, *(path.stem for path in folder.glob("*.y*ml"))])
    number = identity.removeprefix(f"{ID}-") if identity != ID else ""
    return write_new_protocol(files, folder / f"{identity}.yaml", identity, f"{TITLE} {number}".strip())


def free_id(text: str, taken: Iterable[str] = ()) -> str:
    """An id made of a text, with a number where that is taken."""
    return Ids(tuple(taken)).made_of(text, ID)


def write_schema(files: FileSink, path: Path) -> None:
    """Write the JSON Schema of protocols, over an older one of ours but over nothing else. Raises StoreError."""
    if not _is_free_or_ours(path):
        raise StoreError(
            f"{path.name} was not written",
            f"{path} is there already, and is no schema.",
            "Choose another name.",
        )
    files.write(str(path), schema_text().encode("utf-8"))


def _path_to_bundled(folder: Path) -> str:
    """From a folder to the bundled schema, where both lie in one tree; else empty."""
    schema = resource("schema", "protocol-1.json")
    here = folder.resolve()
    if not here.is_relative_to(schema.parents[2]):
        return ""
    return Path(os.path.relpath(schema, here)).as_posix()


def _is_free_or_ours(path: Path) -> bool:
    if not os.path.lexists(path):
        return True
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_SCHEMA:
            return False
        said = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and str(said.get("title", "")).startswith(NAMED)
