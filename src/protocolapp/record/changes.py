"""A value and what it became, as one text."""

from __future__ import annotations

from collections.abc import Sequence

_SPACE = "\u00a0"


def became(texts: Sequence[str]) -> str:
    """`0.90 → 1.00 mL`: the earlier ones without the unit where all have the same."""
    units = {text.rpartition(_SPACE)[2] if _SPACE in text else "" for text in texts}
    if len(texts) > 1 and len(units) == 1 and (unit := units.pop()):
        bare = [text.removesuffix(_SPACE + unit) for text in texts]
        return " → ".join(bare) + _SPACE + unit
    return " → ".join(texts)
