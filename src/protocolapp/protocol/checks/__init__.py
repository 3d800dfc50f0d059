"""What must hold in a protocol beyond its structure: one family of rules per file, all problems at once."""

from __future__ import annotations

from protocolapp.protocol.checks.calculations import check_calculations
from protocolapp.protocol.checks.calculators import check_calculators
from protocolapp.protocol.checks.citations import check_citations
from protocolapp.protocol.checks.conditions import check_conditions
from protocolapp.protocol.checks.depth import check_depth
from protocolapp.protocol.checks.divisions import check_divisions
from protocolapp.protocol.checks.forks import check_forks
from protocolapp.protocol.checks.given import check_given
from protocolapp.protocol.checks.ids import check_ids
from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.namespace import check_names
from protocolapp.protocol.checks.parts import check_parts
from protocolapp.protocol.checks.plates import check_plates
from protocolapp.protocol.checks.readout import check_readout
from protocolapp.protocol.checks.recipes import check_recipes
from protocolapp.protocol.checks.rotors import check_rotors
from protocolapp.protocol.checks.samples import check_columns, check_samples
from protocolapp.protocol.checks.steps import check_steps
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.checks.tables import check_tables
from protocolapp.protocol.checks.taken import check_taken
from protocolapp.protocol.checks.uses import check_uses
from protocolapp.protocol.checks.ways import check_ways
from protocolapp.protocol.checks.windows import check_windows
from protocolapp.protocol.finding import Finding

_ALONE = (
    check_names,
    check_ids,
    check_citations,
    check_given,
    check_parts,
    check_samples,
    check_steps,
    check_forks,
    check_ways,
    check_windows,
    check_rotors,
    check_readout,
    check_divisions,
)
_WITH_MEANINGS = (
    check_calculations,
    check_conditions,
    check_uses,
    check_recipes,
    check_plates,
    check_calculators,
    check_columns,
    check_taken,
    check_tables,
)


def check(subject: Subject) -> list[Finding]:
    """Everything wrong with a protocol that is well built."""
    if too_deep := list(check_depth(subject)):
        return too_deep  # the others follow such chains
    meanings = Meanings(subject)
    findings = [finding for rule in _ALONE for finding in rule(subject)]
    findings += [finding for rule in _WITH_MEANINGS for finding in rule(subject, meanings)]
    return findings + meanings.findings
