"""The whole protocol, format 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from protocolapp.protocol.expression import Condition, Is
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.calculation import Calculation
from protocolapp.protocol.model.figures import Figures
from protocolapp.protocol.model.parameter import Parameter, SampleTable, Tube
from protocolapp.protocol.model.plate import Plate
from protocolapp.protocol.model.readout import Readout
from protocolapp.protocol.model.reuse import Next
from protocolapp.protocol.model.section import Section, SectionItem
from protocolapp.protocol.model.silence import Silence
from protocolapp.protocol.model.solution import WATER, EquipmentField, ReagentField, Solution
from protocolapp.protocol.model.step import Step
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
    year: Year | None = Field(None, description="The year it appeared.", examples=["2025"])
    url: WebAddress | None = Field(
        None, description="Where it is found.", examples=["https://example.org/guide"]
    )
    note: Text | None = Field(
        None, description="What one must know of it.", examples=["For research use only."]
    )


class ProtocolFile(Part, title="The file"):
    """A protocol as its file says it: sections may be taken from other protocols (`use:`)."""

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
    readout: Readout | None = Field(
        None,
        description="Where in a signalling pathway the assay reads.",
        examples=[{"pathway": "alk", "at": ["alk_phosphorylation"], "label": "ALK autophosphorylation"}],
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
    tables: dict[Name, Figures] = Field(
        default_factory=dict,
        description="Figures that depend on a choice.",
        examples=[{"reference_ic50": {"label": "Published IC50", "from": "alk"}}],
    )
    plates: dict[Name, Plate] = Field(
        default_factory=dict,
        description="Plates with their dose series and controls.",
        examples=[{"assay_plate": {"label": "Assay plate", "holds": "kinase reaction", "wells": "96"}}],
    )
    sections: tuple[SectionItem, ...] = Field(
        min_length=1,
        description="The steps, in named groups.",
        examples=[
            [
                {
                    "id": "incubation",
                    "title": "Incubation",
                    "steps": [{"id": "incubate", "do": "Leave on ice.", "wait": "30 min"}],
                }
            ]
        ],
    )
    follow: tuple[Next, ...] = Field(
        (),
        alias="next",
        description="The protocols one may go on with.",
        examples=[[{"protocol": "western-palk", "carry": "tubes"}]],
    )
    silence: tuple[Silence, ...] = Field(
        (),
        description="Checks that are not to speak up here, each with the reason.",
        examples=[[{"check": "no-input-lane", "because": "The input was blotted before."}]],
    )


class Protocol(ProtocolFile):
    """The versioned recipe a run follows: whole, with every section in it."""

    sections: tuple[Section, ...] = Field(min_length=1)

    def filler_of(self, solution: Solution) -> str | None:
        """The name of the solution that this one is made up with; None for water and what else is at hand."""
        written = solution.make_up_with
        return written if written != WATER and written in self.solutions else None

    def placed(self) -> tuple[Placed, ...]:
        """All steps in order, those of every way included, each with its place in the file."""
        return tuple(
            one for number, section in enumerate(self.sections) for one in _in_section(number, section)
        )

    def steps(self) -> tuple[tuple[Section, Step], ...]:
        """All steps in order, those of every way included, each with its section."""
        return tuple((one.section, one.step) for one in self.placed())


def _in_section(number: int, section: Section) -> Iterator[Placed]:
    for place, item in enumerate(section.steps):
        path = ("sections", number, "steps", place)
        if isinstance(item, Step):
            yield Placed(section, item, path)
            continue
        for choice, steps in item.of.items():
            way = Way(item.choose_one, choice, path)
            for inner, step in enumerate(steps):
                yield Placed(section, step, (*path, "of", choice, inner), way)


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways at a fork. name: what is chosen by; fork: the fork's path in the file."""

    name: str
    choice: str
    fork: tuple[str | int, ...]

    @property
    def condition(self) -> Condition:
        """That this way is the one chosen."""
        return Condition(f"{self.name} is {self.choice}", Is(self.name, self.choice))


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with its section, its path in the file, and the way it belongs to, if it is in a fork."""

    section: Section
    step: Step
    path: tuple[str | int, ...]
    way: Way | None = None

    @property
    def key(self) -> str:
        """`section/step`."""
        return f"{self.section.id}/{self.step.id}"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that must hold for the step to be done: of its section, its way and its own."""
        way = self.way.condition if self.way is not None else None
        found = (self.section.when, way, self.step.when)
        return tuple(condition for condition in found if condition is not None)


__all__ = ["LAB", "PREPARE", "Placed", "Protocol", "ProtocolFile", "Source", "Way"]
