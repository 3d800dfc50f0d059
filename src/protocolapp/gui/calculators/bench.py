"""The bench that the screen calculates on: the lab's pipettes and rotors, its reagents, the locale's decimal mark."""

from __future__ import annotations

from protocolapp.calc.form import Bench
from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.services.workplace import Workplace


def bench_of(workplace: Workplace) -> Bench:
    """The bench of this lab, as numbers are written here."""
    return Bench.of(workplace.lab(), workplace.catalogue(), decimal_mark())
