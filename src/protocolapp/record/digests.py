"""Hashes as people compare them."""

from __future__ import annotations


def grouped(digest: str) -> str:
    """The beginning of a hash: `8f2c 91d4 07aa e6b1`."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))
