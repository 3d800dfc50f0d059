"""Immunoprecipitations counted and shared out: lysate, input and beads for each, with the controls among them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from protocolapp.quantity import Quantity


@dataclass(frozen=True)
class IpLysate:
    """One lysate. ips: the tubes made from it, controls among them; inputs: how many input aliquots it gives.

    protein: in one IP. volume: of one IP. input_share: of one IP's protein. available: its volume at hand.
    """

    name: str
    concentration: Quantity
    ips: int
    inputs: int
    protein: Quantity
    volume: Quantity
    input_share: Fraction
    available: Quantity | None = None
    row: int = 0

    @cached_property
    def lysate(self) -> Quantity:
        """For one IP: m / c."""
        return (self.protein / self.concentration).to("µL")

    @cached_property
    def buffer(self) -> Quantity:
        """That brings one IP to its volume; negative where the lysate is too thin."""
        return self.volume.to("µL") - self.lysate

    @cached_property
    def input(self) -> Quantity:
        """One input aliquot: p·m / c."""
        return self.lysate * self.input_share

    @cached_property
    def need(self) -> Quantity:
        """Lysate for all its IPs and inputs."""
        return self.lysate * self.ips + self.input * self.inputs

    @property
    def need_with_one_input(self) -> Quantity:
        """Lysate for all its IPs and a single input, if it gives any."""
        return self.lysate * self.ips + self.input * min(self.inputs, 1)

    @cached_property
    def possible(self) -> int | None:
        """IPs it could give, each with its input: floor(total / (m(1 + p))); None where it is not counted."""
        if self.available is None:
            return None
        return ips_possible(self.available * self.concentration, self.protein, self.input_share)

    @property
    def most_protein(self) -> Quantity | None:
        """The most protein for each of its IPs that is there; None where it is not counted."""
        if self.available is None:
            return None
        shares = self.ips + self.inputs * self.input_share
        return (self.available * self.concentration * (1 / shares)).to(self.protein.unit)


def ips_possible(total: Quantity, protein: Quantity, input_share: Fraction) -> int:
    """How many IPs a mass of protein gives when each leaves its input: floor(total / (m(1 + p)))."""
    return floor((total / (protein * (1 + input_share))).as_number())


def slurry_of(bed: Quantity, share: Fraction) -> Quantity:
    """The slurry that holds a bed of beads: bed / slurry %."""
    return bed * (1 / share)
