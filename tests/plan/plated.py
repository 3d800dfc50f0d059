"""A protocol with a plate and a dilution series that its steps show."""

from __future__ import annotations

from functools import cache

from protocolapp.protocol.model import Protocol
from tests.plan.writing import protocol_of

BODY = """
    parameters:
      plate_wells: {label: Plate, default: 96-well, choices: [96-well, 384-well], cite: lab}
      top_dose: {label: Top dose, default: 10 µM, cite: lab}
    samples:
      label: Compound
      plural: compounds
      typical: [crizotinib, lorlatinib]
    reagents:
      enzyme: {name: recombinant ALK}
    plates:
      assay_plate:
        label: Assay plate
        holds: kinase reaction
        wells: plate_wells
        doses: {top: top_dose, fold: 3, points: 9}
        replicates: 3
        controls: {vehicle: 4, no enzyme: 2}
    calculations:
      series:
        label: Dilution series
        calculator: series
        with: {top: top_dose, fold: 3, points: count(doses of assay_plate), volume: 100 µL}
        gives: bottom
        unit: nM
"""
STEPS = """
    - id: dilute
      do: Dilute the compounds down to {{ series }}.
      show: [series]
    - id: fill
      do: Fill the plate.
      show: [assay_plate]
      uses: {enzyme: count(wells of assay_plate but no enzyme) * 5 µL}
"""


@cache
def plated_protocol() -> Protocol:
    """Two steps: the first shows a calculator's tubes and table, the second the map of the plate."""
    return protocol_of(BODY, STEPS)
