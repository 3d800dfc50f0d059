"""Substances as plain data, for the lab's own file and the bundled one. Quantities are exact text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from protocolapp.lab.catalogue import Substance
from protocolapp.lab.errors import LabError
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    MOLAR_MASS,
    PERCENTAGES,
    Dimension,
    Quantity,
    QuantityError,
    exact_text,
    parse_exact,
)

_TEXTS = ("name", "formula", "family", "cas", "stock", "note", "source")
_QUANTITIES: dict[str, tuple[Dimension, ...]] = {
    "mw": (MOLAR_MASS,),
    "density": (MASS_CONCENTRATION,),
    "strength": (*PERCENTAGES, MASS_CONCENTRATION),
}
_NUMBERS = ("pka", "ph_per_kelvin")
_SWITCHES = {"verified": True, "own": False}

FIGURES = {
    "mw": "molar mass", "density": "density", "strength": "strength", "pka": "pKa",
    "ph_per_kelvin": "pH per kelvin",
}  # fmt: skip
"""What is calculated with, and so decides whether a bundled substance counts as verified."""


def substance_to_json(substance: Substance) -> dict[str, Any]:
    """A substance as a plain mapping; what is empty is left out."""
    found: dict[str, Any] = {key: getattr(substance, key) for key in _TEXTS if getattr(substance, key)}
    for key in _QUANTITIES:
        quantity: Quantity | None = getattr(substance, key)
        if quantity is not None:
            found[key] = exact_text(quantity)
    for key in _NUMBERS:
        number: Fraction | None = getattr(substance, key)
        if number is not None:
            found[key] = exact_text(Quantity(number))
    if substance.also:
        found["also"] = list(substance.also)
    return found | {key: getattr(substance, key) for key in _SWITCHES}


def substance_from_json(data: Mapping[str, Any]) -> Substance:
    """What `substance_to_json` wrote; keys left out are empty, unknown ones ignored. Raises LabError."""
    texts = {key: _text(data, key) for key in _TEXTS}
    quantities = {key: _quantity(data, key, kinds) for key, kinds in _QUANTITIES.items()}
    also = data.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) for one in also):
        raise _unreadable(data, "also")
    switches = {key: data.get(key, default) for key, default in _SWITCHES.items()}
    for key, value in switches.items():
        if not isinstance(value, bool):
            raise _unreadable(data, key)
    return Substance(
        name=texts["name"], formula=texts["formula"], family=texts["family"], cas=texts["cas"],
        stock=texts["stock"], note=texts["note"], source=texts["source"], also=tuple(also),
        mw=quantities["mw"], density=quantities["density"], strength=quantities["strength"],
        pka=_number(data, "pka"), ph_per_kelvin=_number(data, "ph_per_kelvin"),
        verified=switches["verified"], own=switches["own"],
    )  # fmt: skip


def substance_from_figures(data: Mapping[str, Any]) -> Substance:
    """A substance of `resources/reagents.json`, where each figure stands with its own source. Raises LabError.

    Its source names them all; it is verified when every figure that is calculated with is.
    """
    plain = {key: one["value"] if isinstance(one, Mapping) else one for key, one in data.items()}
    figures = {key: data[key] for key in FIGURES if key in data}
    sources = tuple((key, figure["source"]) for key, figure in figures.items())
    plain["source"] = sources_text(sources)
    plain["verified"] = all(figure["verified"] for figure in figures.values())
    return replace(substance_from_json(plain), sources=sources)


def sources_text(sources: Iterable[tuple[str, str]]) -> str:
    """`molar mass, density: this book; pKa: that paper`"""
    by_source: dict[str, list[str]] = {}
    for key, source in sources:
        by_source.setdefault(source, []).append(FIGURES[key])
    return "; ".join(f"{', '.join(what)}: {source}" for source, what in by_source.items())


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise _unreadable(data, key)
    return value


def _quantity(data: Mapping[str, Any], key: str, kinds: tuple[Dimension, ...]) -> Quantity | None:
    text = _text(data, key)
    if not text:
        return None
    try:
        value = parse_exact(text)
    except QuantityError as error:
        raise _unreadable(data, key) from error
    if value.dimension not in kinds or value.is_negative or value.is_zero:
        raise _unreadable(data, key)
    return value


def _number(data: Mapping[str, Any], key: str) -> Fraction | None:
    text = _text(data, key)
    if not text:
        return None
    try:
        return parse_exact(text).as_number()
    except QuantityError as error:
        raise _unreadable(data, key) from error


def _unreadable(data: Mapping[str, Any], key: str) -> LabError:
    name = data.get("name")
    of = f" of {name[:80]}" if isinstance(name, str) and name else ""
    return LabError(
        "The reagent cannot be read", f"“{key}”{of} is missing or damaged.", "Enter it anew in the catalogue."
    )
