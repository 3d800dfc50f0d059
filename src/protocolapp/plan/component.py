"""A line of a recipe as people read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.mixtures.mixture import Portion
from protocolapp.plan.model import Component
from protocolapp.protocol.model import Solution
from protocolapp.quantity import Quantity, format_plain, format_quantity

REST = "rest"
"""The key of what makes a mixture up to its volume."""

BASE = "base"
"""The key of the base buffer in a portion that is completed with fresh components."""


def component_keys(solution: Solution) -> tuple[str, ...]:
    """A key for each component, from what it is called: `Tris-HCl pH 7.4` is `tris_hcl_ph_7_4`; doubles
    get `_2`.
    """
    keys: list[str] = []
    for component in solution.contains:
        slug = _slug(component.what)
        key, number = slug, 1
        while key in keys or key in (REST, BASE):
            number += 1
            key = f"{slug}_{number}"
        keys.append(key)
    return tuple(keys)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "component"


def shown_component(portion: Portion, solution: Solution, keys: Sequence[str]) -> Component:
    """One ingredient as worked out, and what the pipetting really gives where that reads differently."""
    ingredient, pipetting = portion.ingredient, portion.pipetting
    written = solution.contains[keys.index(ingredient.key)]
    final, given = format_quantity(ingredient.final), format_quantity(portion.strength)
    return Component(
        key=ingredient.key,
        what=ingredient.what,
        final=final,
        stock=format_quantity(ingredient.stock) if ingredient.stock is not None else "",
        take=pipetting.text if pipetting is not None else format_quantity(portion.amount),
        plain=pipetting.plain if pipetting is not None else format_plain(portion.amount),
        pipette=pipetting.detail if pipetting is not None else "",
        delivered=given if given != final else "",
        fresh=ingredient.fresh,
        cite=written.cite or "",
        value=portion.amount,
    )


def rest_component(filler: str, rest: Quantity, total: Quantity) -> Component:
    """What makes the mixture up to its volume: the total is what counts, so no pipette is set for the
    rest.
    """
    what = filler[:1].upper() + filler[1:]
    make_up = f"make up to {format_quantity(total)}"
    return Component(
        REST, what, "", "", format_quantity(rest), format_plain(rest), make_up, rest=True, value=rest
    )


def base_component(solution: Solution, volume: Quantity, pipettes: PipetteSet, last: bool) -> Component:
    """The base that goes into a portion; the last portion takes all that is left, so that pipetting
    errors do not add up.
    """
    what = f"{solution.name}, base"
    detail = "all that is left" if last else pipettes.take(volume).detail
    return Component(BASE, what, "", "", format_quantity(volume), format_plain(volume), detail, value=volume)
