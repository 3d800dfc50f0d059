"""What a rehearsal reads on a plate: `sample 1000 to 60, vehicle 1000, no enzyme 40`.

A role's readings run from the first number, at the lowest dose, to the second, at the highest; one number is for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.form.picture import WellRole
from protocolapp.protocol.known import nearest
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import PlateReadings
from protocolapp.protocol.value_problem import ValueProblem
from protocolapp.quantity.numerals import fixed

_PART = re.compile(r"([a-z][a-z ]*[a-z])\s+([0-9]+(?:\.[0-9]+)?)(?:\s+to\s+([0-9]+(?:\.[0-9]+)?))?")
_ROLES = {role.value: role for role in WellRole if role not in (WellRole.EDGE, WellRole.EMPTY)}


@dataclass(frozen=True, slots=True)
class TypicalReadings:
    """By role: the reading at the lowest and at the highest dose, and the decimals they are told with."""

    spans: Mapping[WellRole, tuple[Fraction, Fraction]]
    places: int


@dataclass(frozen=True, slots=True)
class RoleWell:
    """A well and what it is for. level: from 0 at the lowest dose to 1 at the highest; None without a dose."""

    well: str
    role: WellRole
    level: Fraction | None = None


def read_script(text: str) -> TypicalReadings:
    """What is typical on a plate. Raises ValueProblem."""
    spans: dict[WellRole, tuple[Fraction, Fraction]] = {}
    places = 0
    for part in (one.strip() for one in text.split(",")):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueProblem(
                f"{quote(part)} is not what wells typically read.",
                "Write roles with their readings: sample 1000 to 60, vehicle 1000, blank 40.",
            )
        role = _ROLES.get(match[1])
        if role is None:
            near = nearest(match[1], _ROLES)
            remedy = f"Did you mean {near}?" if near else f"Write one of {', '.join(_ROLES)}."
            raise ValueProblem(f"{quote(match[1])} is no role of a well.", remedy)
        if role in spans:
            raise ValueProblem(f"{quote(match[1])} is there twice.", "Keep one of the two.")
        first, last = match[2], match[3] or match[2]
        spans[role] = (Fraction(first), Fraction(last))
        places = max(places, *(len(number.partition(".")[2]) for number in (first, last)))
    return TypicalReadings(spans, places)


def typical_readings(
    script: TypicalReadings, rows: int, columns: int, wells: Sequence[RoleWell]
) -> PlateReadings:
    """The readings of a rehearsal. Wells of a role that the script does not name are not read.

    wells: in the plate's order. A dose has its share of the way from the first reading to the last.
    """
    read = []
    for one in wells:
        span = script.spans.get(one.role)
        if span is not None:
            share = one.level if one.level is not None else Fraction(0)
            read.append((one.well, fixed(span[0] + (span[1] - span[0]) * share, script.places)))
    return PlateReadings(rows, columns, tuple(read))
