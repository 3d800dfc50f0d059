"""Values that are known exactly before a calculator is asked: taken in as they are, held to what a text is held to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from protocolapp.calc.form.field import Field, Kind
from protocolapp.quantity import ONE, Quantity, QuantityError, format_quantity

Place = tuple[str, int, str]
"""A field, 0 and nothing; or a table, the number of the row as typed, from 1, and the column."""

ExactValues = Mapping[Place, tuple[Quantity, ...]]
"""What is known exactly, by its place: one value, or several where a field takes several."""

NOTHING_EXACT: ExactValues = MappingProxyType({})


def settled(field: Field, values: tuple[Quantity, ...]) -> object:
    """The value of a field, of the type that `Given` hands out. Raises QuantityError where the field refuses it."""
    if field.kind is Kind.QUANTITIES:
        return tuple(_quantity(field, one) for one in values)
    if field.kind is Kind.NUMBERS:
        return tuple(_number(field, one) for one in values)
    (value,) = values
    if field.kind is Kind.QUANTITY:
        return _quantity(field, value)
    number = _number(field, value)
    if field.kind is Kind.COUNT:
        return _count(field, number)
    if field.kind is Kind.RATIO and number < 1:
        raise QuantityError(f"A dilution of {format_quantity(value)} dilutes nothing.", "Write 1 or more.")
    return number


def _quantity(field: Field, value: Quantity) -> Quantity:
    if value.dimension not in field.accepts:
        due = " or ".join(one.with_article for one in field.accepts[:3])
        message = f"{field.label}: {format_quantity(value)} is {value.dimension.with_article}, not {due}."
        raise QuantityError(message, "Check the unit.")
    _check_sign(field, value.base, format_quantity(value))
    return value


def _number(field: Field, value: Quantity) -> Fraction:
    if not value.dimension.is_number:
        told = f"{format_quantity(value)} is {value.dimension.with_article}"
        raise QuantityError(f"{field.label}: {told}, not a number.", "Write it without a unit.")
    if field.kind is not Kind.RATIO:
        _check_sign(field, value.base, format_quantity(value, unit=ONE))
    return value.base


def _count(field: Field, number: Fraction) -> int:
    least = 0 if field.zero else 1
    if number.denominator != 1 or not least <= number <= field.most:
        message = f"{field.label}: {format_quantity(Quantity(number))} is no whole number from {least} to {field.most}."
        raise QuantityError(message, "Check the number.")
    return int(number)


def _check_sign(field: Field, size: Fraction, told: str) -> None:
    if size < 0 and not field.negative:
        raise QuantityError(f"{field.label}: {told} is negative.", "It has to be above zero.")
    if not size and not field.zero:
        raise QuantityError(f"{field.label}: {told} is zero.", "It has to be above zero.")
