"""The columns of a table of lysates, under the headings that a spreadsheet of the bench has."""

from __future__ import annotations

from protocolapp.calc.form import Field
from protocolapp.calc.form.fields import quantity, text
from protocolapp.quantity import MASS_CONCENTRATION, VOLUME


def lysate_columns(label: str) -> tuple[Field, Field, Field]:
    """Name, concentration and volume at hand; each may be left out. label: what a row is called."""
    return (
        text("name", label, optional=True, also=("sample", "sample name")),
        quantity(
            "concentration", "Concentration", MASS_CONCENTRATION, unit="mg/mL", optional=True,
            also=("protein", "protein concentration", "protein conc", "conc"),
        ),
        quantity(
            "available", "At hand", VOLUME, unit="µL", optional=True,
            also=("volume at hand", "available volume", "volume available"),
        ),
    )  # fmt: skip
