"""Small JSON files that people can read: bounded when read, moved aside when damaged, written whole."""

from __future__ import annotations

import json
import math
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protocolapp.run.ports import Stamp, StoreError
from protocolapp.store.atomic_files import file_not_written, write_atomically
from protocolapp.store.files import beside

LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """What a file held. data: empty where there was nothing to use. fault: why, a sentence; empty for none.

    out_of_reach: it may be sound, but the system does not let it be read just now.
    """

    data: dict[str, Any]
    fault: str = ""
    out_of_reach: bool = False


def read_json(path: Path, largest: int = LARGEST) -> Found:
    """The mapping in a file. Never raises, never waits on a pipe, never reads more than `largest` bytes."""
    try:
        text = read_regular(path, largest)
        data = json.loads(text, parse_float=_finite, parse_constant=_finite) if text is not None else None
    except FileNotFoundError:
        return Found({})
    except OSError as error:
        return Found({}, f"{path} cannot be read: {error.strerror}.", out_of_reach=True)
    except (ValueError, RecursionError):
        return Found({}, f"{path} is damaged.")
    return Found(data) if isinstance(data, dict) else Found({}, f"{path} is damaged.")


def _finite(text: str) -> float:
    """What could be read could not be written again: NaN, 1e999."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def beside_what_is_kept(path: Path, largest: int = LARGEST) -> dict[str, Any]:
    """What the file holds now, to be kept with what is written anew; a damaged one is kept under another name.

    Raises StoreError for one that cannot be read just now: writing it would lose what it holds.
    """
    found = read_json(path, largest)
    if found.out_of_reach:
        remedy = "Check the disk and your permissions, then try again. The file is as it was."
        raise StoreError(f"{path.name} was not written", found.fault, remedy)
    if found.fault:
        with suppress(OSError):
            path.replace(beside(path, ".damaged"))
    return found.data


def read_regular(path: Path, largest: int) -> bytes | None:
    """The bytes of a regular file, or None for anything else and for a larger file. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
            return None
        data = file.read(largest + 1)
    return data if len(data) <= largest else None


def move_aside(path: Path, now: Stamp, found: Found | None = None) -> str:
    """Keep a damaged file under another name; a sentence saying where, or why it could not be moved.

    found: one that is merely out of reach is left where it is.
    """
    if found is not None and found.out_of_reach:
        return "It was left as it is."
    aside = beside(path, f".damaged-{now.utc:%Y%m%dT%H%M%SZ}")
    try:
        path.replace(aside)
    except OSError as error:
        return f"It could not be moved aside: {error.strerror}."
    return f"It was kept as {aside.name}."


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write the whole file or none of it, its folder made where it is missing. Raises StoreError."""
    try:
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    except RecursionError as error:
        message = f"What stands in {path} beside it lies too deep inside one another."
        raise StoreError(
            f"{path.name} was not written", message, "Move the file away, and try again."
        ) from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8", "surrogatepass") + b"\n")
    except OSError as error:
        raise file_not_written(error, path) from error
