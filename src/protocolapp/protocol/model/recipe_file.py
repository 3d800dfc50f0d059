"""A file of recipes as frozen data: one solution or several (a kit), in the words of a protocol's `solutions:`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.protocol import Source
from protocolapp.protocol.model.solution import Solution
from protocolapp.protocol.model.texts import Citation, Format, Name, Text

RECIPES = "recipes"


class RecipeFile(Part):
    """Format and kind may be left out, so that what was cut out of a protocol can be read as it is."""

    format: Format = Field("1", description="The version of this file format.", examples=["1"])
    kind: Annotated[str, Field(pattern=f"^{RECIPES}$")] = Field(
        RECIPES, description="What the file holds: recipes.", examples=[RECIPES]
    )
    title: Text | None = Field(
        None, description="What people call it, if not as its solution.", examples=["Western blot buffers"]
    )
    note: Text | None = Field(
        None, description="What one must know.", examples=["Bring all parts to room temperature."]
    )
    citations: dict[Citation, Source] = Field(
        default_factory=dict,
        description="The sources that `cite:` names.",
        examples=[{"G1": {"title": "A Guide to ALK Signaling", "year": "2025"}}],
    )
    solutions: dict[Name, Solution] = Field(
        min_length=1,
        description="The recipes, as in a protocol.",
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
