"""What the run was worked out for: the pipettes that were at hand, and the rotor, as its first event keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lab import Lab, Pipette, lab_from_json
from protocolapp.quantity import Quantity, exact_text
from protocolapp.record.model import Pair, TableBlock
from protocolapp.record.source import Source


def equipment_of(source: Source) -> TableBlock:
    """A line for each pipette, and one for the rotor where one was chosen."""
    lab = lab_from_json(source.state.identity.lab)
    return TableBlock(("Equipment", "For which the run was worked out"), tuple(_lines(lab, source)))


def _lines(lab: Lab, source: Source) -> Iterator[Pair]:
    if not lab.pipettes:
        yield "Pipettes", "none at hand: volumes were not fitted to any"
    for pipette in lab.pipettes:
        yield pipette.name, _told(pipette)
    name = source.state.facts.rotor
    if name:
        rotor = lab.rotor(name)
        limit = f", up to {_exact(rotor.max_rpm)}" if rotor is not None and rotor.max_rpm is not None else ""
        told = "not among the lab's rotors" if rotor is None else f"rotor, r max {_exact(rotor.r_max)}{limit}"
        yield name, told


def _told(pipette: Pipette) -> str:
    channels = f", {pipette.channels} channels" if pipette.channels > 1 else ""
    return f"{_exact(pipette.minimum)} to {_exact(pipette.maximum)}, steps of {_exact(pipette.increment)}{channels}"


def _exact(quantity: Quantity) -> str:
    return exact_text(quantity).replace(" ", "\u00a0")
