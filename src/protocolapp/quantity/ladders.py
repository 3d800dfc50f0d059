"""Which units a value may climb when it is shown: `1100 µL` becomes `1.1 mL`, but `5 g/L` stays so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import UNITS

# Each the largest first. A unit in none of them is kept: ng/µL, g/L, cm, kDa are a choice, not a size.
_LADDERS = (
    "L mL µL",
    "kg g mg µg ng pg",
    "mol mmol µmol nmol pmol fmol",
    "M mM µM nM pM",
    "mg/mL µg/mL ng/mL pg/mL",
    "kV V mV",
    "A mA",
    "U mU",
    "TBq GBq MBq kBq Bq",
    "mCi µCi",
    "s",
)
_BELOW_THE_FLOOR = ("nL", "pL")


def _ladders() -> Mapping[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for row in _LADDERS:
        steps = tuple(UNITS[symbol] for symbol in row.split())
        found |= {step.symbol: steps for step in steps}
    for symbol in _BELOW_THE_FLOOR:
        found[symbol] = found["µL"]
    for symbol in ("min", "h", "d"):
        found[symbol] = found["s"]
    return MappingProxyType(found)


_BY_SYMBOL = _ladders()


def steps_from(unit: Unit, floor: Unit | None) -> tuple[Unit, ...]:
    """The units a value in `unit` may be shown in, the largest first; at least one.

    floor: the smallest that may be chosen; a floor below the ladder's foot (nL) lengthens it.
    """
    steps = _BY_SYMBOL.get(unit.symbol, (unit,))
    if floor is None or floor.dimension != unit.dimension:
        return steps
    if len(steps) > 1 and floor.factor < steps[-1].factor:
        return (*steps, floor)
    return tuple(step for step in steps if step.factor >= floor.factor) or (floor,)
