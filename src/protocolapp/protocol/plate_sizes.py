"""Plate sizes as people name them: `96`, `96-well`, `384 wells`."""

from __future__ import annotations

import re

from protocolapp.calc.plates.plate_format import FORMATS

_SIZE = re.compile(r"\s*(\d{1,4})(?:[\s-]*wells?(?:\s+plate)?)?\s*", re.IGNORECASE)


def size_named(text: str) -> str:
    """The key of the plate format that a text names; empty when there is none of this size."""
    found = _SIZE.fullmatch(text)
    return found[1] if found is not None and found[1] in FORMATS else ""
