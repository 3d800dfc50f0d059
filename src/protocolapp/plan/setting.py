"""What the values of a plan are bound to: the protocol, the facts and the lab, settled before any step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lab import Lab
from protocolapp.plan.facts import Facts, Sample
from protocolapp.plan.model import PlannedTube
from protocolapp.plan.names import Names
from protocolapp.protocol.model import Protocol


@dataclass(frozen=True, slots=True)
class Setting:
    """What a binding works with.

    numbers: ref -> step number, for "needs Protein, step 12"; empty while the steps are not settled. pipetted: the
    names whose volumes somebody pipettes. left_out: the names that do not apply to this run.
    """

    protocol: Protocol
    facts: Facts
    samples: tuple[Sample, ...]
    rack: tuple[PlannedTube, ...]
    names: Names
    pipettes: PipetteSet
    pipetted: frozenset[str]
    lab: Lab
    numbers: Mapping[str, int]
    left_out: frozenset[str] = frozenset()
