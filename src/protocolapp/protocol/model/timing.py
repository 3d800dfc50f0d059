"""Waiting, spinning, hands-on time and safe stopping points."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.quantities import Duration, Force, Span, Temperature
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.short_form import ShortForm
from protocolapp.protocol.model.texts import Citation, Name, Text
from protocolapp.quantity import Quantity, parse_quantity

TOLERANCE = Fraction(1, 10)
"""A fixed wait counts as late only beyond this share of it …"""

LEAST_TOLERANCE = parse_quantity("1 min")
"""… and never before this much."""


def _spelled_out(value: Any) -> Any:
    """`wait: 30 min` is short for `wait: {for: 30 min}`; a word in `for:` (overnight) is what the wait is called."""
    if isinstance(value, str):
        value = {"for": value}
    if isinstance(value, dict) and isinstance(value.get("for"), str) and re.match(r"[A-Za-z]", value["for"]):
        rest = {key: item for key, item in value.items() if key != "for"}
        return {**rest, "called": value["for"]}
    return value


class Wait(Part):
    """A wait with its timer: `30 min`, `5-10 min`, or `{for: overnight, least: 8 h, typical: 14 h, most: 18 h}`."""

    span: Span | None = Field(
        None, alias="for", description="How long, or the word for it.", examples=["5-10 min"]
    )
    called: Text | None = Field(
        None, description="The guide's word for it; `for: overnight` says the same.", examples=["overnight"]
    )
    least: Duration | None = Field(
        None, description="The earliest it may go on; told without a ring.", examples=["8 h"]
    )
    typical: Duration | None = Field(None, description="When the timer rings.", examples=["14 h"])
    most: Duration | None = Field(None, description="After this it is overdue.", examples=["18 h"])
    cite: Citation | None = Field(None, description="Where the time comes from.", examples=["G1"])

    @model_validator(mode="after")
    def _times_rise(self) -> Wait:
        if self.span is None and self.typical is None:
            remedy = (
                "Write for: 30 min, for: 5-10 min, or a word with its hours: {for: overnight, typical: 14 h}."
            )
            raise refusal("the wait has no time", remedy)
        if not self.may_continue_after <= self.rings_after <= self.overdue_after:
            raise refusal("the times of the wait do not rise", "Order them: least, then typical, then most.")
        return self

    @property
    def rings_after(self) -> Quantity:
        """The typical time: as given, else the fixed time or the middle of the range."""
        if self.typical is not None:
            return self.typical
        assert self.span is not None  # noqa: S101 - the validator holds it
        return self.span.middle

    @property
    def may_continue_after(self) -> Quantity:
        """The least time; the fixed time where none is named."""
        if self.least is not None:
            return self.least
        return self.span.low if self.span is not None else self.rings_after

    @property
    def overdue_after(self) -> Quantity:
        """The most time; a fixed time with its tolerance (10 %, at least 1 min) where none is named."""
        if self.most is not None:
            return self.most
        if self.span is not None and self.span.low < self.span.high:
            return self.span.high
        return self.rings_after + max(self.rings_after * TOLERANCE, LEAST_TOLERANCE)


WaitField = Annotated[Wait, BeforeValidator(_spelled_out), ShortForm("30 min")]


class Spin(Part):
    """A centrifugation, with its timer."""

    force: Force = Field(description="Relative centrifugal force.", examples=["14000 x g"])
    span: Span = Field(alias="for", description="How long it is spun.", examples=["15 min"])
    at: Temperature | None = Field(None, description="Temperature of the centrifuge.", examples=["4 °C"])
    rotor: Name | None = Field(
        None,
        alias="in",
        description="The rotor among the equipment, where the run names none.",
        examples=["microcentrifuge"],
    )
    cite: Citation | None = Field(None, description="Where the figures come from.", examples=["G1"])

    @property
    def wait(self) -> Wait:
        """The spin's time as a wait, so that one rule serves both timers."""
        return Wait.model_validate({"for": self.span, "cite": self.cite})


def _takes(value: Any) -> Any:
    return {"fixed": value} if isinstance(value, str) else value


class Takes(Part, title="Hands-on time"):
    """Hands-on time: `5 min`, or `{fixed: 2 min, per tube: 1 min}`."""

    fixed: Duration | None = Field(None, description="However many there are.", examples=["2 min"])
    per_sample: Duration | None = Field(
        None, alias="per sample", description="For each sample.", examples=["1 min"]
    )
    per_tube: Duration | None = Field(
        None, alias="per tube", description="For each tube.", examples=["1 min"]
    )


TakesField = Annotated[Takes, BeforeValidator(_takes), ShortForm("5 min")]


class SafeStop(Part, title="Safe stopping point"):
    """A point where the run may rest."""

    up_to: Duration = Field(alias="up to", description="For how long at the most.", examples=["18 h"])
    at: Temperature | None = Field(None, description="In what condition.", examples=["-20 °C"])
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["lab"])
