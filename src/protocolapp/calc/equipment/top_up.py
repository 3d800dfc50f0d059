"""The buffer that brings something to its volume: too little of it to pipette may as well be left out."""

from __future__ import annotations

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.form import Sheet
from protocolapp.quantity import Quantity


def top_up(sheet: Sheet, volume: Quantity) -> Pipetting:
    """A cell that shows how it is pipetted, and warns of nothing. The volume must not be negative."""
    return sheet.bench.pipettes.take(volume)
