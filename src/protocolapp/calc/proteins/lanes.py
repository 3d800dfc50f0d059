"""Lanes of a gel: what goes into each, and the largest load that a sample can give."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from protocolapp.quantity import Quantity


@dataclass(frozen=True)
class Well:
    """volume: the whole lane, W. buffer, reducer: their strengths as folds (4 for 4X); no reducer is None."""

    volume: Quantity
    buffer: Fraction
    reducer: Fraction | None = None

    @cached_property
    def sample_buffer(self) -> Quantity:
        """W / x, so that it stands at 1X in the whole volume."""
        return self.volume * (1 / self.buffer)

    @cached_property
    def reducing_agent(self) -> Quantity:
        """W / y; nothing without a reducer."""
        return self.volume * (1 / self.reducer if self.reducer is not None else 0)

    @cached_property
    def room(self) -> Quantity:
        """The largest sample: W(1 - 1/x - 1/y). Zero or below where buffer and reducer fill the lane."""
        return self.volume * room_share(self.buffer, self.reducer)


@dataclass(frozen=True, slots=True)
class Lane:
    """What goes into one lane; fill, by subtraction, brings it to the whole volume."""

    sample: Quantity
    sample_buffer: Quantity
    reducing_agent: Quantity
    fill: Quantity

    @property
    def volume(self) -> Quantity:
        return self.sample + self.sample_buffer + self.reducing_agent + self.fill


@dataclass(frozen=True, slots=True)
class Lysate:
    """A sample that is loaded by mass. available: its volume at hand, None where that is not counted."""

    name: str
    concentration: Quantity
    available: Quantity | None = None
    row: int = 0


def room_share(buffer: Fraction, reducer: Fraction | None) -> Fraction:
    """The share of a lane that is left for the sample: 1 - 1/x - 1/y."""
    return 1 - 1 / buffer - (1 / reducer if reducer is not None else 0)


def lane(sample: Quantity, well: Well) -> Lane:
    """A lane holding this volume of sample. The fill is negative where it does not fit."""
    fill = well.volume - sample - well.sample_buffer - well.reducing_agent
    return Lane(sample, well.sample_buffer, well.reducing_agent, fill)


def sample_volume(lysate: Lysate, load: Quantity) -> Quantity:
    """V = m / c, in µL."""
    return (load / lysate.concentration).to("µL")


def load_by_room(lysate: Lysate, well: Well) -> Quantity:
    """The common load at which this sample just fits."""
    return (well.room * lysate.concentration).to("µg")


def load_allowed(lysate: Lysate, well: Well, times: Fraction) -> Quantity:
    """The largest common load that this sample can give, by the room in a lane and by what there is for `times`."""
    most = well.room
    if lysate.available is not None:
        most = min(most, lysate.available * (1 / times))
    return (most * lysate.concentration).to("µg")
