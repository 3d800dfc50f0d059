"""The registry of units: which may be written, how they may be spelled, and units built from others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from protocolapp.quantity import dimension as d
from protocolapp.quantity.dimension import Dimension, Kind
from protocolapp.quantity.unit import Unit

SPACES = " \t\u00a0\u2009\u202f"
"""The spaces that may stand between a number and its unit: ordinary, no-break, thin, narrow no-break."""

# Within a row the order decides which unit a computed value gets when two are equally large.
_TABLE: tuple[tuple[Dimension, str], ...] = (
    (d.VOLUME, "L=1 mL=1e-3 µL=1e-6 nL=1e-9 pL=1e-12"),
    (d.MASS, "kg=1e3 g=1 mg=1e-3 µg=1e-6 ng=1e-9 pg=1e-12"),
    (d.AMOUNT, "mol=1 mmol=1e-3 µmol=1e-6 nmol=1e-9 pmol=1e-12 fmol=1e-15"),
    (d.TIME, "d=86400 h=3600 min=60 s=1"),
    (d.LENGTH, "m=1 cm=1e-2 mm=1e-3 µm=1e-6 nm=1e-9"),
    (d.AREA, "m²=1 cm²=1e-4 mm²=1e-6"),
    (d.TEMPERATURE, "K=1"),
    (d.VOLTAGE, "kV=1e3 V=1 mV=1e-3"),
    (d.CURRENT, "A=1 mA=1e-3"),
    (d.ABSORBANCE, "AU=1"),
    (d.LUMINESCENCE, "RLU=1"),
    (d.COUNT_RATE, "cpm=1"),
    (d.CELL_COUNT, "cells=1"),
    (d.ACTIVITY, "U=1 mU=1e-3"),
    (d.RADIOACTIVITY, "TBq=1e12 Ci=37e9 GBq=1e9 mCi=37e6 µCi=37e3 MBq=1e6 kBq=1e3 Bq=1 dpm=1/60"),
    (d.RPM, "rpm=1"),
    (d.FOLD, "X=1"),
    (d.MOLAR, "M=1 mM=1e-3 µM=1e-6 nM=1e-9 pM=1e-12"),
    (d.MASS_CONCENTRATION, "g/mL=1e3 mg/mL=1 µg/mL=1e-3 ng/mL=1e-6 pg/mL=1e-9"),
    (d.MASS_CONCENTRATION, "g/L=1 µg/µL=1 ng/µL=1e-3 mg/L=1e-3"),
    (d.CELL_DENSITY, "cells/mL=1e3 cells/µL=1e6"),
    (d.CELLS_PER_AREA, "cells/cm²=1e4"),
    (d.ACTIVITY_CONCENTRATION, "U/µL=1e6 U/mL=1e3 mU/mL=1 U/L=1"),
    (d.MOLAR_MASS, "kDa=1e3 g/mol=1 Da=1"),
)  # fmt: skip

_SPACED: tuple[Unit, ...] = (
    Unit("°C", d.TEMPERATURE, Fraction(1), Fraction(27315, 100)),
    Unit("x g", d.RCF, Fraction(1)),
    Unit("% w/v", d.PERCENT_WV, Fraction(1, 100)),
    Unit("% v/v", d.PERCENT_VV, Fraction(1, 100)),
    Unit("% w/w", d.PERCENT_WW, Fraction(1, 100)),
)

_ONLY_TYPED: tuple[Unit, ...] = (
    Unit("dL", d.VOLUME, Fraction(1, 10)),
    Unit("wk", d.TIME, Fraction(7 * 86400)),
)
"""Read, as in mg/dL, and kept where they were typed; no computed value gets them."""

ONE = Unit("", d.NUMBER, Fraction(1))
"""The unit of a plain number."""

PERCENT = Unit("%", d.NUMBER, Fraction(1, 100))
"""A share of something said beside it: overage, viability."""


def _registered() -> Iterable[Unit]:
    yield ONE
    yield PERCENT
    for dimension, row in _TABLE:
        for entry in row.split():
            symbol, _, factor = entry.rpartition("=")
            yield Unit(symbol, dimension, Fraction(factor))
    yield from _SPACED


UNITS: Mapping[str, Unit] = MappingProxyType({unit.symbol: unit for unit in _registered()})
"""Every named unit by its symbol."""

# Spellings beyond the symbol itself; micro signs, litres and powers are handled for all units below.
_ALSO_WRITTEN = {
    "x g": ("xg", "×g", "× g", "X g", "Xg"),
    "°C": ("ºC", "℃"),
    "X": ("x", "×"),
    "cells": ("cell",),
    "wk": ("week", "weeks"),
    **{f"% {basis}": (f"%{basis}", f"% ({basis})", f"%({basis})") for basis in ("w/v", "v/v", "w/w")},
}


def _spellings() -> Iterable[tuple[str, Unit]]:
    for unit in (*UNITS.values(), *_ONLY_TYPED):
        forms = {unit.symbol, *_ALSO_WRITTEN.get(unit.symbol, ())}
        if unit.dimension == d.VOLUME:
            forms |= {unit.symbol.replace("L", "l")}
        forms |= {form.replace("²", two) for form in forms for two in ("2", "^2")}
        forms |= {form.replace("µ", micro) for form in forms for micro in ("u", "μ")}
        for form in forms:
            yield form, unit


_BY_SPELLING: Mapping[str, Unit] = MappingProxyType(dict(_spellings()))

_PART = re.compile(
    r"(% ?(?:w/v|v/v|w/w)|x g|[^·*/^⁻⁰¹²³⁴⁵⁶⁷⁸⁹0-9 ]+|1(?=/))"
    r"(?:\^(-?[0-9]{1,2})|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?<=m)([23]))?"
)
_PLAIN_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_RAISED_DIGITS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SAME_SPACE = str.maketrans(dict.fromkeys(SPACES, " "))
_MOST_PARTS = len(Kind)


@lru_cache(maxsize=1024)
def find_unit(text: str) -> Unit | None:
    """The unit written as `text` in any accepted spelling, or built from known ones (`µg/cm²`); else None."""
    words = text.translate(_SAME_SPACE).replace(" / ", "/").split(" ")
    spelled = unicodedata.normalize("NFC", " ".join(word for word in words if word))
    known = _BY_SPELLING.get(spelled)
    if known is not None:
        return known
    parts = _parts(spelled)
    return _product(parts) if parts else None


def _parts(text: str) -> tuple[tuple[Unit, int], ...]:
    """The known units joined by `·`, `*` or `/` with whole powers; each `/` divides by the next one only."""
    parts: list[tuple[Unit, int]] = []
    place, sign = 0, 1
    while place < len(text) and len(parts) < _MOST_PARTS:
        match = _PART.match(text, place)
        unit = match and (ONE if match[1] == "1" else _BY_SPELLING.get(match[1]))
        if not match or unit is None or unit.is_affine:
            return ()
        power = match[2] or match[3] or match[4] or "1"
        parts.append((unit, sign * int(power.translate(_PLAIN_DIGITS))))
        place = match.end()
        if place == len(text):
            return tuple(parts)
        if text[place] not in "·*/":
            return ()
        sign, place = (-1 if text[place] == "/" else 1), place + 1
    return ()


def unit_pattern() -> str:
    """A regular expression for a unit inside a calculation, where a lone `x` or `×` is not the fold."""
    longest_first = sorted(
        _BY_SPELLING.keys() - {"", "x", "×"}, key=lambda spelling: (-len(spelling), spelling)
    )
    one = "(?:" + "|".join(re.escape(spelling) for spelling in longest_first) + ")"
    return rf"{one}(?:/{one})*(?![\w²³])"


def _product(parts: Iterable[tuple[Unit, int]]) -> Unit:
    parts = tuple(parts)
    dimension, factor = d.NUMBER, Fraction(1)
    for unit, power in parts:
        dimension, factor = dimension * unit.dimension**power, factor * unit.factor**power
    symbol = _written(parts)
    known = UNITS.get(symbol)
    return known if known is not None else Unit(symbol, dimension, factor)


def _written(parts: tuple[tuple[Unit, int], ...]) -> str:
    def part(unit: Unit, power: int) -> str:
        return unit.symbol if power == 1 else unit.symbol + str(power).translate(_RAISED_DIGITS)

    above = "·".join(part(unit, power) for unit, power in parts if power > 0 and unit != ONE)
    below = "".join("/" + part(unit, -power) for unit, power in parts if power < 0 and unit != ONE)
    return (above or ("1" if below else "")) + below


_BASE: Mapping[Kind, Unit] = MappingProxyType(
    {
        unit.dimension.powers[0][0]: unit
        for unit in UNITS.values()
        if len(unit.dimension.powers) == 1
        and unit.dimension.powers[0][1] == 1
        and not unit.is_affine
        and (unit.factor == 1 or unit.symbol.startswith("% "))
    }
)


@lru_cache(maxsize=256)
def units_of(dimension: Dimension) -> tuple[Unit, ...]:
    """The named units of a dimension without an offset, the largest first; none for an unnamed dimension."""
    found = [unit for unit in UNITS.values() if unit.dimension == dimension and not unit.is_affine]
    return tuple(sorted(found, key=lambda unit: -unit.factor))


def unit_for(one: Unit, other: Unit, dimension: Dimension, sign: int, base: Fraction) -> Unit:
    """The unit for a product (sign 1) or quotient (sign -1) of the given dimension and value in base units.

    An operand's own unit where it is of this kind; else the named one of just the right size; else the largest
    that gives at least 1; for a dimension without named units, one made from the operands' (`X·mL`).
    """
    if dimension == d.NUMBER:
        return ONE
    if one.dimension == dimension:
        return one
    if other.dimension == dimension:
        return other
    named = units_of(dimension)
    if not named:
        return _compound(one, other, sign, dimension)
    factor = one.factor * other.factor if sign > 0 else one.factor / other.factor
    same = (unit for unit in named if unit.factor == factor)
    fitting = (unit for unit in named if abs(base) >= unit.factor)
    return next(same, None) or next(fitting, named[-1])


@lru_cache(maxsize=256)
def _compound(one: Unit, other: Unit, sign: int, dimension: Dimension) -> Unit:
    powers: dict[Unit, int] = {}
    for side, turn in ((one, 1), (other, sign)):
        for unit, power in _parts(side.symbol):
            powers[unit] = powers.get(unit, 0) + turn * power
    made = _product((unit, power) for unit, power in powers.items() if power)
    if made.dimension == dimension and len(powers) < _MOST_PARTS:
        return made
    return _product((_BASE[kind], power) for kind, power in dimension.powers)
