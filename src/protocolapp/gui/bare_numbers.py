"""A bare number typed into a field takes the unit that the field shows."""

from __future__ import annotations


def with_unit(text: str, unit: str) -> str:
    """What was typed, with the field's unit where the text itself names none."""
    bare = text.strip()
    return bare if not unit or not bare or names_unit(bare) else f"{bare} {unit}"


def names_unit(text: str) -> bool:
    """Whether a unit was typed; 1e3 names none."""
    return any(sign.isalpha() or sign == "%" for sign in text.lower().replace("e", ""))
