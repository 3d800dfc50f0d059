"""The lab's own reagents as a file holds them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from protocolapp.lab.errors import LONGEST_NAME
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.quantities import Concentrate, Density, MolarMass, PlainNumber
from protocolapp.protocol.model.texts import Format, Text

REAGENTS = "reagents"

ReagentName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
"""What people call it."""


class OwnReagent(Part):
    """A reagent in one form, as it stands in the bottle. Everything may be left out but what a calculation needs."""

    formula: Text | None = Field(
        None, description="Its formula, water and salt included.", examples=["C21H22Cl2FN5O"]
    )
    mw: MolarMass | None = Field(
        None,
        description="Its molar mass, if it does not follow from the formula.",
        examples=["450.34 g/mol"],
    )
    density: Density | None = Field(None, description="Of the pure liquid.", examples=["1.06 g/mL"])
    strength: Concentrate | None = Field(
        None, description="Of the concentrate as it is bought.", examples=["37 % w/w"]
    )
    pka: PlainNumber | None = Field(None, description="The pKa of a buffer at 25 °C.", examples=["8.06"])
    ph_per_kelvin: PlainNumber | None = Field(
        None,
        alias="ph per kelvin",
        description="How its pH changes with each degree.",
        examples=["-0.028"],
    )
    cas: Text | None = Field(None, description="Its CAS number.", examples=["77-86-1"])
    family: Text | None = Field(
        None, description="What its forms share, such as a free base and its salt.", examples=["crizotinib"]
    )
    also: tuple[Text, ...] = Field((), description="Other names of it.", examples=[["Trizma", "THAM"]])
    stock: Text | None = Field(None, description="As it is usually kept.", examples=["10 mM in DMSO"])
    note: Text | None = Field(None, description="What one must know.", examples=["Keep in the dark."])
    source: Text | None = Field(
        None, description="Where the figures come from.", examples=["certificate of lot 0123"]
    )


class ReagentsFile(Part):
    """Format and kind may be left out."""

    format: Format = Field("1", description="The version of this file format.", examples=["1"])
    kind: Annotated[str, Field(pattern=f"^{REAGENTS}$")] = Field(
        REAGENTS, description="What the file holds: reagents.", examples=[REAGENTS]
    )
    reagents: dict[ReagentName, OwnReagent] = Field(
        description="The lab's own reagents by name.",
        examples=[{"Compound 17": {"formula": "C21H22Cl2FN5O", "also": ["cpd 17"]}}],
    )
