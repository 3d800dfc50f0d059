"""Words brought to the beginning of a sentence."""

from __future__ import annotations


def capitalised(text: str) -> str:
    """The first letter large, all others as they are: `water`, `Water`; `HEPES buffer` stays."""
    return text[:1].upper() + text[1:]
