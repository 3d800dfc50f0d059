"""Parameters (fixed before the run), the sample table, and the tubes derived from it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated, When
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.quantities import Limit
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Name, Text, Whole, YesNo


class Kind(StrEnum):
    """What sort of value a parameter, a column or an entry holds."""

    QUANTITY = "quantity"
    NUMBER = "number"
    COUNT = "count"
    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes/no"
    DATE = "date"
    TIME = "time"
    DATE_AND_TIME = "date and time"
    TABLE = "table"
    PLATE = "plate"
    FILE = "file"


Range = Annotated[tuple[Limit, Limit], InWords("`[least, most]`, two quantities of one kind")]
"""Least and most, both allowed: `[0.2 mg, 5 mg]`."""


class Valued(Part):
    """A value that somebody gives: its kind, unit, limits and sources. The kind follows from the rest where it can."""

    label: Text = Field(description="What people call it.", examples=["Lysate protein per IP"])
    kind: Kind | None = Field(
        None,
        description="The sort of value, where the rest does not say it; table, plate and file only of an entry.",
        examples=["quantity"],
    )
    unit: Text | None = Field(None, description="The unit it is asked for and shown in.", examples=["mg/mL"])
    choices: tuple[Text, ...] | None = Field(
        None, description="The choices of a choice.", examples=[["wet", "semi-dry"]]
    )
    range: Range | None = Field(
        None, description="Least and most; a value outside asks for a reason.", examples=[["1 µg", "5 µg"]]
    )
    range_cite: Citation | None = Field(None, description="Where the range comes from.", examples=["G1"])
    cite: Citation | None = Field(
        None, description="Where the value comes from; `lab` is the lab's choice.", examples=["lab"]
    )
    help: Text | None = Field(
        None, description="A sentence that helps whoever fills it in.", examples=["Slurry as pipetted."]
    )


class Parameter(Valued):
    """A value fixed before the run."""

    default: Text = Field(
        description="What it starts from, so that a protocol can be rehearsed untouched.", examples=["1 mg"]
    )
    when: When | None = Field(
        None, description="Asked only while this holds.", examples=["readout is radiolabel"]
    )


class Column(Valued):
    """A column of the sample table, typed in or filled by a step (`fills:`)."""

    typical: Text | None = Field(None, description="What a rehearsal enters.", examples=["4 mg/mL"])
    value: Calculated | None = Field(
        None, description="What stands here where nothing was typed: worked out.", examples=["bca_protein"]
    )
    when: When | None = Field(None, description="Asked only while this holds.", examples=["start is lysates"])


class Entry(Valued):
    """A value entered at a step."""

    typical: Text | None = Field(
        None,
        description="What a rehearsal enters; of a table its rows as lines, the cells parted by semicolons; of a plate "
        "what each role reads, such as sample 1000 to 60, vehicle 1000.",
        examples=["85 %"],
    )
    required: YesNo = Field(
        True, description="Whether a step without it is done with a gap.", examples=["no"]
    )
    columns: dict[Name, Column] = Field(
        default_factory=dict,
        description="The columns of a table.",
        examples=[{"concentration": {"label": "Standard", "unit": "µg/mL"}, "absorbance": {"label": "A562"}}],
    )
    plate: Name | None = Field(
        None,
        description="The plate whose readings these are; each one that the run takes is asked for by itself.",
        examples=["assay_plate"],
    )


class SampleTable(Part):
    """What the biologist brings: one row per sample, with a name and these columns."""

    label: Text = Field("Sample", description="What one row is.", examples=["Lysate"])
    plural: Text = Field(
        "samples", description="What several rows are, in running text.", examples=["lysates"]
    )
    columns: dict[Name, Column] = Field(
        default_factory=dict,
        description="The columns beside the name.",
        examples=[{"protein": {"label": "Protein", "unit": "mg/mL", "typical": "4 mg/mL"}}],
    )
    typical: tuple[Text, ...] = Field(
        ("Sample 1", "Sample 2"), description="Row names for a rehearsal.", examples=[["DMSO", "inhibitor"]]
    )
    most: Whole = Field(96, ge=1, le=1536, description="How many rows there may be.", examples=["24"])

    @property
    def one(self) -> str:
        """What one row is, in running text: `lysate` for Lysate, but `HeLa lysate` as it is."""
        first = self.label.partition(" ")[0]
        return self.label[:1].lower() + self.label[1:] if first[1:].islower() else self.label


class Of(StrEnum):
    """Which sample a single tube is made from."""

    FIRST_SAMPLE = "first sample"
    LAST_SAMPLE = "last sample"


class Tube(Part):
    """Tubes of one kind in the rack: one for each sample, or one of the first sample."""

    label: Text = Field(
        description="What people call it; added to the sample's name where it is not plain.",
        examples=["isotype IgG control"],
    )
    each: Annotated[str, Field(pattern="^sample$"), InWords("`sample`")] | None = Field(
        None, description="One for each sample.", examples=["sample"]
    )
    of: Of | None = Field(None, description="One, of this sample.", examples=["first sample"])
    when: When | None = Field(
        None, description="There only while this holds.", examples=["control is isotype IgG"]
    )
    holds: dict[Name, Name] = Field(
        default_factory=dict,
        alias="with",
        description="Which reagent stands for a name in this tube.",
        examples=[{"antibody": "anti_alk"}],
    )

    @model_validator(mode="after")
    def _one_origin(self) -> Tube:
        if (self.each is None) == (self.of is None):
            raise refusal(
                "a tube is either for each sample or of one", "Write each: sample, or of: first sample."
            )
        return self
