"""Roots, powers and logarithms to 40 digits, as Fractions. Mark the quantity made from one approximate."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

from protocolapp.quantity.errors import QuantityError

DIGITS = 40
_GUARD = 15


def _decimal(value: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _rounded(compute: Callable[[Context], Decimal]) -> Fraction:
    result = compute(Context(prec=DIGITS + _GUARD))
    return Fraction(Context(prec=DIGITS).plus(result))


def _above_zero(value: Fraction, what: str) -> None:
    if value <= 0:
        raise QuantityError(f"Cannot take the {what} of {value}.", "The value must be above zero.")


def approx_sqrt(value: Fraction | int) -> Fraction:
    """√value, exact where it is a ratio of squares. Raises QuantityError for a negative value."""
    value = Fraction(value)
    if value < 0:
        raise QuantityError(f"Cannot take the square root of {value}.", "The value must not be negative.")
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    if above * above == value.numerator and below * below == value.denominator:
        return Fraction(above, below)
    return _rounded(lambda context: context.sqrt(_decimal(value, context)))


def approx_ln(value: Fraction | int) -> Fraction:
    """The natural logarithm. Raises QuantityError unless the value is above zero."""
    value = Fraction(value)
    _above_zero(value, "logarithm")
    return _rounded(lambda context: context.ln(_decimal(value, context)))


def approx_log10(value: Fraction | int) -> Fraction:
    """The logarithm to base 10, exact for powers of ten. Raises QuantityError unless value is above zero."""
    value = Fraction(value)
    _above_zero(value, "logarithm")
    return _rounded(lambda context: context.log10(_decimal(value, context)))


def approx_pow(base: Fraction | int, exponent: Fraction | int) -> Fraction:
    """base to the power of exponent, exact for whole exponents. Raises QuantityError unless base > 0.

    Decay: `approx_pow(2, -elapsed / half_life)`.
    The fold of a series: `approx_pow(high / low, Fraction(1, n))`.
    """
    base, exponent = Fraction(base), Fraction(exponent)
    _above_zero(base, "power")
    if exponent.denominator == 1:
        return base**exponent.numerator
    return _rounded(lambda context: context.power(_decimal(base, context), _decimal(exponent, context)))
