"""A step: one instruction with its values, timer, entries and warnings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from protocolapp.protocol.expression import Per
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated, Instruction, When
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.parameter import Entry
from protocolapp.protocol.model.quantities import Temperature
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.short_form import ShortForm
from protocolapp.protocol.model.solution import ROLE_HELP, Roles
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text, Whole, YesNo
from protocolapp.protocol.model.timing import SafeStop, Spin, TakesField, Wait, WaitField
from protocolapp.protocol.model.windows import Within


def _amounts(value: Any) -> Any:
    """`uses: [pbs]` names without amounts; `uses: {pbs: 10 mL}` says how much, for each row of the step."""
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return dict.fromkeys(value)
    return value


Uses = Annotated[
    dict[Name, Calculated | None],
    BeforeValidator(_amounts),
    ShortForm(("pbs", "bca_kit")),
    InWords("names of solutions and reagents, each with a [calculation](#calculations); or a list of names"),
]


class Step(Part):
    """One instruction."""

    id: Identifier = Field(
        description="Its name in this section; `section/step` is its key.", examples=["antibody"]
    )
    do: Instruction = Field(
        description="The instruction, with `{{ name }}` for values.",
        examples=["Add {{ antibody_volume }} anti-ALK."],
    )
    roles: Roles = Field((), alias="role", description=ROLE_HELP, examples=["input"])
    per: Per | None = Field(None, description="A tick for each sample or tube.", examples=["tube"])
    tubes: tuple[Name, ...] | None = Field(
        None, description="Of a step per tube: only these kinds of tube.", examples=[["ip"]]
    )
    when: When | None = Field(
        None, description="Done only while this holds.", examples=["control is not none"]
    )
    repeat: Whole = Field(
        1, ge=1, le=100, description="How many rounds, each with its own timer.", examples=["3"]
    )
    uses: Uses = Field(
        default_factory=dict,
        description="Solutions and reagents used, with the amount for each row; solutions are made in the sum of it.",
        examples=[{"lysis_buffer": "1 mL"}],
    )
    show: tuple[Name, ...] = Field(
        (),
        description="Shown beside the text: values, the map of a plate, the tables of a calculator.",
        examples=[["lysate_volume"], ["assay_plate"]],
    )
    wait: WaitField | None = Field(None, description="A wait with its timer.", examples=["30 min"])
    spin: Spin | None = Field(
        None,
        description="A centrifugation with its timer.",
        examples=[{"force": "1000 x g", "for": "1 min", "at": "4 °C"}],
    )
    at: Temperature | None = Field(None, description="At what temperature it is done.", examples=["4 °C"])
    agitate: Text | None = Field(
        None, description="How it is moved meanwhile.", examples=["gentle end-over-end rotation"]
    )
    takes: TakesField | None = Field(None, description="Hands-on time.", examples=["5 min"])
    enter: dict[Name, Entry] = Field(
        default_factory=dict,
        description="Values entered here.",
        examples=[{"confluence": {"label": "Confluence", "unit": "%", "typical": "85 %"}}],
    )
    fills: tuple[Name, ...] = Field(
        (), description="Columns of the sample table filled here.", examples=[["protein"]]
    )
    check: tuple[Text, ...] = Field(
        (), description="Things to make sure of, a tick each.", examples=[["Rotor balanced"]]
    )
    ready: Text | None = Field(
        None, description="What to get ready beforehand.", examples=["Pre-chill one tube per sample."]
    )
    caution: Text | None = Field(
        None, description="What could spoil the experiment.", examples=["Do not aspirate beads."]
    )
    hazard: Text | None = Field(
        None, description="What could hurt a person.", examples=["Hot: use a tube rack with a lid lock."]
    )
    tip: Text | None = Field(None, description="What makes it easier.", examples=["Use a gel-loading tip."])
    actual: tuple[Name, ...] = Field(
        (),
        description="Amounts worked out for which what was really taken may be entered; what follows changes.",
        examples=[["lysate_volume"]],
    )
    within: Within | None = Field(
        None,
        description="The time allowed since another step.",
        examples=[{"after": "lysis/lyse", "most": "30 min"}],
    )
    optional: YesNo = Field(False, description="May be left out without a reason.", examples=["yes"])
    stop: SafeStop | None = Field(
        None, description="After this step the run may rest.", examples=[{"up to": "18 h", "at": "4 °C"}]
    )
    cite: Citation | None = Field(None, description="Where the step comes from.", examples=["G1"])

    @model_validator(mode="after")
    def _consistent(self) -> Step:
        if self.wait is not None and self.spin is not None:
            raise refusal("a step has one timer, wait: or spin:", "Make two steps of it.")
        if self.tubes is not None and self.per is not Per.TUBE:
            raise refusal("tubes: belongs to a step that is per: tube", "Add per: tube.")
        if self.fills and self.per is not Per.SAMPLE:
            raise refusal("a step that fills: columns is per: sample", "Add per: sample.")
        return self

    @property
    def timed(self) -> Wait | None:
        """The wait whose timer this step has, be it a wait or a spin."""
        if self.wait is not None:
            return self.wait
        return self.spin.wait if self.spin is not None else None
