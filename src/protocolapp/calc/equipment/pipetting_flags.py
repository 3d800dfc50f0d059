"""What there is to say of one volume: it is negative, too small to be set, or not what the dial can be set to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.equipment.dial import Dial
from protocolapp.calc.equipment.pipette_error import fair_volume
from protocolapp.calc.equipment.predilution import predilution_remedy
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.lab import Pipette
from protocolapp.quantity import PERCENT, DecimalMark, Quantity, format_quantity

MOST_PARTS = 5
"""A volume that would take more strokes than this is measured, in a serological pipette or a cylinder."""


def negative(wanted: Quantity, decimal: DecimalMark) -> Flag:
    """It blocks: a volume is never clamped."""
    message = f"The volume comes out negative: {format_quantity(wanted, decimal=decimal)}."
    remedy = "Something takes more than there is room for: lower it, or raise the total volume."
    return Flag(Severity.BLOCK, Code.NEGATIVE_VOLUME, message, remedy)


def too_small(wanted: Quantity, pipette: Pipette, smaller: Sequence[Dial], decimal: DecimalMark) -> Flag:
    """pipette: the one whose range it falls short of; smaller: those that would take it in too many strokes."""
    shown, least = (format_quantity(one, decimal=decimal) for one in (wanted, pipette.minimum))
    message = f"{shown} is below what {pipette.name} can set ({least} at least)"
    if smaller:
        message += f", and more than {MOST_PARTS} strokes of {smaller[-1].pipette.name}"
    remedy = predilution_remedy(wanted, fair_volume(pipette), decimal)
    return Flag(Severity.WARN, Code.BELOW_MIN_PIPETTE, f"{message}.", remedy)


def set_otherwise(
    wanted: Quantity, delivered: str, share: Fraction, pipette: Pipette, decimal: DecimalMark
) -> Flag:
    """delivered: as it is shown. share: by how much of the volume wanted it is more; negative for less."""
    off = format_quantity(Quantity(abs(share) * 100, PERCENT), decimal=decimal)
    step, shown = (format_quantity(one, decimal=decimal) for one in (pipette.increment, wanted))
    message = f"{pipette.name} delivers {delivered} instead of {shown}: {off} too {'much' if share > 0 else 'little'}."
    remedy = f"Choose volumes in steps of {step}, or make more of it."
    return Flag(Severity.WARN, Code.DELIVERED_OFF, message, remedy)
