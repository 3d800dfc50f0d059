"""The words that are offered while a name is typed: reagents, rotors, units."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.calc.form import Bench, Calculator, Field, Suggest
from protocolapp.quantity.units import UNITS


def words_offered(calculator: Calculator, bench: Bench) -> Mapping[str, tuple[str, ...]]:
    """For each kind of suggestion that the calculator makes use of."""
    asked = {one.suggest for one in _all_fields(calculator.fields) if one.suggest is not None}
    return {one: _words(one, bench) for one in asked}


def _all_fields(fields: tuple[Field, ...]) -> list[Field]:
    return [*fields, *(column for field in fields for column in field.columns)]


def _words(suggest: Suggest, bench: Bench) -> tuple[str, ...]:
    match suggest:
        case Suggest.REAGENTS:
            return tuple(one.name for one in bench.catalogue.substances)
        case Suggest.ROTORS:
            return tuple(one.name for one in bench.rotors)
        case Suggest.UNITS:
            return tuple(symbol for symbol in UNITS if symbol)
