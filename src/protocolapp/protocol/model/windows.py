"""A window: the least and the most time allowed between the end of one step and the start of another."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.quantities import Duration
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation

_KEY_OF_STEP = r"^([a-z][a-z0-9]*([-_][a-z0-9]+)*/)?[a-z][a-z0-9]*([-_][a-z0-9]+)*$"

StepKey = Annotated[
    str,
    Field(pattern=_KEY_OF_STEP, max_length=129),
    InWords("`section/step`, or the id of a step of this section"),
]
"""`section/step`, or the id alone of a step in the same section."""


class Within(Part, title="Window"):
    """`within: {after: lysis/lyse, most: 30 min}`: begin this step no sooner and no later than that."""

    after: StepKey = Field(
        description="The step whose end the time is counted from: section/step, or a step of this section.",
        examples=["lysis/lyse"],
    )
    least: Duration | None = Field(None, description="Not sooner than this after it.", examples=["5 min"])
    most: Duration | None = Field(None, description="Not later than this after it.", examples=["30 min"])
    cite: Citation | None = Field(None, description="Where the window comes from.", examples=["lab"])

    def key_in(self, section: str) -> str:
        """The step's key, for a window in this section."""
        return self.after if "/" in self.after else f"{section}/{self.after}"

    @model_validator(mode="after")
    def _opens(self) -> Within:
        if self.least is None and self.most is None:
            raise refusal("the window has no time", "Write most: 30 min, or least: 5 min, or both.")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise refusal("the window closes before it opens", "Give a least time below the most.")
        return self
