"""A reagent of the lab's own, completed by the bundled one of its name: the lab's figures hold, the others stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from protocolapp.lab.catalogue import Substance
from protocolapp.lab.catalogue_json import FIGURES, sources_text

_TOGETHER = (("formula", "mw", "cas"), ("strength", "density"), ("pka",), ("ph_per_kelvin",))
"""What describes one form or one bottle: who gives any of it has another form, so that none of it is taken over."""

_BY_THE_LAB = "the lab"


def completed(own: Substance, bundled: Substance) -> Substance:
    """What the lab says of it, and what only the program knows, each figure with its source."""
    taken: dict[str, Any] = {"family": own.family or bundled.family, "stock": own.stock or bundled.stock}
    for keys in _TOGETHER:
        if not any(_said(own, key) for key in keys):
            taken |= {key: getattr(bundled, key) for key in keys}
    same_form = taken.get("formula") == bundled.formula
    theirs = [(key, source) for key, source in bundled.sources if key in taken]
    mine = [(key, own.source or _BY_THE_LAB) for key in FIGURES if _said(own, key)]
    return replace(
        own,
        **taken,
        also=tuple(dict.fromkeys((*own.also, *bundled.also))),
        note=own.note or (bundled.note if same_form else ""),
        verified=bundled.verified or not theirs,
        sources=tuple(mine + theirs),
        source=sources_text(mine + theirs) or own.source,
    )


def _said(substance: Substance, key: str) -> bool:
    return getattr(substance, key) not in (None, "")
