"""File names made of what people type: plain, short, the same on every system."""

from __future__ import annotations

import re

from protocolapp.protocol.plain_letters import plain_text

LONGEST = 100
_LONGEST_SUFFIX = 12
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\.|$)", re.IGNORECASE)
_OTHER = re.compile(r"[^A-Za-z0-9._-]+")


def safe_filename(text: str) -> str:
    """A name of A-Z a-z 0-9 . _ - only, up to 100 characters, its suffix kept, never a device of Windows.

    `α-Tubulin, 5 µL/well.pdf` becomes `alpha-Tubulin-5-uL-well.pdf`; what leaves nothing becomes `unnamed`.
    """
    slug = _OTHER.sub("-", plain_text(text))
    slug = re.sub(r"-*\.[.-]*", ".", slug)
    if slug.startswith(".") and not text.startswith("."):
        slug = f"unnamed{slug}"  # what stood in front of the suffix has left nothing
    slug = slug.strip("._-")
    stem, dot, suffix = slug.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, dot, suffix = slug, "", ""
    short = stem[: LONGEST - len(dot + suffix) - 1].rstrip("._-")
    name = f"{short}{dot}{suffix}" or "unnamed"
    return f"_{name}" if _DEVICES.match(name) else name
