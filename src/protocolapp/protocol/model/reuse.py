"""What ties protocols together: a section of another one used here, and going on in another one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import When
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.texts import Identifier, Name, Text

_OTHERS_SECTION = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*#[a-z][a-z0-9]*([-_][a-z0-9]+)*$"

OthersSection = Annotated[
    str, Field(pattern=_OTHERS_SECTION, max_length=129), InWords("`protocol-id#section-id`")
]
"""`co-ip-alk#lysis`: the protocol's id and the section's."""


class Used(Part, title="Section of another protocol"):
    """A section of another protocol, with what it needs: its parameters, reagents, solutions, calculations."""

    use: OthersSection = Field(
        description="The protocol's id, # and the section's id.", examples=["co-ip-alk#lysis"]
    )
    id: Identifier | None = Field(None, description="What the section is called here.", examples=["lysis"])
    title: Text | None = Field(None, description="Its title here.", examples=["Cell lysis"])
    given: dict[Name, Text] = Field(
        default_factory=dict,
        alias="with",
        description="Parameters of it that start from another default here.",
        examples=[{"lysis_volume": "0.5 mL"}],
    )
    instead: tuple[Name, ...] = Field(
        (),
        description="Names of it for which this file has a definition of its own, such as another lysis buffer.",
        examples=[["lysis_buffer"]],
    )
    without: tuple[Identifier, ...] = Field(
        (), description="Steps of it that are left out here.", examples=[["input"]]
    )
    when: When | None = Field(None, description="Done only while this holds.", examples=["start is cells"])

    @property
    def protocol(self) -> str:
        """The id of the other protocol."""
        return self.use.partition("#")[0]

    @property
    def section(self) -> str:
        """The id of its section."""
        return self.use.partition("#")[2]


class Carried(StrEnum):
    """What becomes the samples of the protocol that follows."""

    SAMPLES = "samples"
    TUBES = "tubes"


class Next(Part, title="Protocol to go on with"):
    """The protocol to go on with, and what is carried over to it."""

    protocol: Identifier = Field(description="The id of the other protocol.", examples=["western-palk"])
    label: Text | None = Field(
        None, description="What the way there is called.", examples=["Blot the eluates"]
    )
    carry: Carried = Field(
        Carried.SAMPLES, description="What becomes its samples: samples or tubes.", examples=["tubes"]
    )
    columns: dict[Name, Name] = Field(
        default_factory=dict,
        description="Its columns, each with the name here whose value fills it.",
        examples=[{"protein": "protein"}],
    )
    given: dict[Name, Text] = Field(
        default_factory=dict,
        alias="with",
        description="Its parameters that start from other values.",
        examples=[{"start": "Co-IP eluates"}],
    )
    when: When | None = Field(
        None, description="Offered only while this holds.", examples=["control is not none"]
    )
