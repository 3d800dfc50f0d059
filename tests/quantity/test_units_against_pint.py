"""Conversions compared with pint, an independent library of units."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from protocolapp.quantity import Quantity, parse_quantity


@pytest.fixture(scope="session")
def pint_units() -> Any:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(non_int_type=Fraction)
    registry.define("cells = [cells]")
    registry.define("enzyme_unit = [activity]")
    return registry


CONVERSIONS = [
    ("250 µL", "L", "microliter", "liter"),
    ("3.7 nL", "mL", "nanoliter", "milliliter"),
    ("12 pL", "µL", "picoliter", "microliter"),
    ("2.5 kg", "mg", "kilogram", "milligram"),
    ("17 pg", "ng", "picogram", "nanogram"),
    ("4 µg", "g", "microgram", "gram"),
    ("5 fmol", "pmol", "femtomole", "picomole"),
    ("5 µmol", "mol", "micromole", "mole"),
    ("36 h", "d", "hour", "day"),
    ("90 min", "h", "minute", "hour"),
    ("2 d", "s", "day", "second"),
    ("490 nm", "µm", "nanometer", "micrometer"),
    ("8.5 cm", "m", "centimeter", "meter"),
    ("56 cm²", "mm²", "centimeter**2", "millimeter**2"),
    ("3 kV", "mV", "kilovolt", "millivolt"),
    ("350 mA", "A", "milliampere", "ampere"),
    ("50 mM", "M", "millimole/liter", "mole/liter"),
    ("7 nM", "pM", "nanomole/liter", "picomole/liter"),
    ("50 µM", "mol/L", "micromole/liter", "mole/liter"),
    ("4 mg/mL", "µg/µL", "milligram/milliliter", "microgram/microliter"),
    ("4 mg/mL", "g/L", "milligram/milliliter", "gram/liter"),
    ("25 ng/µL", "µg/mL", "nanogram/microliter", "microgram/milliliter"),
    ("1.26 g/mL", "mg/L", "gram/milliliter", "milligram/liter"),
    ("150 kDa", "g/mol", "kilogram/mole", "gram/mole"),
    ("1.5e6 cells/mL", "cells/µL", "cells/milliliter", "cells/microliter"),
    ("2e4 cells/cm²", "cells/mm²", "cells/centimeter**2", "cells/millimeter**2"),
    ("5 U/µL", "U/mL", "enzyme_unit/microliter", "enzyme_unit/milliliter"),
    ("10 µCi", "kBq", "microcurie", "kilobecquerel"),
    ("1 Ci", "MBq", "curie", "megabecquerel"),
    ("37 GBq", "Ci", "gigabecquerel", "curie"),
    ("0.111 TBq/mmol", "Ci/mmol", "terabecquerel/millimole", "curie/millimole"),
    ("90 mg/dL", "mg/mL", "milligram/deciliter", "milligram/milliliter"),
    ("5 dl", "mL", "deciliter", "milliliter"),
    ("0.1 mL/cm²", "µL/mm²", "milliliter/centimeter**2", "microliter/millimeter**2"),
    ("1 µg/cm²", "mg/m²", "microgram/centimeter**2", "milligram/meter**2"),
]


@pytest.mark.parametrize(("text", "target", "source_unit", "target_unit"), CONVERSIONS)
def test_conversion(text: str, target: str, source_unit: str, target_unit: str, pint_units: Any) -> None:
    ours = parse_quantity(text)
    theirs = pint_units.Quantity(ours.magnitude, source_unit).to(target_unit)
    assert float(ours.to(target).magnitude) == pytest.approx(float(theirs.magnitude), rel=1e-12)


@pytest.mark.parametrize("celsius", ["37 °C", "-80 °C", "0 °C", "95.5 °C"])
def test_temperature(celsius: str, pint_units: Any) -> None:
    ours = parse_quantity(celsius)
    theirs = pint_units.Quantity(ours.magnitude, "degC").to("kelvin")
    assert float(ours.to("K").magnitude) == pytest.approx(float(theirs.magnitude), rel=1e-12)
    assert ours.to("K").to("°C") == ours


def test_one_microcurie_is_so_many_disintegrations() -> None:
    assert Quantity.of(1, "µCi").amount_in("dpm") == 2_220_000
