"""Tables of figures that depend on a choice: written in the file, or taken from those that come with the program."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.quantities import AnyQuantity
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text
from protocolapp.quantity import Dimension

QUALIFIERS = (">", "<", "resistant", "not given")
"""What a source may say of a figure, or in place of one."""


class FigureRow(Part, title="Row of figures"):
    """One figure. Without a value, `note:` or the qualifier says why; `qualifier: ">"` marks what was not reached."""

    of: tuple[Text, ...] = Field(
        min_length=1, description="What it is the figure of.", examples=[["crizotinib", "wild type"]]
    )
    value: AnyQuantity | None = Field(None, description="The figure.", examples=["20 nM"])
    qualifier: Text | None = Field(
        None, description="`>`, `<`, `resistant` or `not given`, as the source has it.", examples=[">"]
    )
    note: Text | None = Field(None, description="What one must know of it.", examples=["cell-based"])
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["G1"])

    @property
    def folded(self) -> tuple[str, ...]:
        """Its keys without regard to case."""
        return tuple(key.casefold() for key in self.of)

    @property
    def holds(self) -> bool:
        """Whether there is a figure that can be calculated with, not only a limit."""
        return self.value is not None and self.qualifier is None

    @property
    def said(self) -> str:
        """What the source says: `20 nM`, `> 1000 nM`, `resistant`, or the note."""
        value = self.value.written.replace(" ", "\u00a0") if self.value is not None else ""
        said = "\u00a0".join(part for part in (self.qualifier or "", value) if part)
        return said or self.note or "no figure given"


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

    @property
    def dimension(self) -> Dimension | None:
        """What the figures measure; None where there is not one of them."""
        return next((row.value.dimension for row in self.rows if row.value is not None), None)

    def find(self, keys: Sequence[str]) -> FigureRow | None:
        """The row of these keys, whatever their case; None when there is none.

        The first keys are enough where they tell the rows apart (`told_apart_by`).
        """
        wanted = tuple(key.strip().casefold() for key in keys)
        return next((row for row in self.rows if row.folded[: len(wanted)] == wanted), None)

    def told_apart_by(self, keys: int) -> bool:
        """Whether so many of the first keys name one row at the most."""
        return len({row.folded[:keys] for row in self.rows}) == len(self.rows)

    def has(self, keys: Sequence[str]) -> bool:
        """Whether there is a figure of these keys that can be calculated with."""
        found = self.find(keys)
        return found is not None and found.holds
