"""The functions a calculation may call: the one registry, with what each needs and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

from protocolapp.calc.doses.fold import Fold
from protocolapp.quantity import Quantity, QuantityError, round_to


@dataclass(frozen=True, slots=True)
class Function:
    """What may be called by `name`.

    least, most: how many arguments. over_rows: with one argument it is worked out over all rows of it.
    numbers: the arguments are plain numbers; else quantities of one kind, and the result is of that kind.
    then_numbers: only the first argument is such a quantity, those behind it are plain numbers.
    example: how it is written. about: what it gives. apply: from quantities to a quantity; raises QuantityError.
    """

    name: str
    least: int
    most: int
    example: str
    about: str
    apply: Callable[[Sequence[Quantity]], Quantity]
    over_rows: bool = False
    numbers: bool = False
    then_numbers: bool = False


def _whole(rounded: Callable[[Fraction], int]) -> Callable[[Sequence[Quantity]], Quantity]:
    return lambda arguments: Quantity(Fraction(rounded(arguments[0].as_number())))


def _stepped(rounded: Callable[[Fraction], int]) -> Callable[[Sequence[Quantity]], Quantity]:
    def apply(arguments: Sequence[Quantity]) -> Quantity:
        quantity, step = arguments
        if step.is_zero or step.is_negative:
            raise QuantityError(f"Cannot round to steps of {step}.", "Give a step above zero.")
        steps = quantity.base / step.base
        return Quantity(Fraction(rounded(steps)) * step.base / quantity.unit.factor, quantity.unit)

    return apply


def _total(quantities: Sequence[Quantity]) -> Quantity:
    total = quantities[0]
    for quantity in quantities[1:]:
        total = total + quantity
    return total


def _top_around(arguments: Sequence[Quantity]) -> Quantity:
    """The highest strength of a series with a known potency in its middle: centre × fold^((points − 1) / 2)."""
    centre, fold, points = arguments
    if fold.as_number() <= 1 or points.as_number() < 1:
        raise QuantityError("This is no series.", "Give a fold above 1 and at least one point.")
    return Fold.of(fold.as_number()).times(centre, (points.as_number() - 1) / 2)


_MANY = 50

_REGISTERED = (
    Function("min", 1, _MANY, "min(a, b)", "the smallest of several, or of all rows", min, over_rows=True),
    Function("max", 1, _MANY, "max(a, b)", "the largest of several, or of all rows", max, over_rows=True),
    Function("sum", 1, 1, "sum(lysate_volume)", "the sum over all samples or tubes", _total, over_rows=True),
    Function("mean", 1, 1, "mean(protein)", "the mean over all samples or tubes",
             lambda all_: _total(all_) / len(all_), over_rows=True),
    Function("abs", 1, 1, "abs(difference)", "the size without the sign", lambda arguments: abs(arguments[0])),
    Function("ceil", 1, 1, "ceil(count(tubes) / 24)", "rounded up to a whole number", _whole(ceil), numbers=True),
    Function("floor", 1, 1, "floor(count(tubes) / 24)", "rounded down to a whole number", _whole(floor),
             numbers=True),
    Function("round_to", 2, 2, "round_to(volume, 5 µL)", "rounded to the nearest step",
             lambda pair: round_to(pair[0], pair[1])),
    Function("ceil_to", 2, 2, "ceil_to(volume, 10 mL)", "rounded up to the next step", _stepped(ceil)),
    Function("floor_to", 2, 2, "floor_to(volume, 10 mL)", "rounded down to the step before", _stepped(floor)),
    Function("top_around", 3, 3, "top_around(ic50, 3, 9)",
             "the highest dose of a series with this potency in its middle, by its fold and its number of points",
             _top_around, then_numbers=True),
)  # fmt: skip

FUNCTIONS: Mapping[str, Function] = MappingProxyType({one.name: one for one in _REGISTERED})
"""Every function by its name."""
