"""A pipette: what it can be set to, and in which steps."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.lab.errors import LabError, checked_name
from protocolapp.quantity import VOLUME, Quantity, format_quantity

MOST_CHANNELS = 384


@dataclass(frozen=True, slots=True)
class Pipette:
    """minimum, maximum: the range it can be set to. increment: the smallest step of its dial or scale. All volumes.

    Raises LabError for a range or increment that makes no sense.
    """

    name: str
    minimum: Quantity
    maximum: Quantity
    increment: Quantity
    channels: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, "pipette"))
        for word, value in (
            ("minimum", self.minimum),
            ("maximum", self.maximum),
            ("increment", self.increment),
        ):
            _check_volume(self.name, word, value)
        if self.minimum > self.maximum:
            raise LabError(
                f"The range of {self.name} is upside down",
                f"Its minimum, {format_quantity(self.minimum)}, is above its maximum, {format_quantity(self.maximum)}.",
                "Exchange the two.",
            )
        if self.increment > self.maximum:
            raise LabError(
                f"The increment of {self.name} is too large",
                f"Steps of {format_quantity(self.increment)} do not fit below {format_quantity(self.maximum)}.",
                "Give the smallest step of its dial, such as 0.2 µL on a P200.",
            )
        if type(self.channels) is not int or not 1 <= self.channels <= MOST_CHANNELS:
            raise LabError(
                f"{self.name} cannot have {self.channels} channels",
                f"A pipette has 1 to {MOST_CHANNELS}.",
                "Give the number of tips it takes, 1 for a single-channel pipette.",
            )


def _check_volume(name: str, word: str, value: Quantity) -> None:
    if value.dimension != VOLUME:
        raise LabError(
            f"The {word} of {name} is not a volume",
            f"“{value}” is {value.dimension.with_article}.",
            "Write a volume, such as 200 µL.",
        )
    if value.is_zero or value.is_negative:
        raise LabError(
            f"The {word} of {name} must be above zero",
            f"It is {format_quantity(value)}.",
            "Write a volume above zero, such as 0.2 µL.",
        )
