"""Sections: named groups of steps, and the places in them where one of several ways is gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import When
from protocolapp.protocol.model.reuse import Used
from protocolapp.protocol.model.step import Step
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text

CHOOSE_ONE, USE = "choose one", "use"


class ChooseOne(Part, title="Fork"):
    """A fork: the steps of one of several ways, by a choice made before the run or in it."""

    choose_one: Name = Field(
        alias=CHOOSE_ONE,
        description="The parameter, or the entry of an earlier step, whose choices the ways are.",
        examples=["protein_assay"],
    )
    of: dict[Text, tuple[Step, ...]] = Field(
        min_length=1,
        description="The steps of each way; a choice that is left out has none.",
        examples=[{"BCA": [{"id": "bca", "do": "Read at 562 nm."}], "Bradford": []}],
    )
    cite: Citation | None = Field(None, description="Where the alternatives come from.", examples=["G1"])


def _step_or_fork(item: Any) -> str:
    keys = item if isinstance(item, Mapping) else ()
    return "[fork]" if isinstance(item, ChooseOne) or CHOOSE_ONE in keys else "[step]"


StepItem = Annotated[
    Annotated[Step, Tag("[step]")] | Annotated[ChooseOne, Tag("[fork]")], Discriminator(_step_or_fork)
]


class Section(Part):
    """A named group of steps."""

    id: Identifier = Field(
        description="Its name; `section/step` is the key of each of its steps.", examples=["washing"]
    )
    title: Text = Field(description="What people call it.", examples=["Washing"])
    note: Text | None = Field(None, description="What one must know.", examples=["Everything on ice."])
    when: When | None = Field(None, description="Done only while this holds.", examples=["start is cells"])
    origin: Text | None = Field(
        None,
        alias="from",
        description="The protocol it was taken from; written by the program into a run's own copy.",
        examples=["co-ip-alk 1.0.0, section lysis"],
    )
    steps: tuple[StepItem, ...] = Field(
        min_length=1,
        description="Its steps, in order.",
        examples=[[{"id": "lyse", "do": "Leave on ice.", "wait": "30 min"}]],
    )


def _section_or_use(item: Any) -> str:
    keys = item if isinstance(item, Mapping) else ()
    return "[use]" if isinstance(item, Used) or USE in keys else "[section]"


SectionItem = Annotated[
    Annotated[Section, Tag("[section]")] | Annotated[Used, Tag("[use]")], Discriminator(_section_or_use)
]
