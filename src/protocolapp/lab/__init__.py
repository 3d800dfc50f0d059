"""What the lab has, as frozen data: operators, pipettes, rotors."""

from protocolapp.lab.as_json import lab_from_json, lab_to_json, pipette_from_json, pipette_to_json
from protocolapp.lab.catalogue import Catalogue, Substance
from protocolapp.lab.completing import completed
from protocolapp.lab.errors import LabError
from protocolapp.lab.lab import Lab
from protocolapp.lab.operator import Operator, initials_of
from protocolapp.lab.pipette import Pipette
from protocolapp.lab.rotor import Rotor

__all__ = [
    "Catalogue",
    "Lab",
    "LabError",
    "Operator",
    "Pipette",
    "Rotor",
    "Substance",
    "completed",
    "initials_of",
    "lab_from_json",
    "lab_to_json",
    "pipette_from_json",
    "pipette_to_json",
]
