"""Which unit was probably meant, and what a quantity of the kind due looks like."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from protocolapp.quantity import dimension as d
from protocolapp.quantity.dimension import Dimension
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import UNITS

_MEANT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("hr", "hrs", "hour", "hours"), "h"),
        **dict.fromkeys(("mins", "minute", "minutes"), "min"),
        **dict.fromkeys(("sec", "secs", "second", "seconds"), "s"),
        **dict.fromkeys(("day", "days"), "d"),
        **dict.fromkeys(("mcl", "microliter", "microliters", "microlitre", "microlitres", "lambda"), "µL"),
        **dict.fromkeys(("cc", "milliliter", "milliliters", "millilitre", "millilitres"), "mL"),
        **dict.fromkeys(("mcg", "microgram", "micrograms"), "µg"),
        **dict.fromkeys(("c", "°", "degc", "deg c", "degrees", "celsius", "° c", "°c"), "°C"),
        **dict.fromkeys(("rcf", "gs", "x", "×"), "x g"),
        **dict.fromkeys(("fold", "-fold"), "X"),
        **dict.fromkeys(("volt", "volts"), "V"),
        **dict.fromkeys(("molar",), "M"),
        **dict.fromkeys(("percent", "pct"), "%"),
        **dict.fromkeys(("unit", "units", "iu"), "U"),
        **dict.fromkeys(("od", "abs", "absorbance"), "AU"),
        **dict.fromkeys(("dalton", "daltons"), "Da"),
        **dict.fromkeys(("kd",), "kDa"),
    }
)

_EXAMPLES: Mapping[Dimension, str] = MappingProxyType(
    {
        d.NUMBER: "3 or 10 %",
        d.MASS: "20 µg",
        d.VOLUME: "0.25 mL or 20 µL",
        d.AMOUNT: "5 nmol",
        d.TIME: "30 min or 1 h 30 min",
        d.LENGTH: "8.5 cm",
        d.AREA: "56 cm²",
        d.TEMPERATURE: "37 °C",
        d.VOLTAGE: "100 V",
        d.CURRENT: "300 mA",
        d.RPM: "12,000 rpm",
        d.RCF: "14,000 x g",
        d.FOLD: "4 X",
        d.MOLAR: "50 mM",
        d.MASS_CONCENTRATION: "4 mg/mL",
        d.MOLAR_MASS: "121.14 g/mol",
        d.CELL_COUNT: "2e5 cells",
        d.CELL_DENSITY: "1.5×10⁶ cells/mL",
        d.CELLS_PER_AREA: "2e4 cells/cm²",
        d.ACTIVITY: "10 U",
        d.ACTIVITY_CONCENTRATION: "5 U/µL",
        d.RADIOACTIVITY: "10 µCi",
        d.PERCENT_WV: "5 % w/v",
        d.PERCENT_VV: "10 % v/v",
        d.PERCENT_WW: "37 % w/w",
        d.ABSORBANCE: "0.45 AU",
        d.LUMINESCENCE: "25000 RLU",
        d.COUNT_RATE: "12000 cpm",
    }
)


def example(kinds: tuple[Dimension, ...]) -> str:
    """A quantity of the first kind due, as one would write it."""
    return next((_EXAMPLES[kind] for kind in kinds if kind in _EXAMPLES), "20 µL or 50 mM")


def unit_meant(written: str, kinds: tuple[Dimension, ...]) -> str | None:
    """What an unknown unit was probably meant to be: a usual word for it, a slip of the keys, a near one."""
    known = _MEANT.get(written.lower())
    if known is not None and (not kinds or UNITS[known].dimension in kinds):
        return known
    slip = similar_unit(written, kinds)
    if slip is not None:
        return slip
    alike = [unit.symbol for unit in _candidates(kinds) if ("/" in unit.symbol) == ("/" in written)]
    near = difflib.get_close_matches(written, alike, n=1, cutoff=0.5)
    return near[0] if near else None


def similar_unit(written: str, kinds: tuple[Dimension, ...]) -> str | None:
    """A unit of the kinds due that differs only by capitals, by the micro sign, or by the `x` of `x g`."""
    if written in ("g", "X") and d.RCF in kinds:
        return "x g"
    folded = _folded(written)
    same = [unit.symbol for unit in _candidates(kinds) if _folded(unit.symbol) == folded]
    return " or ".join(same) or None


def _folded(symbol: str) -> str:
    return symbol.casefold().replace("μ", "u")


def _candidates(kinds: tuple[Dimension, ...]) -> Iterable[Unit]:
    """Units that could be meant: those of the kinds due, or all."""
    return (unit for unit in UNITS.values() if unit.symbol and (not kinds or unit.dimension in kinds))
