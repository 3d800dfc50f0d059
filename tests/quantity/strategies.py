"""Quantities for property tests: every registered unit, exact magnitudes of bench size."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from protocolapp.quantity import UNITS, Dimension, Quantity, Unit, units_of

# Shares v/v and w/w are absorbed beside volumes and masses, so products with them depend on the order.
LINEAR = [unit for unit in UNITS.values() if not unit.is_affine]
ORDINARY = [unit for unit in LINEAR if unit.symbol not in ("% v/v", "% w/w")]

magnitudes = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)
positive = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6)
decimals = st.decimals(min_value=0, max_value=10**6, places=4).map(Fraction)


def quantities(
    units: list[Unit] = ORDINARY, sizes: st.SearchStrategy[Fraction] = magnitudes
) -> st.SearchStrategy[Quantity]:
    return st.builds(Quantity, sizes, st.sampled_from(units))


def above_zero(units: list[Unit] = ORDINARY) -> st.SearchStrategy[Quantity]:
    return quantities(units, positive)


@st.composite
def of_one_dimension(draw: st.DrawFn, count: int) -> tuple[Quantity, ...]:
    """Several quantities of one kind, each in a unit of its own."""
    dimension: Dimension = draw(st.sampled_from(sorted({unit.dimension for unit in ORDINARY}, key=str)))
    units = list(units_of(dimension))
    return tuple(draw(quantities(units)) for _ in range(count))
