"""Choices that follow from what was typed: a field that is asked for with one choice only says which one is meant."""

from __future__ import annotations

from protocolapp.calc.form.calculator import Calculator
from protocolapp.calc.form.field import Field, Kind, Typed

_CHOSEN = (Kind.CHOICE, Kind.YES_NO)


def implied_choices(calculator: Calculator, typed: Typed) -> dict[str, str]:
    """By field: what the choices left out must be for every typed field that hangs on them to be asked for.

    A choice that was typed, or whose default will do, is not in it; nor is one that two values would suit, or none.
    For where the choices are not in view, such as the command line.
    """
    implied: dict[str, str] = {}
    while True:
        found = _next(calculator, typed, implied)
        if not found:
            return implied
        implied |= found


def _next(calculator: Calculator, typed: Typed, implied: dict[str, str]) -> dict[str, str]:
    """Those that follow at once; what they in turn hang on follows with the next round."""
    possible: dict[str, set[str]] = {}
    for field in calculator.fields:
        if field.when is None or not (_is_typed(field, typed) or field.name in implied):
            continue
        other = calculator.field(field.when.field)
        if other is None or other.kind not in _CHOSEN or _is_typed(other, typed) or other.name in implied:
            continue
        suits = set(field.when.values)
        possible[other.name] = possible.get(other.name, suits) & suits
    defaults = {field.name: field.default for field in calculator.fields}
    return {
        name: min(values)
        for name, values in possible.items()
        if len(values) == 1 and defaults[name] not in values
    }


def _is_typed(field: Field, typed: Typed) -> bool:
    value = typed.get(field.name, "")
    return bool(value.strip() if isinstance(value, str) else value)
