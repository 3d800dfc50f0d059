"""The fields that name a substance and give its molar mass, alike in all calculators that ask for them."""

from __future__ import annotations

from protocolapp.calc.form import Field, Suggest
from protocolapp.calc.form.fields import quantity, text
from protocolapp.quantity import MOLAR_MASS

LINKS_TWO_KINDS = "only where one strength is molar and another a mass per volume"
"""What a molar mass is for where strengths are compared."""


def substance_field(
    label: str = "Substance", *, help: str = "", start: str = "", optional: bool = True
) -> Field:
    """A name of the catalogue, or a formula."""
    return text(
        "substance", label, suggest=Suggest.REAGENTS, also=("name", "formula", "reagent", "compound"),
        help=help, start=start, optional=optional,
    )  # fmt: skip


def molar_mass_field(label: str = "Molar mass", *, help: str = "") -> Field:
    """That of the lot; it overrides the catalogue's."""
    return quantity(
        "mw", label, MOLAR_MASS, unit="g/mol", optional=True,
        also=("molar_mass", "molecular_weight", "lot_mw", "fw"), help=help,
    )  # fmt: skip
