"""Telling whether files still say what they said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.bounded_file import read_bounded


def contents_hash(files: Iterable[Path]) -> str:
    """SHA-256 (hex) over the bytes of these files in their order, or over why one cannot be read. Never raises."""
    whole = hashlib.sha256()
    for file in files:
        found = read_bounded(file)
        data = repr(found.message).encode() if isinstance(found, Problem) else found
        whole.update(f"{type(found).__name__} {len(data)}\n".encode() + data)
    return whole.hexdigest()
