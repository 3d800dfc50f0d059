"""Where in a signalling pathway an assay reads."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.short_form import ShortForm
from protocolapp.protocol.model.texts import Citation, Identifier, Name, Text

EVERYWHERE = "all"
"""Stands for the net of all branches, where no single place is read."""


def _listed(value: Any) -> Any:
    """`at: all` is short for `at: [all]`."""
    return [value] if isinstance(value, str) and value else value


def _each_once(places: tuple[str, ...]) -> tuple[str, ...]:
    if EVERYWHERE in places and len(places) > 1:
        raise refusal(f"“{EVERYWHERE}” stands for all places", f"Write at: {EVERYWHERE}, or name places.")
    twice = next((name for name in places if places.count(name) > 1), None)
    if twice is not None:
        raise refusal(f"“{twice}” is named twice", "Name each place once.")
    return places


Places = Annotated[
    tuple[Name, ...],
    Field(min_length=1),
    BeforeValidator(_listed),
    AfterValidator(_each_once),
    ShortForm(EVERYWHERE),
    InWords(f"a list of places of the pathway, or `{EVERYWHERE}`"),
]
"""Nodes of a pathway, or all."""


class Readout(Part):
    """What of a pathway an assay reads."""

    pathway: Identifier = Field(description="The pathway that is drawn.", examples=["alk"])
    at: Places = Field(
        description="The places of the pathway that are read, or all for the net of all branches.",
        examples=[["alk_phosphorylation"], EVERYWHERE],
    )
    label: Text = Field(
        description="What is read, as people call it.", examples=["ALK autophosphorylation (Tyr1604)"]
    )
    cite: Citation | None = Field(None, description="Where that is said.", examples=["G1"])

    @property
    def everywhere(self) -> bool:
        """Whether it is the net of all branches that is read."""
        return EVERYWHERE in self.at
