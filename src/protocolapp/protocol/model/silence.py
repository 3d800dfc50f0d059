"""A check that is not to speak up, and why."""

from __future__ import annotations

from pydantic import Field

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.texts import Identifier, Text
from protocolapp.protocol.model.windows import StepKey


class Silence(Part, title="Silenced check"):
    """A check that is not to speak up, and why: `{check: no-input-lane, because: the input was blotted before}`."""

    check: Identifier = Field(description="The id of the check.", examples=["milk-with-phospho-antibody"])
    at: StepKey | None = Field(
        None,
        description="Only there: a step, or a name of the file. Left out: everywhere.",
        examples=["blocking/block"],
    )
    because: Text = Field(
        description="The reason, for whoever reads it.", examples=["The datasheet asks for it."]
    )
