"""The decimal mark of numbers on the screen."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from protocolapp.quantity import DecimalMark


def decimal_mark() -> DecimalMark:
    """The mark of the screen's locale, as numbers are typed and shown."""
    return "," if QLocale().decimalPoint() == "," else "."
