"""How much of one ingredient goes into a mixture: from a stock, as a pure liquid, or weighed as a solid."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.substances.strengths import as_mass_concentration
from protocolapp.quantity import (
    PERCENT_VV,
    PERCENT_WW,
    DecimalMark,
    Quantity,
    format_quantity,
)


@dataclass(frozen=True, slots=True)
class Ingredient:
    """final: its strength in the mixture.

    stock: what it is taken from; without one it is pure. mw: as weighed. density: of the pure liquid.
    """

    key: str
    what: str
    final: Quantity
    stock: Quantity | None = None
    mw: Quantity | None = None
    fresh: bool = False
    role: str = ""
    density: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What to take of an ingredient, a volume or a mass; None when it cannot be worked out, and the
    flags say why.
    """

    quantity: Quantity | None
    flags: tuple[Flag, ...] = ()


def amount_of(ingredient: Ingredient, volume: Quantity, decimal: DecimalMark = ".") -> Amount:
    """The exact amount for a volume of the mixture: Vi = Ci·V/Si from a stock, mi = Ci·V·MW as a solid."""
    if ingredient.stock is not None:
        return _from_stock(ingredient, ingredient.stock, volume, decimal)
    final = ingredient.final
    if final.dimension == PERCENT_VV:
        return Amount((volume * final.base).to(volume.unit))
    concentration = as_mass_concentration(final, ingredient.mw)
    if concentration is None:
        return Amount(None, (_unknown(ingredient, decimal),))
    return Amount(concentration * volume)


def _from_stock(ingredient: Ingredient, stock: Quantity, volume: Quantity, decimal: DecimalMark) -> Amount:
    final: Quantity | None = ingredient.final
    if ingredient.final.dimension != stock.dimension:
        final, converted = (
            as_mass_concentration(ingredient.final, ingredient.mw, ingredient.density),
            as_mass_concentration(stock, ingredient.mw, ingredient.density),
        )
        if final is None or converted is None:
            return Amount(None, (_mismatch(ingredient, stock, decimal),))
        stock = converted
    assert final is not None  # noqa: S101 - the branch above returns where it is
    share = final.base / stock.base
    return Amount(volume * share, (_too_dilute(ingredient, decimal),) if share > 1 else ())


def _too_dilute(ingredient: Ingredient, decimal: DecimalMark) -> Flag:
    final = format_quantity(ingredient.final, decimal=decimal)
    stock = format_quantity(ingredient.stock, decimal=decimal) if ingredient.stock is not None else ""
    return Flag(
        Severity.BLOCK,
        Code.STOCK_TOO_DILUTE,
        f"{ingredient.what}: a stock of {stock} cannot give {final}.",
        f"Use a stock stronger than {final}.",
        ingredient.key,
    )


def _mismatch(ingredient: Ingredient, stock: Quantity, decimal: DecimalMark) -> Flag:
    final, taken = (format_quantity(one, decimal=decimal) for one in (ingredient.final, stock))
    return Flag(
        Severity.BLOCK,
        Code.STOCK_MISMATCH,
        f"{ingredient.what}: a final strength of {final} cannot be reached from a stock of {taken}: "
        "they measure different things.",
        "Give both in the same kind of unit, or give the molar mass (`mw:`).",
        ingredient.key,
    )


def _unknown(ingredient: Ingredient, decimal: DecimalMark) -> Flag:
    final = format_quantity(ingredient.final, decimal=decimal)
    message = f"{ingredient.what}: how much of it gives {final} cannot be worked out."
    if ingredient.final.dimension == PERCENT_WW:
        remedy = "Give it as % w/v: a share by weight needs the density of the finished solution."
        return Flag(Severity.BLOCK, Code.DENSITY_MISSING, message, remedy, ingredient.key)
    remedy = "Give its stock (`stock:`), or its molar mass (`mw:`) if it is weighed."
    return Flag(Severity.BLOCK, Code.MW_MISSING, message, remedy, ingredient.key)
