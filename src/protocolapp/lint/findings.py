"""Going through the cases and the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lab import Pipette
from protocolapp.lint.case import Case
from protocolapp.lint.cases import cases_of, words
from protocolapp.lint.finding import Finding
from protocolapp.lint.ground import Ground
from protocolapp.lint.registry import all_rules
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.lint.silencing import silenced
from protocolapp.plan.model import Plan
from protocolapp.protocol.expression import Value
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.places import Path

_MOST_WAYS = 3
"""So many sets of choices are named; of more it is said that there are."""


@dataclass
class _Found:
    """A trouble with the choices it was found for, the fewest first."""

    rule: Rule
    trouble: Trouble
    chosen: list[Mapping[str, Value]] = field(default_factory=list)

    def also_for(self, chosen: Mapping[str, Value]) -> None:
        if not any(fewer.items() <= chosen.items() for fewer in self.chosen):
            self.chosen.append(chosen)


def findings_of(protocol: Protocol, plan: Plan, pipettes: Iterable[Pipette]) -> tuple[Finding, ...]:
    """All findings, in the order of the file, those that the file silences among them.

    plan: of typical facts (`plan.typical_facts`). pipettes: the lab's, or those that come with the program.
    """
    ground = Ground(protocol, plan, PipetteSet(pipettes))
    found: dict[tuple[str, Path], _Found] = {}
    seen: set[str] = set()
    for case in cases_of(ground):
        steps = {placed.key for placed in case.steps}
        new, seen = not steps <= seen, seen | steps
        for rule in all_rules():
            if _looks(rule, case, new):
                for trouble in rule.look(case):
                    key = (rule.id, tuple(trouble.path))
                    found.setdefault(key, _Found(rule, trouble)).also_for(case.chosen)
    told = [(_finding(one, ground), _names(one.trouble, ground)) for one in found.values()]
    return in_order(silenced(told, protocol, [rule.id for rule in all_rules()]), protocol)


def _looks(rule: Rule, case: Case, new: bool) -> bool:
    """Whether a rule looks at a case. new: it has steps that no case before it had."""
    if len(case.chosen) < 2:
        return not case.chosen or rule.ways is not Ways.DEFAULTS
    return rule.ways is Ways.IN_PAIRS or (new and rule.ways is Ways.SINGLY)


def in_order(findings: Iterable[Finding], protocol: Protocol) -> tuple[Finding, ...]:
    """As the parts stand in a file."""
    keys = [info.alias or name for name, info in type(protocol).model_fields.items()]
    order = {key: place for place, key in enumerate(keys)}
    names = {
        (group, name): place
        for group in ("parameters", "reagents", "solutions", "calculations", "plates")
        for place, name in enumerate(getattr(protocol, group))
    }

    def place(finding: Finding) -> tuple[int, int, list[str]]:
        first, second = (*finding.path, "", "")[:2]
        within = second if isinstance(second, int) else names.get((str(first), second), 0)
        rest = [f"{part:04}" if isinstance(part, int) else part for part in finding.path[2:]]
        return order.get(str(first), 0), within, rest

    return tuple(sorted(findings, key=place))


def _finding(found: _Found, ground: Ground) -> Finding:
    trouble = found.trouble
    severity = Severity.NOTE if trouble.note else found.rule.severity
    return Finding(
        found.rule, severity, tuple(trouble.path), trouble.message, trouble.remedy, _where(found, ground)
    )


def _where(found: _Found, ground: Ground) -> str:
    if not all(found.chosen):  # it holds as the protocol stands
        return ""
    ways = [words(ground, chosen) for chosen in found.chosen[:_MOST_WAYS]]
    more = len(found.chosen) - len(ways)
    return f"where {', or '.join(ways)}" + (f", or by {more} other choices" if more else "")


def _names(trouble: Trouble, ground: Ground) -> frozenset[str]:
    """What a silence may name to meet it: names of the file, `section/step`, a step's id."""
    path = tuple(trouble.path)
    names = set(trouble.about)
    if path[0] == "sections":
        placed = next((one for one in ground.placed if path[: len(one.path)] == one.path), None)
        names |= {placed.key} if placed is not None else set()
    elif len(path) > 1:
        names.add(str(path[2] if path[:2] == ("samples", "columns") and len(path) > 2 else path[1]))
    return frozenset(names | {name.rpartition("/")[2] for name in names})
