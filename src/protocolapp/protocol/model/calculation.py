"""Values worked out: by a formula, by one for each choice, by a calculator, or looked up in a table of figures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from protocolapp.protocol.expression import (
    ExpressionError,
    Per,
    counted_in,
    names_in,
    names_in_condition,
    parse_expression,
)
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated, When
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Name, Text

CalculatorName = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=64),
    InWords("the name of a calculator, as `protocolapp calc` lists it"),
]
ResultName = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$", max_length=129),
    InWords("the name of a result, or `table.column`"),
]
"""`concentration`, or `concentrations.concentration` for a column of a table, row by row."""

Given = Annotated[
    Text | dict[Name, Text], InWords("a name, a calculation or a word; or columns, each with one of these")
]
"""What a field of a calculator gets: a name, a formula, a word; or columns, for a table with a row per sample."""


class Calculation(Part):
    """A value worked out from others, with units."""

    label: Text = Field(description="What people call it.", examples=["Lysate"])
    value: Calculated | None = Field(None, description="The formula.", examples=["protein_per_ip / protein"])
    calculator: CalculatorName | None = Field(
        None, description="The calculator that works it out.", examples=["standard_curve"]
    )
    given: dict[Name, Given] = Field(
        default_factory=dict,
        alias="with",
        description="What the calculator's fields get: names, formulas, words; columns for a table.",
        examples=[{"method": "bca", "standards": "standards", "samples": {"absorbance": "a562"}}],
    )
    gives: ResultName | None = Field(
        None,
        description="Which of its results this is; `table.column` for the row of each sample.",
        examples=["concentrations.concentration"],
    )
    look_up: Name | None = Field(
        None, alias="look up", description="The table of figures it is found in.", examples=["reference_ic50"]
    )
    by: tuple[Name, ...] = Field(
        (), description="The choices it is found by.", examples=[["reference_inhibitor", "alk_form"]]
    )
    otherwise: Calculated | None = Field(
        None, description="What holds where the table has no figure.", examples=["100 nM"]
    )
    choose_one: Name | None = Field(
        None, alias="choose one", description="The choice it hangs on.", examples=["plate_format"]
    )
    of: dict[Text, Calculated] = Field(
        default_factory=dict,
        description="The formula of each choice.",
        examples=[{"96-well": "25 µL", "384-well": "5 µL"}],
    )
    per: Per | None = Field(None, description="One value for each sample or tube.", examples=["tube"])
    when: When | None = Field(
        None, description="Worked out only while this holds.", examples=["assay is BCA"]
    )
    unit: Text | None = Field(None, description="The unit it is shown in, if not the usual.", examples=["µL"])
    least: Calculated | None = Field(None, description="Below this is a problem.", examples=["2 µL"])
    most: Calculated | None = Field(None, description="Above this is a problem.", examples=["ip_volume"])
    remedy: Text | None = Field(
        None, description="What to do when it is out of its limits.", examples=["Raise the IP volume."]
    )
    cite: Citation | None = Field(None, description="Where the formula comes from.", examples=["lab"])

    @model_validator(mode="after")
    def _one_way(self) -> Calculation:
        ways = (self.value, self.calculator, self.look_up, self.choose_one)
        if sum(way is not None for way in ways) != 1:
            message = "a calculation is a formula, one by a choice, a calculator or something looked up"
            raise refusal(message, "Write one of value:, choose one:, calculator: and look up:.")
        if (self.choose_one is not None) != bool(self.of):
            raise refusal(
                "choose one: and of: belong together", "Write both, such as of: {wet: 1 h, dry: 30 min}."
            )
        if self.calculator is None and (self.given or self.gives is not None):
            raise refusal("with: and gives: belong to a calculator", "Add calculator:, or take them out.")
        if (self.look_up is not None) != bool(self.by):
            raise refusal("look up: and by: belong together", "Write both, such as by: [compound, form].")
        if self.look_up is None and self.otherwise is not None:
            raise refusal("otherwise: belongs to look up:", "Write max(…) or min(…) into the formula.")
        return self

    @property
    def formula(self) -> str:
        """How it is worked out, as people read it."""
        if self.value is not None:
            return self.value.text
        if self.calculator is not None:
            return f"calculator {self.calculator}" + (f": {self.gives}" if self.gives else "")
        if self.look_up is not None:
            return f"{self.look_up} by {', '.join(self.by)}"
        return "; ".join(f"{choice}: {formula.text}" for choice, formula in self.of.items())

    @property
    def names(self) -> tuple[str, ...]:
        """Every word in it that may be a name, in order, each once."""
        found = [*self.by] if self.choose_one is None else [self.choose_one]
        for formula in (self.value, self.otherwise, *self.of.values()):
            found += (*names_in(formula.tree), *counted_in(formula.tree)) if formula is not None else ()
        for given in self.given.values():
            for text in [given] if isinstance(given, str) else given.values():
                found += (name for piece in text.split(";") for name in _names_of(piece))
        if self.when is not None:
            found += names_in_condition(self.when.tree)
        return tuple(dict.fromkeys(found))


def _names_of(text: str) -> tuple[str, ...]:
    try:
        tree = parse_expression(text).tree
        return *names_in(tree), *counted_in(tree)
    except ExpressionError:
        return ()
