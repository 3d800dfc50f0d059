"""The standard atomic weights, abridged to five figures, and the masses of the stable isotopes used as labels.

Atomic weights: CIAAW 2021 (Prohaska et al. 2022, Pure Appl Chem 94:573), the single abridged value where the
standard one is an interval. Isotopes: AME2020 (Wang et al. 2021, Chinese Phys C 45:030003), to five figures; as
molmass has them. A radioactive label is a trace that weighs nothing, so none is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

_ABRIDGED = """
H 1.0080  He 4.0026  Li 6.94  Be 9.0122  B 10.81  C 12.011  N 14.007  O 15.999  F 18.998  Ne 20.180
Na 22.990  Mg 24.305  Al 26.982  Si 28.085  P 30.974  S 32.06  Cl 35.45  Ar 39.95  K 39.098
Ca 40.078  Sc 44.956  Ti 47.867  V 50.942  Cr 51.996  Mn 54.938  Fe 55.845  Co 58.933  Ni 58.693
Cu 63.546  Zn 65.38  Ga 69.723  Ge 72.630  As 74.922  Se 78.971  Br 79.904  Kr 83.798  Rb 85.468
Sr 87.62  Y 88.906  Zr 91.224  Nb 92.906  Mo 95.95  Ru 101.07  Rh 102.91  Pd 106.42  Ag 107.87
Cd 112.41  In 114.82  Sn 118.71  Sb 121.76  Te 127.60  I 126.90  Xe 131.29  Cs 132.91  Ba 137.33
La 138.91  Ce 140.12  Pr 140.91  Nd 144.24  Sm 150.36  Eu 151.96  Gd 157.25  Tb 158.93  Dy 162.50
Ho 164.93  Er 167.26  Tm 168.93  Yb 173.05  Lu 174.97  Hf 178.49  Ta 180.95  W 183.84  Re 186.21
Os 190.23  Ir 192.22  Pt 195.08  Au 196.97  Hg 200.59  Tl 204.38  Pb 207.2  Bi 208.98  Th 232.04
Pa 231.04  U 238.03
"""

_ISOTOPES = """
2H 2.0141  13C 13.003  15N 15.000  17O 16.999  18O 17.999
"""


def _read(table: str) -> Mapping[str, Fraction]:
    words = table.split()
    return MappingProxyType(
        {symbol: Fraction(mass) for symbol, mass in zip(words[::2], words[1::2], strict=True)}
    )


ATOMIC_WEIGHTS = _read(_ABRIDGED)
"""Element to its atomic weight, g/mol, for the 84 elements that have a standard one."""

ISOTOPE_MASSES = _read(_ISOTOPES)
"""Isotope, as `13C`, to its mass, g/mol."""

_UNSTABLE = """
Tc Pm Po At Rn Fr Ra Ac Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og
"""

WITHOUT_WEIGHT = frozenset(_UNSTABLE.split())
"""Elements of which no sample is like another, so that they have no standard atomic weight."""
