"""A number of things, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """`1 step`, `3 steps`, with a no-break space."""
    return f"{number}\u00a0{one if number == 1 else many}"
