"""What a draft means: the facts a plan is made of, and everything typed that cannot be read, where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from protocolapp.gui.bare_numbers import with_unit
from protocolapp.gui.setup.draft import NAME, Draft, Row
from protocolapp.gui.setup.parameter_fields import unit_of
from protocolapp.plan.facts import Facts, Sample, Value
from protocolapp.protocol.values import ValueProblem, read_value
from protocolapp.quantity import DecimalMark
from protocolapp.services.sample_rows import LONGEST_NAME

Place = tuple[int, str]
"""The number of a row, from 0, and the key of a column."""


@dataclass(frozen=True, slots=True)
class Reading:
    """facts: of what can be read. parameters: name -> what is wrong. cells: place -> what is wrong.

    why_not: why a run cannot be started yet, in a sentence; empty when it can.
    """

    facts: Facts
    parameters: Mapping[str, str]
    cells: Mapping[Place, str]
    why_not: str

    @property
    def volumes_known(self) -> bool:
        """Whether every parameter can be read; else no volume may be shown."""
        return not self.parameters

    def without(self, left_out: frozenset[str], draft: Draft) -> Reading:
        """The same where these parameters and columns are not asked for: nothing typed for them is in the way."""
        if not left_out:
            return self
        parameters = {name: trouble for name, trouble in self.parameters.items() if name not in left_out}
        cells = {place: trouble for place, trouble in self.cells.items() if place[1] not in left_out}
        samples = tuple(
            replace(one, values={name: value for name, value in one.values.items() if name not in left_out})
            for one in self.facts.samples
        )
        facts = replace(self.facts, samples=samples)
        return Reading(facts, parameters, cells, _why_not(draft, parameters, cells))


def read_draft(draft: Draft, decimal: DecimalMark = ".") -> Reading:
    """Read everything. Samples are `s1`, `s2` … in order; a parameter that was never touched keeps its default."""
    values, troubles = _parameters(draft, decimal)
    cells: dict[Place, str] = {}
    samples = tuple(_sample(draft, number, row, decimal, cells) for number, row in enumerate(draft.rows))
    cells |= _names(draft.rows)
    facts = Facts(values, samples, rotor=draft.rotor)
    return Reading(facts, troubles, cells, _why_not(draft, troubles, cells))


def _parameters(draft: Draft, decimal: DecimalMark) -> tuple[dict[str, Value], dict[str, str]]:
    values: dict[str, Value] = {}
    troubles: dict[str, str] = {}
    for name, text in draft.parameters.items():
        parameter = draft.protocol.parameters[name]
        try:
            values[name] = read_value(parameter, with_unit(text, unit_of(parameter)), decimal=decimal)
        except ValueProblem as problem:
            troubles[name] = _sentence(problem, text)
    return values, troubles


def _sample(draft: Draft, number: int, row: Row, decimal: DecimalMark, cells: dict[Place, str]) -> Sample:
    values: dict[str, Value] = {}
    for name, column in draft.protocol.samples.columns.items():
        text = row.get(name, "").strip()
        if not text:
            continue
        try:
            values[name] = read_value(column, with_unit(text, column.unit or ""), decimal=decimal)
        except ValueProblem as problem:
            cells[number, name] = _sentence(problem, text)
    return Sample(f"s{number + 1}", row.get(NAME, "").strip(), values)


def _names(rows: tuple[Row, ...]) -> dict[Place, str]:
    """Rows without a name, and names that are there twice."""
    names = [row.get(NAME, "").strip() for row in rows]
    often = Counter(name.casefold() for name in names)
    troubles: dict[Place, str] = {}
    for number, name in enumerate(names):
        if not name:
            troubles[number, NAME] = "Give this sample a name."
        elif len(name) > LONGEST_NAME:
            troubles[number, NAME] = f"Keep the name below {LONGEST_NAME} characters."
        elif often[name.casefold()] > 1:
            troubles[number, NAME] = "Two samples have this name: give each its own."
    return troubles


def _why_not(draft: Draft, parameters: Mapping[str, str], cells: Mapping[Place, str]) -> str:
    table = draft.protocol.samples
    if parameters:
        labels = ", ".join(f"“{draft.protocol.parameters[name].label}”" for name in parameters)
        return f"Cannot be read yet: {labels}."
    if not draft.rows:
        return f"Add at least one {table.one} to start."
    for (number, column), trouble in sorted(cells.items()):
        label = "name" if column == NAME else table.columns[column].label
        return f"{table.label}\u00a0{number + 1}, {label}: {trouble}"
    return ""


def _sentence(problem: ValueProblem, text: str) -> str:
    if not text.strip():
        return "Needs a value."
    parts = (problem.message, problem.remedy)
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts if part)
