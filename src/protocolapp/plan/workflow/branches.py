"""Steps with a condition, drawn together into branches: alternatives of one choice stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from protocolapp.plan.short_text import shortened
from protocolapp.plan.workflow.model import Branch, Lane, WorkStep
from protocolapp.protocol.expression import Condition
from protocolapp.protocol.expression.tree import Is
from protocolapp.protocol.model import Protocol

_LONGEST_LABEL = 60

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Conditioned:
    """A step with the condition it is done under, None for always. taken: it is done in this plan."""

    step: WorkStep
    when: Condition | None
    taken: bool


@dataclass(slots=True)
class _Way:
    """Steps in a row that share their condition."""

    when: Condition
    steps: list[Conditioned]


def branched(items: Iterable[Conditioned | Branch], protocol: Protocol) -> tuple[WorkStep | Branch, ...]:
    """The steps in order; those with a condition as lanes of branches. A fork of the file is a branch already."""
    done: list[WorkStep | Branch] = []
    ways: list[_Way] = []
    for one in items:
        if isinstance(one, Branch) or one.when is None:
            done += _closed(ways, protocol)
            done.append(one if isinstance(one, Branch) else one.step)
        elif ways and ways[-1].when.text == one.when.text and ways[-1].steps[0].taken == one.taken:
            ways[-1].steps.append(one)
        elif all(_exclude(way.when, one.when) for way in ways):
            ways.append(_Way(one.when, [one]))
        else:
            done += _closed(ways, protocol)
            ways.append(_Way(one.when, [one]))
    done += _closed(ways, protocol)
    return tuple(done)


def fork(name: str, ways: Iterable[tuple[str, tuple[WorkStep, ...], bool]], protocol: Protocol) -> Branch:
    """A fork of the file. name: what is chosen by; ways: each choice with its steps, and whether it is the present."""
    lanes = tuple(Lane(shortened(choice, _LONGEST_LABEL), steps, taken) for choice, steps, taken in ways)
    return Branch(shortened(_called(name, protocol), _LONGEST_LABEL), lanes)


def not_chosen(when: Condition, steps: Iterable[WorkStep], protocol: Protocol) -> Branch:
    """A section that the present choices leave out: its steps in one lane."""
    title = shortened(_title(when, protocol), _LONGEST_LABEL)
    return Branch(title, (Lane(_label(when, protocol), tuple(steps), taken=False),))


def only_with(when: Condition, protocol: Protocol) -> str:
    """`only with Protein assay: BCA`"""
    tree = when.tree
    if not isinstance(tree, Is):
        return f"only when {_label(when, protocol)}"
    return shortened(f"only with {_called(tree.name, protocol)}: {_label(when, protocol)}", _LONGEST_LABEL)


def _exclude(one: Condition, other: Condition) -> bool:
    """Whether two conditions never hold together: two values of one choice, or a value and its contrary."""
    left, right = one.tree, other.tree
    if not (isinstance(left, Is) and isinstance(right, Is)) or left.name != right.name:
        return False
    if left.negated and right.negated:
        return False
    same = left.value == right.value
    return same if left.negated or right.negated else not same


def _closed(ways: list[_Way], protocol: Protocol) -> list[Branch]:
    """The branch of the ways gathered so far, which are forgotten."""
    if not ways:
        return []
    lanes = tuple(
        Lane(_label(way.when, protocol), tuple(one.step for one in way.steps), way.steps[0].taken)
        for way in ways
    )
    title = _title(ways[0].when, protocol)
    ways.clear()
    return [Branch(shortened(title, _LONGEST_LABEL), lanes)]


def _title(when: Condition, protocol: Protocol) -> str:
    tree = when.tree
    if not isinstance(tree, Is):
        return "Depends on values"
    return _called(tree.name, protocol)


def _called(name: str, protocol: Protocol) -> str:
    """The label of a parameter, a calculation or an entry."""
    if name in protocol.parameters:
        return protocol.parameters[name].label
    if name in protocol.calculations:
        return protocol.calculations[name].label
    entries = (step.enter[name] for _, step in protocol.steps() if name in step.enter)
    entry = next(entries, None)
    return entry.label if entry is not None else name


def _label(when: Condition, protocol: Protocol) -> str:
    """`isotype IgG`, `not none`; another condition as it is written, with what people call its names."""
    tree = when.tree
    if isinstance(tree, Is):
        text = f"{'not ' if tree.negated else ''}{tree.value}"
    else:
        text = _NAME.sub(lambda found: _called(found[0], protocol), when.text)
    return shortened(text, _LONGEST_LABEL)
