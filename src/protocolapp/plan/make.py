"""Protocol + facts + lab -> Plan.

Pure: the same three give the same plan, and nothing is kept between two plans. Facts that `read_value` accepts never
raise: what is wrong with them is flagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lab import Lab
from protocolapp.plan import flags as told
from protocolapp.plan.applying import Applying
from protocolapp.plan.bind import Binding
from protocolapp.plan.demand import Use, uses_of
from protocolapp.plan.facts import Facts
from protocolapp.plan.filling import plan_solutions
from protocolapp.plan.forks import Forks, forks_of
from protocolapp.plan.making import Making, in_order, makings_of, wanted_solutions
from protocolapp.plan.model import (
    Flag,
    Missing,
    Plan,
    PlannedSection,
    PlannedSolution,
    PlannedStep,
    Resolved,
    Severity,
)
from protocolapp.plan.names import names_of
from protocolapp.plan.pick_list import pick_list
from protocolapp.plan.pipetted import pipetted_names
from protocolapp.plan.prepare import PREPARE_TITLE, batches_by_index, prepare_step
from protocolapp.plan.rack import make_rack, present
from protocolapp.plan.schedule import slots_of
from protocolapp.plan.setting import Setting
from protocolapp.plan.steps import Context, plan_step
from protocolapp.plan.turn import Turn, turns_of
from protocolapp.plan.typical import filled_up
from protocolapp.plan.windows import last_rounds
from protocolapp.protocol.model import PREPARE, Protocol

EMPTY_LAB = Lab()
"""A lab of which nothing is known: volumes are not fitted to pipettes."""


def make_plan(protocol: Protocol, facts: Facts, lab: Lab = EMPTY_LAB) -> Plan:
    """Bind a protocol to what is known so far."""
    setting = _settled(protocol, facts, lab)
    expected = _expected(setting)
    applying = Applying(expected)
    applied = applying.in_force()
    turns = turns_of(protocol, setting.samples, setting.rack, applying.holds)
    uses = uses_of(protocol, turns)
    wanted = wanted_solutions(applied, turns, uses)
    order = in_order(turns, [making for one in wanted for making in makings_of(one)])
    numbers = {one.ref: number for number, one in enumerate(order, 1)}
    known = Binding(replace(setting, protocol=applied, numbers=numbers, left_out=applying.left_out()))
    typical = _typical(known, expected)
    forks = forks_of(protocol, turns, applying, expected)
    solutions = plan_solutions(wanted, known, typical)
    steps = _steps(order, turns, uses, solutions, numbers, known, forks, lab)
    values, row_values = _all_values(known)
    plates = tuple(plate for name in protocol.plates if (plate := known.plate(name)).applies)
    flags = _flags(applied, facts, lab, turns, steps, solutions, known)
    return Plan(
        protocol=protocol,
        samples=setting.samples,
        tubes=setting.rack,
        values=values,
        row_values=row_values,
        sections=_sections(protocol, steps),
        steps=steps,
        solutions=solutions,
        pick_list=pick_list(protocol, uses, turns, solutions, numbers, known, typical),
        slots=slots_of(steps),
        flags=flags,
        missing=_missing(steps, solutions, _calculated(protocol, (*values.values(), *row_values.values()))),
        follow=tuple(one for one in protocol.follow if one.when is None or applying.holds(one.when)),
        forks=tuple(forks.values()),
        left_out=known.setting.left_out,
        by_ref={step.ref: step for step in steps},
        plates=plates,
    )


def _settled(protocol: Protocol, facts: Facts, lab: Lab) -> Setting:
    """What is settled before any step: conditions need no step numbers, and the numbers need the conditions."""
    samples = present(facts.samples)
    pipettes, pipetted = PipetteSet(lab.pipettes), pipetted_names(protocol)
    setting = Setting(protocol, facts, samples, (), names_of(protocol), pipettes, pipetted, lab, {})
    return replace(setting, rack=make_rack(protocol, samples, Applying(Binding(setting)).holds))


def _expected(setting: Setting) -> Binding:
    """What is known, with typical values for the rest, at the steps of every way."""
    turns = turns_of(setting.protocol, setting.samples, setting.rack, lambda _: True)
    filled = filled_up(setting.protocol, setting.facts, turns)
    return Binding(replace(setting, facts=filled, samples=present(filled.samples)))


def _typical(known: Binding, expected: Binding) -> Binding:
    """What is known, with typical values for the rest, at the steps that apply."""
    filled = expected.setting
    return Binding(replace(known.setting, facts=filled.facts, samples=filled.samples))


def _steps(
    order: Iterable[Turn | Making], turns: Sequence[Turn], uses: Sequence[Use], solutions: Sequence[PlannedSolution],
    numbers: Mapping[str, int], known: Binding, forks: Forks, lab: Lab,
) -> tuple[PlannedStep, ...]:  # fmt: skip
    used: dict[str, tuple[str, ...]] = {}
    first: dict[str, str] = {}
    for use in uses:
        ref = turns[use.place].ref
        used[ref] = tuple(dict.fromkeys((*used.get(ref, ()), use.id)))
        first.setdefault(use.id, ref)
    named = known.setting.facts.rotor
    rotor = lab.rotor(named) if named else None
    context = Context(known, rotor, numbers, first, used, forks, last_rounds(turns))
    by_id = {one.id: one for one in solutions}
    steps: list[PlannedStep] = []
    for one in order:
        if isinstance(one, Turn):
            steps.append(plan_step(one, context))
            continue
        planned = by_id[one.solution]
        section = (
            (turns[one.before].section.id, turns[one.before].section.title)
            if one.before
            else (PREPARE, PREPARE_TITLE)
        )
        steps.append(
            prepare_step(
                planned, known.setting.protocol.solutions[one.solution], batches_by_index(planned).get(one.index),
                one.index, numbers[one.ref], section, known,
            )
        )  # fmt: skip
    return tuple(steps)


def _sections(protocol: Protocol, steps: Sequence[PlannedStep]) -> tuple[PlannedSection, ...]:
    """The sections that have steps in this run, *Prepare* in front."""
    refs: dict[str, list[str]] = {}
    for step in steps:
        refs.setdefault(step.section, []).append(step.ref)
    front = [PlannedSection(PREPARE, PREPARE_TITLE, tuple(refs[PREPARE]))] if PREPARE in refs else []
    rest = (
        PlannedSection(section.id, section.title, tuple(refs[section.id]), section.note or "")
        for section in protocol.sections
        if section.id in refs
    )
    return (*front, *rest)


def _flags(
    protocol: Protocol, facts: Facts, lab: Lab, turns: Sequence[Turn], steps: Sequence[PlannedStep],
    solutions: Sequence[PlannedSolution], known: Binding,
) -> tuple[Flag, ...]:  # fmt: skip
    """Each flag once, the impossible first."""
    found = chain(
        told.flags_of_facts(protocol, known),
        told.without_consequences((*told.flags_of_calculations(protocol, known), *known.flags), protocol),
        told.flags_of_plates(protocol, known),
        told.flags_of_solutions(protocol, solutions),
        told.flags_of_spins(protocol, turns, facts, lab),
        told.flags_of_entries(steps),
        told.flags_of_lab(lab),
    )
    severities = list(Severity)
    return tuple(sorted(dict.fromkeys(found), key=lambda flag: severities.index(flag.severity)))


def _all_values(known: Binding) -> tuple[dict[str, Resolved], dict[tuple[str, str], Resolved]]:
    """Every name that applies, worked out: those of the run, and those of each row."""
    names, left_out = known.setting.names, known.setting.left_out
    level = {name: per for name, per in names.level.items() if name not in left_out}
    values = {name: known.resolve(name) for name, per in level.items() if per is None}
    rows = {
        (name, row): known.resolve(name, row)
        for name, per in level.items()
        if per is not None
        for row in known.rows_of(per)
    }
    return values, rows


def _missing(
    steps: Iterable[PlannedStep], solutions: Iterable[PlannedSolution], calculated: Iterable[Resolved]
) -> tuple[Missing, ...]:
    """Everything that something waits for, each once, in the order in which the steps will give it."""
    found: dict[Missing, None] = {}
    for step in steps:
        found |= dict.fromkeys(step.waits_for)
    for solution in solutions:
        found |= dict.fromkeys(solution.waits_for)
    for value in calculated:
        found |= dict.fromkeys(value.waits_for)
    return tuple(sorted(found, key=lambda missing: missing.number))


def _calculated(protocol: Protocol, values: Iterable[Resolved]) -> Iterable[Resolved]:
    return (value for value in values if value.name in protocol.calculations)
