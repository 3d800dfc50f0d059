"""Wells of a plate, as far as they are known."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.lint.case import Case
from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model import ControlWell, Plate
from protocolapp.quantity import PERCENTAGES, Quantity


def has_wells(case: Case, plate: Plate, control: ControlWell) -> bool:
    """Whether a plate has wells of a control; a number that is not known yet counts as some."""
    wanted = plate.controls.get(control)
    if wanted is None:
        return False
    number = case.values.quantity(wanted)
    return number is None or number.magnitude > 0


def share(case: Case, expression: Expression) -> Fraction | None:
    """A share of a volume as a number: 0.1 % is 1/1000. None where it is not known or no share."""
    found = case.values.quantity(expression)
    return _plain(found) if found is not None else None


def _plain(share: Quantity) -> Fraction | None:
    if share.dimension in PERCENTAGES:
        return share.amount_in(share.unit) / 100
    return share.base if share.dimension.is_number else None
