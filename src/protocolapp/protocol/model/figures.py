"""Tables of figures that depend on a choice: written in the file, or taken from those that come with the program."""

from __future__ import annotations

from pydantic import Field, model_validator

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.quantities import AnyQuantity
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text


class FigureRow(Part, title="Row of figures"):
    """One figure. Without a value, `note:` says why there is none; `qualifier: ">"` marks what was not reached."""

    of: tuple[Text, ...] = Field(
        min_length=1, description="What it is the figure of.", examples=[["crizotinib", "wild type"]]
    )
    value: AnyQuantity | None = Field(None, description="The figure.", examples=["20 nM"])
    qualifier: Text | None = Field(None, description="`>` or `<`, as the source gives it.", examples=[">"])
    note: Text | None = Field(None, description="What one must know of it.", examples=["cell-based"])
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["G1"])


class Figures(Part, title="Table of figures"):
    """A table of figures, found by one or several choices (`look up:`)."""

    label: Text = Field(description="What people call them.", examples=["Published IC50"])
    source: Identifier | None = Field(
        None, alias="from", description="The table that comes with the program.", examples=["alk"]
    )
    by: tuple[Name, ...] = Field(
        (), description="What the figures are found by.", examples=[["compound", "form"]]
    )
    rows: tuple[FigureRow, ...] = Field(
        (), description="The figures.", examples=[[{"of": ["crizotinib", "wild type"], "value": "20 nM"}]]
    )

    @model_validator(mode="after")
    def _whole(self) -> Figures:
        if self.source is None and not self.rows:
            raise refusal(
                "the table has no rows", "Write rows:, or from: a table that comes with the program."
            )
        return self
