"""What to say when two kinds of quantity are put together: often the missing link can be named."""

from __future__ import annotations

from protocolapp.quantity import dimension as d
from protocolapp.quantity.dimension import Dimension
from protocolapp.quantity.errors import DimensionError

_LINKS: tuple[tuple[frozenset[Dimension], str], ...] = (
    (frozenset({d.MOLAR, d.MASS_CONCENTRATION}), "They meet only through a molar mass (g/mol)."),
    (frozenset({d.AMOUNT, d.MASS}), "They meet only through a molar mass (g/mol)."),
    (frozenset({d.MASS, d.VOLUME}), "They meet only through a concentration or a density."),
    (frozenset({d.ACTIVITY, d.MASS}), "They meet only through a specific activity (U/mg)."),
    (
        frozenset({d.ACTIVITY_CONCENTRATION, d.MASS_CONCENTRATION}),
        "They meet only through a specific activity (U/mg).",
    ),
    (frozenset({d.PERCENT_VV, d.PERCENT_WV}), "They meet only through a density (g/mL)."),
    (frozenset({d.PERCENT_WW, d.PERCENT_WV}), "They meet only through a density (g/mL)."),
    (frozenset({d.RPM, d.RCF}), "They meet only through the rotor's radius."),
    (frozenset({d.COUNT_RATE, d.RADIOACTIVITY}), "They meet only through the counting efficiency."),
)


def mismatch(message: str, one: Dimension, other: Dimension) -> DimensionError:
    """A DimensionError whose remedy names what would link the two kinds, where there is such a thing."""
    pair = frozenset({one, other})
    for kinds, remedy in _LINKS:
        if pair == kinds:
            return DimensionError(message, remedy)
    return DimensionError(message, "Check the units of both.")
