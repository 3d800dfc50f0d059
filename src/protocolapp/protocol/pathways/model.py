"""A pathway as data: what stands where on a coarse grid, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import combinations, pairwise
from typing import Annotated

from pydantic import Field, model_validator

from protocolapp.protocol.model import Source
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text

NUCLEUS = "nucleus"
"""What moves to the nucleus has this as its target, in place of a node."""

_MOST = 24

Cell = Annotated[int, Field(ge=0, lt=_MOST)]
"""A column or row of the grid, from 0."""

Width = Annotated[int, Field(ge=1, le=_MOST)]
"""Columns of the grid."""


class NodeKind(StrEnum):
    """What a node is."""

    LIGAND = "ligand"
    RECEPTOR = "receptor"
    PROTEIN = "protein"
    KINASE = "kinase"
    LIPID = "lipid"
    MESSENGER = "second messenger"
    FACTOR = "transcription factor"
    OUTCOME = "outcome"


class ArrowKind(StrEnum):
    """How one thing leads to another."""

    ACTIVATES = "activates"
    LEADS_TO = "leads to"
    ACTS_ON = "acts on"
    BECOMES = "becomes"
    MOVES_TO = "moves to"


class Place(StrEnum):
    """The compartments of a cell, from the outside in."""

    OUTSIDE = "outside"
    MEMBRANE = "membrane"
    CYTOPLASM = "cytoplasm"
    NUCLEUS = NUCLEUS


class Compartment(Part):
    """The rows of the grid that lie in a compartment, first and last."""

    name: Place
    first: Cell
    last: Cell


class Node(Part):
    """Something that is drawn as a box. spoken: its name in a sentence, where the label would not do."""

    id: Name
    label: Text
    detail: Text | None = None
    spoken: Text | None = None
    plural: bool = False
    kind: NodeKind
    branch: Annotated[str, Field(pattern=r"^[a-z]$")] | None = None
    column: Cell
    row: Cell
    span: Width = 2

    @property
    def columns(self) -> range:
        """The columns of the grid that it takes."""
        return range(self.column, self.column + self.span)

    @property
    def name(self) -> str:
        """Its name in a sentence."""
        return self.spoken or self.label


class Relation(Part):
    """All of `sources` together lead to each of `targets`."""

    sources: tuple[Name, ...] = Field(alias="from", min_length=1)
    kind: ArrowKind
    targets: tuple[Name, ...] = Field(alias="to", min_length=1)


class Caption(Part):
    """A word for neighbours in one row."""

    text: Text
    under: tuple[Name, ...] = Field(min_length=1)


class Pathway(Part):
    """A signalling pathway. cite: the sources, of its own, that it is drawn from."""

    id: Identifier
    title: Text
    sources: dict[Citation, Source] = Field(min_length=1)
    cite: tuple[Citation, ...] = Field(min_length=1)
    columns: Width
    compartments: tuple[Compartment, ...] = Field(min_length=1)
    nodes: tuple[Node, ...] = Field(min_length=1)
    captions: tuple[Caption, ...] = ()
    relations: tuple[Relation, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Each node by its id."""
        return {node.id: node for node in self.nodes}

    @property
    def rows(self) -> int:
        """Rows of the grid."""
        return self.compartments[-1].last + 1

    @property
    def branches(self) -> tuple[str, ...]:
        """The letters of the branches."""
        return tuple(sorted({node.branch for node in self.nodes if node.branch}))

    def heads(self) -> tuple[Node, ...]:
        """Where each branch begins: its nodes that something outside the branch leads to."""
        entered = {
            target
            for relation in self.relations
            for source in relation.sources
            for target in relation.targets
            if target in self.by_id and self.by_id[target].branch != self.by_id[source].branch
        }
        return tuple(node for node in self.nodes if node.branch and node.id in entered)

    @model_validator(mode="after")
    def _holds_together(self) -> Pathway:
        for message, remedy in (*self._wrong_names(), *self._wrong_places()):
            raise refusal(message, remedy)
        return self

    def _wrong_names(self) -> Iterator[tuple[str, str]]:
        for cited in self.cite:
            if cited not in self.sources:
                yield f"there is no source “{cited}”", "Add it under sources."
        known = [node.id for node in self.nodes]
        for name in sorted({name for name in known if known.count(name) > 1}):
            yield f"two nodes are called “{name}”", "Give each an id of its own."
        if NUCLEUS in known:
            yield f"a node is called “{NUCLEUS}”", "That name is kept for the compartment."
        for relation in self.relations:
            allowed = {NUCLEUS} if relation.kind is ArrowKind.MOVES_TO else set(known)
            for name in {*relation.sources} - {*known} | {*relation.targets} - allowed:
                yield f"nothing there is called “{name}”", f"“{relation.kind}” needs a node; add it."
        for caption in self.captions:
            for name in {*caption.under} - {*known}:
                yield f"nothing there is called “{name}”", "A caption stands under nodes; add it."

    def _wrong_places(self) -> Iterator[tuple[str, str]]:
        if self.compartments[0].first != 0 or any(
            after.first != before.last + 1 for before, after in pairwise(self.compartments)
        ):
            yield "the compartments do not follow each other", "Let each begin in the row after the last."
        for node in self.nodes:
            if node.columns.stop > self.columns or node.row >= self.rows:
                yield f"“{node.id}” lies outside the grid", "Give it a place inside, or a larger grid."
        for one, other in combinations(self.nodes, 2):
            if one.row == other.row and {*one.columns} & {*other.columns}:
                yield f"“{one.id}” and “{other.id}” lie on each other", "Give one of them another place."
