"""A file name proposed from texts that anybody wrote: plain signs, one name, no folder, on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 100
"""Characters of a name without its suffix."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any suffix."""


def plain_name(parts: Iterable[str], otherwise: str = "protocolapp") -> str:
    """The parts joined by a hyphen, of `A-Za-z0-9._-` only, at most LONGEST; `otherwise` when nothing is left.

    It neither begins with a full stop or a hyphen nor ends with a full stop, and is no device of Windows.
    """
    joined = "-".join(filter(None, map(_plain, parts)))
    name = re.sub(r"-{2,}", "-", joined)[:LONGEST].strip("-.")
    if not name:
        return otherwise
    return f"run-{name}" if _DEVICES.fullmatch(name) else name


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", decomposed).strip("-.")
