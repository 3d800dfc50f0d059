"""The bench that the screen calculates on: the lab's pipettes and rotors, its reagents, the locale's decimal mark."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from protocolapp.calc.form import Bench
from protocolapp.services.workplace import Workplace


def bench_of(workplace: Workplace) -> Bench:
    """The bench of this lab, as numbers are written here."""
    comma = QLocale().decimalPoint() == ","
    return Bench.of(workplace.lab(), workplace.catalogue(), "," if comma else ".")
