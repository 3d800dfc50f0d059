"""A solution from its stocks and solids: Vi = Ci·V/Si, mi = Ci·V·MW, and the rest by subtraction, so that sums close.

The base (made ahead) and what is added fresh are kept apart: the base is made short of the fresh volume.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.equipment.pipetting import PipetteSet, Pipetting
from protocolapp.calc.figures.safe_side import at_least
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.mixtures.ingredient import Amount, Ingredient, amount_of
from protocolapp.quantity import VOLUME, DecimalMark, Quantity, format_quantity

ORDER = ("vehicle", "buffer", "salt", "metal ion", "chelator", "", "reducer", "detergent")
"""Most of the water, then these in order; detergent last so that it does not foam.

An unknown role goes where "" stands.
"""

_LARGEST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of one ingredient is taken. pipetting: for a liquid; None for what is weighed."""

    ingredient: Ingredient
    amount: Quantity
    pipetting: Pipetting | None = None

    @property
    def volume(self) -> Quantity:
        """The room it takes in the mixture; solids count as none, since the mixture is made up to its
        volume.
        """
        return self.amount if self.pipetting is not None else NOTHING

    @property
    def strength(self) -> Quantity:
        """The final strength that what is really pipetted gives; the intended one for what is weighed."""
        if self.pipetting is None or self.amount.is_zero:
            return self.ingredient.final
        return self.ingredient.final * (self.pipetting.delivered.base / self.amount.base)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A worked-out recipe.

    base: in order of addition; rest: what makes the base up (water), exact, by subtraction.
    """

    volume: Quantity
    base: tuple[Portion, ...]
    fresh: tuple[Portion, ...]
    rest: Quantity
    flags: tuple[Flag, ...] = ()

    @property
    def base_volume(self) -> Quantity:
        """What the base is made up to: the whole short of what is added fresh."""
        return self.volume - _total(self.fresh)


NOTHING = Quantity.of(0, "mL")


def make_recipe(ingredients: Sequence[Ingredient], volume: Quantity, pipettes: PipetteSet) -> Recipe:
    """Work out a recipe for a volume above zero. What does not fit blocks; nothing is clamped or left out."""
    flags: list[Flag] = []
    portions: list[Portion] = []
    for ingredient in ingredients:
        worked = amount_of(ingredient, volume, pipettes.decimal)
        flags += worked.flags
        if worked.quantity is None:
            continue
        portion = _portion(ingredient, worked, pipettes)
        portions.append(portion)
        if portion.pipetting is not None:
            flags += portion.pipetting.flags
    rest = volume - _total(portions)
    if rest.is_negative and not any(flag.code is Code.STOCK_TOO_DILUTE for flag in flags):
        flags.append(_too_full(portions, volume, pipettes.decimal))
    base = sorted((one for one in portions if not one.ingredient.fresh), key=_place)
    fresh = tuple(one for one in portions if one.ingredient.fresh)
    return Recipe(volume, tuple(base), fresh, rest, tuple(flags))


def batch_of(recipe: Recipe, volume: Quantity, pipettes: PipetteSet) -> tuple[Quantity, tuple[Portion, ...]]:
    """A portion of the base and the fresh ingredients for so much of the mixture; together exactly that
    volume.
    """
    share = volume / recipe.volume
    fresh = tuple(
        Portion(
            one.ingredient,
            one.amount * share,
            None if one.pipetting is None else pipettes.take(one.amount * share),
        )
        for one in recipe.fresh
    )
    return volume - _total(fresh), fresh


def _portion(ingredient: Ingredient, worked: Amount, pipettes: PipetteSet) -> Portion:
    assert worked.quantity is not None  # noqa: S101 - only called with an amount
    if worked.quantity.dimension != VOLUME:
        return Portion(ingredient, worked.quantity)
    return Portion(ingredient, worked.quantity, pipettes.take(worked.quantity, ingredient.key))


def _place(portion: Portion) -> int:
    role = portion.ingredient.role
    return ORDER.index(role) if role in ORDER else ORDER.index("")


def _total(portions: Sequence[Portion]) -> Quantity:
    litres = sum((one.amount.base for one in portions if one.pipetting is not None), Fraction(0))
    return Quantity(litres / NOTHING.unit.factor, NOTHING.unit)


def _too_full(portions: Sequence[Portion], volume: Quantity, decimal: DecimalMark) -> Flag:
    """Names the largest contributors and how strong the largest one's stock would have to be."""

    def show(quantity: Quantity) -> str:
        return format_quantity(quantity, decimal=decimal)

    liquids = sorted((one for one in portions if one.pipetting is not None), key=lambda one: -one.amount.base)
    total = _total(portions)
    largest = ", ".join(f"{one.ingredient.what} {show(one.amount)}" for one in liquids[:_LARGEST_NAMED])
    over = f"{show(total - volume)} more than the {show(volume)} to be made"
    message = f"The components take {show(total)}, {over}: {largest}."
    return Flag(Severity.BLOCK, Code.DOES_NOT_FIT, message, _stock_that_fits(liquids, total, volume, decimal))


def _stock_that_fits(
    liquids: Sequence[Portion], total: Quantity, volume: Quantity, decimal: DecimalMark
) -> str:
    stocks = [one for one in liquids if one.ingredient.stock is not None]
    for_stocks = volume - _total([one for one in liquids if one.ingredient.stock is None])
    if not stocks or (stock := stocks[0].ingredient.stock) is None or for_stocks.magnitude <= 0:
        return "Lower the shares: together they come to more than the whole."
    first = stocks[0]
    room = volume - (total - first.amount)
    if room.is_negative or room.is_zero:
        times = _total(stocks) / for_stocks
        return f"Use stocks at least {format_quantity(at_least(times), decimal=decimal)} times as strong."
    needed = (stock * (first.amount / room)).to(stock.unit)
    return f"Use {first.ingredient.what} of at least {format_quantity(at_least(needed), decimal=decimal)}."
