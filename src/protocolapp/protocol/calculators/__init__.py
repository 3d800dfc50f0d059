"""Calculators inside a protocol: what `with:` gives to each field, and what a calculator answers in general."""

from protocolapp.protocol.calculators.given import (
    Columns,
    Given,
    Named,
    TableNamed,
    Way,
    Word,
    Worked,
    column_of,
    read_given,
)
from protocolapp.protocol.calculators.specimen import Answerable, specimen

__all__ = [
    "Answerable",
    "Columns",
    "Given",
    "Named",
    "TableNamed",
    "Way",
    "Word",
    "Worked",
    "column_of",
    "read_given",
    "specimen",
]
