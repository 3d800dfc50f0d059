"""What can be asked about in a plan, and the answer in lines. No Qt in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.plan.explained_text import ExplainedLine, explained_lines
from protocolapp.plan.explaining import Key, UnknownValueError, explain, row_label
from protocolapp.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Explainable:
    """A plan whose values can be asked about. given: who gave what and when, in a run."""

    plan: Plan
    given: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WhereAsked:
    """A person asks where this value comes from. row: of a sample or tube; empty for the run, or for all rows."""

    name: str = ""
    row: str = ""

    @property
    def key(self) -> Key:
        return self.name, self.row


def is_value(name: str) -> bool:
    """Whether a name on a screen is one of the plan's values: lots and components are not."""
    return name.isidentifier()


def where_choices(plan: Plan) -> tuple[tuple[Key, str], ...]:
    """Every value that has something to tell, as people call it: what is worked out first, then what somebody gave."""
    found: dict[Key, str] = {
        (name, ""): f"{one.label}: {one.text}" for name, one in plan.values.items() if one.text
    }
    for (name, row), one in plan.row_values.items():
        if one.text:
            found.setdefault((name, ""), f"{one.label}, each")
            found[name, row] = f"{one.label}, {row_label(plan, row)}: {one.text}"
    worked_out = plan.protocol.calculations
    return tuple(sorted(found.items(), key=lambda choice: choice[0][0] not in worked_out))


def where_lines(of: Explainable, key: Key) -> tuple[ExplainedLine, ...]:
    """The tree of a value, one after the other for each of its rows; empty for what is no value."""
    try:
        trees = explain(of.plan, key[0], key[1], of.given)
    except UnknownValueError:
        return ()
    return tuple(line for tree in trees for line in explained_lines(tree))


def lines_text(lines: tuple[ExplainedLine, ...]) -> str:
    """As plain text, for the clipboard and for those who hear the screen."""
    return "\n".join(f"{'  ' * line.depth}{line.text}" for line in lines)
