"""The plan as frozen data: what the screens paint, the record keeps, and the command line prints."""

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.plan.model.choice import PlannedFork
from protocolapp.plan.model.exhibit import Exhibit
from protocolapp.plan.model.plate import PlannedPlate, PlannedWell
from protocolapp.plan.model.solution import Component, PlannedBatch, PlannedSolution
from protocolapp.plan.model.step import (
    Asked,
    AskedColumn,
    Chip,
    PlannedSection,
    PlannedStep,
    PlannedWait,
    PlannedWindow,
    Row,
    StepKind,
)
from protocolapp.plan.model.values import Missing, PlannedTube, Resolved
from protocolapp.plan.model.whole import PickItem, Plan, Slot

__all__ = [
    "Asked",
    "AskedColumn",
    "Chip",
    "Code",
    "Component",
    "Exhibit",
    "Flag",
    "Missing",
    "PickItem",
    "Plan",
    "PlannedBatch",
    "PlannedFork",
    "PlannedPlate",
    "PlannedSection",
    "PlannedSolution",
    "PlannedStep",
    "PlannedTube",
    "PlannedWait",
    "PlannedWell",
    "PlannedWindow",
    "Resolved",
    "Row",
    "Severity",
    "Slot",
    "StepKind",
]
