"""The whole protocol, format 1."""

from __future__ import annotations

from pydantic import Field

from protocolapp.protocol.expression import Per
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated
from protocolapp.protocol.model.parameter import Parameter, SampleTable, Tube
from protocolapp.protocol.model.solution import EquipmentField, ReagentField, Solution
from protocolapp.protocol.model.step import Section, Step
from protocolapp.protocol.model.texts import (
    Citation,
    Format,
    Identifier,
    Name,
    Text,
    Version,
    WebAddress,
    Year,
)

LAB = "lab"
"""The citation that says: the lab's own choice, not the guide's."""

PREPARE = "prepare"
"""The id of the section in which the plan puts the making of solutions."""


class Source(Part):
    """A publication that figures are cited from."""

    title: Text = Field(description="Its title.", examples=["A Guide to ALK Signaling"])
    authors: Text | None = Field(None, description="Who wrote it.", examples=["Smith J, Jones K"])
    publisher: Text | None = Field(None, description="Who published it.", examples=["BenchChem"])
    year: Year | None = Field(None, description="When.", examples=["2025"])
    url: WebAddress | None = Field(None, description="Where.", examples=["https://example.org/guide"])
    note: Text | None = Field(
        None, description="What one must know of it.", examples=["For research use only."]
    )


class Calculation(Part):
    """A value worked out from others, with units."""

    label: Text = Field(description="What people call it.", examples=["Lysate"])
    value: Calculated = Field(description="The formula.", examples=["protein_per_ip / protein"])
    per: Per | None = Field(None, description="One value for each sample or tube.", examples=["tube"])
    unit: Text | None = Field(None, description="The unit it is shown in, if not the usual.", examples=["µL"])
    least: Calculated | None = Field(None, description="Below this is a problem.", examples=["2 µL"])
    most: Calculated | None = Field(None, description="Above this is a problem.", examples=["ip_volume"])
    remedy: Text | None = Field(
        None, description="What to do when it is out of its limits.", examples=["Raise the IP volume."]
    )
    cite: Citation | None = Field(None, description="Where the formula comes from.", examples=["lab"])


class Protocol(Part):
    """The versioned recipe a run follows."""

    format: Format = Field(description="The version of this file format.", examples=["1"])
    id: Identifier = Field(description="Its name for files and the command line.", examples=["co-ip-alk"])
    version: Version = Field(description="Its semantic version.", examples=["1.0.0"])
    title: Text = Field(description="Its title.", examples=["Co-immunoprecipitation of ALK complexes"])
    objective: Text = Field(
        description="What it is for, in a sentence.", examples=["Find proteins that interact with ALK."]
    )
    overview: Text | None = Field(
        None,
        description="How it goes, in a paragraph.",
        examples=["Cells are lysed, and an antibody pulls the complexes down."],
    )
    authors: tuple[Text, ...] = Field((), description="Who wrote it.", examples=[["Smith J"]])
    citations: dict[Citation, Source] = Field(
        default_factory=dict,
        description="The sources that `cite:` names.",
        examples=[{"G1": {"title": "A Guide to ALK Signaling", "year": "2025"}}],
    )
    parameters: dict[Name, Parameter] = Field(
        default_factory=dict,
        description="Values fixed before the run.",
        examples=[{"protein_per_ip": {"label": "Lysate protein per IP", "default": "1 mg"}}],
    )
    samples: SampleTable = Field(
        default_factory=SampleTable,
        description="The sample table.",
        examples=[{"columns": {"protein": {"label": "Protein", "unit": "mg/mL", "typical": "4 mg/mL"}}}],
    )
    tubes: dict[Name, Tube] = Field(
        default_factory=dict,
        description="What stands in the rack.",
        examples=[{"ip": {"label": "IP", "each": "sample"}}],
    )
    reagents: dict[Name, ReagentField] = Field(
        default_factory=dict,
        description="What is bought or at hand.",
        examples=[{"anti_alk": {"name": "anti-ALK antibody", "role": "primary antibody"}}],
    )
    equipment: dict[Name, EquipmentField] = Field(
        default_factory=dict,
        description="What must be ready.",
        examples=[{"rotator": "End-over-end rotator at 4 °C"}],
    )
    solutions: dict[Name, Solution] = Field(
        default_factory=dict,
        description="What is made in the lab.",
        examples=[
            {
                "tbs": {
                    "name": "TBS",
                    "volume": "500 mL",
                    "contains": [{"what": "NaCl", "final": "150 mM", "stock": "5 M"}],
                }
            }
        ],
    )
    calculations: dict[Name, Calculation] = Field(
        default_factory=dict,
        description="Values worked out.",
        examples=[{"lysate_volume": {"per": "tube", "label": "Lysate", "value": "protein_per_ip / protein"}}],
    )
    sections: tuple[Section, ...] = Field(
        min_length=1,
        description="The steps, in named groups.",
        examples=[
            [
                {
                    "id": "lysis",
                    "title": "Lysis",
                    "steps": [{"id": "lyse", "do": "Leave on ice.", "wait": "30 min"}],
                }
            ]
        ],
    )

    def steps(self) -> tuple[tuple[Section, Step], ...]:
        """All steps in order, each with its section."""
        return tuple((section, step) for section in self.sections for step in section.steps)


__all__ = ["LAB", "PREPARE", "Calculation", "Protocol", "Source"]
