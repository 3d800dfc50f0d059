"""The syntax tree of a calculation (`protein_per_ip / protein`) and of a condition (`control is isotype IgG`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal as OneOf

from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Literal:
    """A quantity or a plain number written in the calculation."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A parameter, sample column, calculation or entry. offset: where it begins in the text, from 0."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """`count(samples)`, `count(tubes)`, `count(tubes of sample)`, `count(ip)` for the tubes of one kind, or
    `count(assay_plate)` for the wells of a plate that are in use, the edge left out.
    """

    what: str
    offset: int = 0


class OnPlate(StrEnum):
    """What can be told of a plate; the value is the word behind `count(` or the function."""

    WELLS = "wells"
    PLATES = "plates"
    DOSES = "doses"
    DOSE = "dose"


TOP, BOTTOM = 1, -1
"""The strongest dose of a plate, and its weakest."""


@dataclass(frozen=True, slots=True)
class OfPlate:
    """`count(vehicle wells of assay_plate)`, `count(wells of assay_plate but no enzyme)`, `count(plates of …)`,
    `count(doses of …)`, or `dose(top of assay_plate)`.

    role: only the wells of this role; but: without those of this one. place: of a dose, from 1, the strongest; -1 the
    weakest.
    """

    plate: str
    what: OnPlate
    role: str = ""
    but: str = ""
    place: int = TOP
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the registry in `expression.functions`: min, max, ceil, floor, sum, mean, round_to …"""

    function: str
    arguments: tuple[Node, ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Binary:
    """left operator right."""

    operator: OneOf["+", "-", "*", "/"]
    left: Node
    right: Node
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Negative:
    """-operand."""

    operand: Node


Node = Literal | Name | Count | OfPlate | Call | Binary | Negative


@dataclass(frozen=True, slots=True)
class Is:
    """`name is value` or `name is not value`; a bare `name` (a yes/no parameter) reads as `name is yes`."""

    name: str
    value: str
    negated: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Compare:
    """`left < right` and its kin, on quantities of one dimension."""

    operator: OneOf["<", "<=", ">", ">="]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conditions joined by `and`."""

    conditions: tuple[ConditionNode, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Conditions joined by `or` (binds looser than `and`)."""

    conditions: tuple[ConditionNode, ...]


ConditionNode = Is | Compare | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Expression:
    """A calculation as written, with its tree."""

    text: str
    tree: Node


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written, with its tree."""

    text: str
    tree: ConditionNode


@dataclass(frozen=True, slots=True)
class TextPart:
    """Literal text in a step's instruction."""

    text: str


@dataclass(frozen=True, slots=True)
class Insert:
    """`{{ name }}` in a step's instruction."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StepText:
    """An instruction as written, cut at its `{{ name }}` inserts."""

    text: str
    parts: tuple[TextPart | Insert, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names inserted, in order, each once."""
        return tuple(dict.fromkeys(part.name for part in self.parts if isinstance(part, Insert)))
