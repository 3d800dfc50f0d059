"""What is worth saying once about all the volumes of a calculation: the largest error, what is measured otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.equipment.pipette_error import WORTH_A_WORD
from protocolapp.calc.equipment.pipetting import MEASURED, Pipetting, whole_percent
from protocolapp.calc.equipment.pipetting_flags import MOST_PARTS
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.quantity import DecimalMark, format_quantity


def pipetting_remarks(volumes: Sequence[tuple[str, Pipetting]], decimal: DecimalMark = ".") -> list[Flag]:
    """volumes: each with what it concerns. One note of a kind, however many volumes there are."""
    remarks = []
    worst = max(volumes, key=lambda one: one[1].error or Fraction(0), default=None)
    if worst is not None and (worst[1].error or 0) >= WORTH_A_WORD:
        remarks.append(_error(*worst))
    large = next((one for one in volumes if one[1].too_large), None)
    if large is not None:
        shown = format_quantity(large[1].wanted, decimal=decimal)
        message = f"{shown} cannot be set in {MOST_PARTS} strokes or fewer: measure it {MEASURED}."
        remarks.append(Flag(Severity.NOTE, Code.ABOVE_LARGEST_PIPETTE, message, "", large[0]))
    return remarks


def _error(about: str, taken: Pipetting) -> Flag:
    assert taken.pipette is not None  # noqa: S101 - an error is only known of a pipette
    message = (
        f"{taken.text} with {taken.pipette.name} may be off by {whole_percent(taken.error or Fraction(0))}: "
        f"the limit of ISO 8655-2 is the same volume at every setting."
    )
    remedy = "Where that matters, make more of it, or take a larger volume of a dilution."
    return Flag(Severity.NOTE, Code.PIPETTE_ERROR, message, remedy, about)
