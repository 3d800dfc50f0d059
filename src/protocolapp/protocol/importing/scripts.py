"""Raised and lowered text without markup: 10⁶ must not become 106."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


def raised(text: str) -> str:
    """`6` as `⁶`; what has no such sign as `^(th)`."""
    return _script(text, _RAISED, "^")


def lowered(text: str) -> str:
    """`2` as `₂`; what has no such sign as `_(max)`."""
    return _script(text, _LOWERED, "_")


def _script(text: str, signs: dict[int, int], mark: str) -> str:
    inner = text.strip()
    if all(ord(sign) in signs for sign in inner):
        return text.translate(signs)
    return text.replace(inner, f"{mark}({inner})", 1)
