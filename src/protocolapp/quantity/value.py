"""A quantity: an exact number with a unit, and the arithmetic that keeps kinds apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from protocolapp.quantity.dimension import Dimension
from protocolapp.quantity.errors import DimensionError, QuantityError
from protocolapp.quantity.mismatch import mismatch
from protocolapp.quantity.numerals import exact_number
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import ONE, UNITS, find_unit, unit_for


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """An exact magnitude in a unit.

    approximate: it comes from an irrational (√10, a logarithm, decay), good to 40 digits. written: the text
    as it was typed, empty when computed. Equal means the same dimension and the same size: 1 mL == 1000 µL.
    """

    magnitude: Fraction
    unit: Unit = ONE
    approximate: bool = False
    written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.magnitude, int):
            object.__setattr__(self, "magnitude", Fraction(self.magnitude))
        elif not isinstance(self.magnitude, Fraction):
            raise TypeError(f"a magnitude is a Fraction or an int, not {type(self.magnitude).__name__}")

    @classmethod
    def of(cls, magnitude: int | Fraction | str, unit: Unit | str = ONE) -> Quantity:
        """`Quantity.of(5, "mL")`, `Quantity.of("0.25", "mL")`. Raises QuantityError for an unknown unit."""
        return cls(Fraction(magnitude), as_unit(unit))

    @property
    def dimension(self) -> Dimension:
        return self.unit.dimension

    @property
    def base(self) -> Fraction:
        """The size in base units (L, g, mol, s, m, K …)."""
        unit = self.unit
        return self.magnitude * unit.factor + unit.offset if unit.offset else self.magnitude * unit.factor

    @property
    def is_zero(self) -> bool:
        return not self.magnitude

    @property
    def is_negative(self) -> bool:
        return self.magnitude < 0

    def to(self, unit: Unit | str) -> Quantity:
        """The same quantity in another unit. Raises DimensionError when it measures something else."""
        target = as_unit(unit)
        return self if target is self.unit else Quantity(self.amount_in(target), target, self.approximate)

    def amount_in(self, unit: Unit | str) -> Fraction:
        """The bare number in a unit. Raises DimensionError."""
        target = as_unit(unit)
        if target is self.unit:
            return self.magnitude
        if target.dimension != self.dimension:
            raise mismatch(
                f"Cannot show {self.dimension.with_article} in {target}.", self.dimension, target.dimension
            )
        return (self.base - target.offset) / target.factor if target.offset else self.base / target.factor

    def as_number(self) -> Fraction:
        """The value of a plain number or share. Raises DimensionError for anything with a unit."""
        if not self.dimension.is_number:
            raise mismatch(
                f"Expected a number, not {self.dimension.with_article}.", self.dimension, ONE.dimension
            )
        return self.base

    @staticmethod
    def _sized(base: Fraction, unit: Unit, approximate: bool) -> Quantity:
        return Quantity(
            (base - unit.offset) / unit.factor if unit.offset else base / unit.factor, unit, approximate
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.dimension == other.dimension and self.base == other.base

    def __hash__(self) -> int:
        return hash((self.dimension, self.base))

    def _comparable(self, other: Quantity) -> Fraction:
        """How far self lies above other, in base units or in the unit of both; its sign orders them."""
        if self.unit is other.unit:
            return self.magnitude - other.magnitude
        if self.dimension != other.dimension:
            here, there = self.dimension.with_article, other.dimension.with_article
            raise mismatch(f"Cannot compare {here} with {there}.", self.dimension, other.dimension)
        return self.base - other.base

    def __lt__(self, other: Quantity) -> bool:
        return self._comparable(other) < 0 if isinstance(other, Quantity) else NotImplemented

    def __le__(self, other: Quantity) -> bool:
        return self._comparable(other) <= 0 if isinstance(other, Quantity) else NotImplemented

    def __gt__(self, other: Quantity) -> bool:
        return self._comparable(other) > 0 if isinstance(other, Quantity) else NotImplemented

    def __ge__(self, other: Quantity) -> bool:
        return self._comparable(other) >= 0 if isinstance(other, Quantity) else NotImplemented

    def __neg__(self) -> Quantity:
        return Quantity(-self._linear("turned round").magnitude, self.unit, self.approximate)

    def __abs__(self) -> Quantity:
        return -self if self._linear("taken without its sign").is_negative else self

    def __add__(self, other: Quantity | Fraction | int) -> Quantity:
        right = _as_quantity(other)
        if right is None:
            return NotImplemented
        if self.unit is right.unit and not self.unit.is_affine:
            approximate = self.approximate or right.approximate
            return Quantity(self.magnitude + right.magnitude, self.unit, approximate)
        if self.dimension != right.dimension:
            added, to = right.dimension.with_article, self.dimension.with_article
            raise mismatch(f"Cannot add {added} to {to}.", self.dimension, right.dimension)
        if self.unit.is_affine and right.unit.is_affine:
            raise DimensionError(
                "Two temperatures in °C cannot be added.", "Add a difference, in K, to one of them."
            )
        # Beside a reading in °C, kelvins are a difference: 20 °C + 5 K = 25 °C.
        unit = right.unit if right.unit.is_affine else self.unit
        return self._sized(self.base + right.base, unit, self.approximate or right.approximate)

    def __radd__(self, other: Fraction | int) -> Quantity:
        left = _as_quantity(other)
        return left + self if left is not None else NotImplemented

    def __sub__(self, other: Quantity | Fraction | int) -> Quantity:
        right = _as_quantity(other)
        if right is None:
            return NotImplemented
        if self.unit is right.unit and not self.unit.is_affine:
            approximate = self.approximate or right.approximate
            return Quantity(self.magnitude - right.magnitude, self.unit, approximate)
        if self.dimension != right.dimension:
            taken, off = right.dimension.with_article, self.dimension.with_article
            raise mismatch(f"Cannot subtract {taken} from {off}.", self.dimension, right.dimension)
        if right.unit.is_affine and not self.unit.is_affine:
            raise DimensionError(
                "A reading in °C cannot be taken from a difference in K.", "Write both in °C."
            )
        # 37 °C − 25 °C is a difference: 12 K.
        unit = UNITS["K"] if right.unit.is_affine else self.unit
        return self._sized(self.base - right.base, unit, self.approximate or right.approximate)

    def __rsub__(self, other: Fraction | int) -> Quantity:
        left = _as_quantity(other)
        return left - self if left is not None else NotImplemented

    def __mul__(self, other: Quantity | Fraction | int) -> Quantity:
        if isinstance(other, (int, Fraction)):
            return Quantity(self._linear("multiplied").magnitude * other, self.unit, self.approximate)
        right = _as_quantity(other)
        if right is None:
            return NotImplemented
        base = self._linear("multiplied").base * right._linear("multiplied").base
        return _result(base, self.dimension * right.dimension, 1, self, right)

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity | Fraction | int) -> Quantity:
        right = _as_quantity(other)
        if right is None:
            return NotImplemented
        if right.is_zero and not right.unit.is_affine:
            raise QuantityError("Cannot divide by zero.", "Check the value the others are divided by.")
        base = self._linear("divided").base / right._linear("divided by").base
        return _result(base, self.dimension / right.dimension, -1, self, right)

    def __rtruediv__(self, other: Fraction | int) -> Quantity:
        left = _as_quantity(other)
        return left / self if left is not None else NotImplemented

    def _linear(self, how: str) -> Quantity:
        if self.unit.is_affine:
            raise DimensionError(
                f"A temperature in °C cannot be {how}.", "Use a difference of temperatures, in K."
            )
        return self

    def __str__(self) -> str:
        return f"{exact_number(self.magnitude)} {self.unit.symbol}".rstrip()

    def __repr__(self) -> str:
        return f"<Quantity {self}>"


def as_unit(unit: Unit | str) -> Unit:
    """The unit itself, or the one a text names. Raises QuantityError for an unknown one."""
    if isinstance(unit, Unit):
        return unit
    found = find_unit(unit)
    if found is None:
        raise QuantityError(f"There is no unit “{unit}”.", "Use a unit such as mL, mg or mM.")
    return found


def _as_quantity(value: object) -> Quantity | None:
    if isinstance(value, Quantity):
        return value
    return Quantity(Fraction(value)) if isinstance(value, (int, Fraction)) else None


def _result(base: Fraction, dimension: Dimension, sign: int, one: Quantity, other: Quantity) -> Quantity:
    unit = unit_for(one.unit, other.unit, dimension, sign, base)
    return Quantity(base / unit.factor, unit, one.approximate or other.approximate)
