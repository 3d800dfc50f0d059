"""Reagents, equipment, and solutions with their recipes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from protocolapp.lab import Rotor
from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated, StrengthFormula, When
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.quantities import (
    AnyQuantity,
    Length,
    MolarMass,
    Speed,
    Temperature,
)
from protocolapp.protocol.model.quantity_texts import read_duration
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.short_form import ShortForm
from protocolapp.protocol.model.texts import Citation, Text
from protocolapp.protocol.roles import Host, Role
from protocolapp.quantity import Quantity, QuantityError, parse_quantity

WATER = "water"
"""What fills a solution up unless something else is said; never the name of another one."""

SAME_DAY = "same day"
SAME_DAY_LASTS = parse_quantity("12 h")
"""A solution kept "for the same day" is made anew for what is used later than this after it."""


ROLE_HELP = "What it is for, from the registry of roles; several in a list."


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Roles = Annotated[
    tuple[Role, ...],
    BeforeValidator(_several),
    ShortForm("chelator"),
    InWords("one of the [roles](#roles), or a list of them"),
]
"""One role, or a list of them."""


class Asked(StrEnum):
    """What is noted of a reagent when it is used."""

    LOT = "lot"
    EXPIRY = "expiry"
    SUPPLIER = "supplier"


class Reagent(Part):
    """Something that is bought or at hand, ready to use."""

    name: Text = Field(description="What people call it.", examples=["anti-ALK antibody"])
    roles: Roles = Field((), alias="role", description=ROLE_HELP, examples=["primary antibody"])
    host: Host | None = Field(None, description="The species an antibody was raised in.", examples=["rabbit"])
    against: Host | None = Field(
        None, description="The species whose antibodies a secondary antibody binds.", examples=["rabbit"]
    )
    enter: tuple[Asked, ...] = Field(
        (), description="What is noted at its first use.", examples=[["lot", "expiry"]]
    )
    keep: Text | None = Field(None, description="Where it is kept.", examples=["4 °C"])
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["G1"])
    note: Text | None = Field(None, description="What one must know.", examples=["50 % slurry"])


class Equipment(Part):
    """A thing that must be ready before the start."""

    name: Text = Field(description="What people call it.", examples=["end-over-end rotator in the cold room"])
    note: Text | None = Field(None, description="What one must know.", examples=["pre-cooled to 4 °C"])
    radius: Length | None = Field(
        None, description="Of a rotor, to the bottom of the tube: r_max.", examples=["8.4 cm"]
    )
    most: Speed | None = Field(None, description="The highest speed of a rotor.", examples=["14000 rpm"])
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["lab"])

    @property
    def rotor(self) -> Rotor | None:
        """What turns, by a name that says whose radius it is; None for what is no rotor.

        Raises LabError for a radius, speed or name that no rotor has; a protocol that was checked has none such.
        """
        if self.radius is None:
            return None
        return Rotor(f"{self.name} of the protocol", self.radius, self.most)


def _lasting(span: str | None) -> Quantity | None:
    if span is None:
        return None
    return SAME_DAY_LASTS if span == SAME_DAY else read_duration(span)


def _readable(span: str) -> str:
    try:
        _lasting(span)
    except QuantityError as error:
        raise refusal(error.message, f"{error.remedy} Or write same day.") from error
    return span


class Keep(Part, title="Keeping"):
    """Where a solution is kept, and for how long."""

    at: Temperature | None = Field(None, description="At what temperature.", examples=["on ice"])
    span: Annotated[Text, AfterValidator(_readable), InWords("a time, or `same day`")] | None = Field(
        None, alias="for", description="A time, or `same day`.", examples=["same day"]
    )
    cite: Citation | None = Field(None, description="Where it comes from.", examples=["lab"])

    @property
    def lasts(self) -> Quantity | None:
        """How long it keeps; None when nothing is said."""
        return _lasting(self.span)


class Component(Part):
    """One component of a solution, from a stock (`stock:`) or as a solid (`mw:`)."""

    what: Text = Field(description="What it is.", examples=["Tris-HCl pH 7.4"])
    final: StrengthFormula = Field(
        description="Its concentration in the solution, or a formula that gives it.", examples=["50 mM"]
    )
    stock: StrengthFormula | None = Field(
        None, description="The stock it is taken from, or a formula that gives it.", examples=["1 M"]
    )
    mw: MolarMass | None = Field(
        None, description="Molar mass, when it is weighed as a solid.", examples=["58.44 g/mol"]
    )
    roles: Roles = Field((), alias="role", description=ROLE_HELP, examples=["chelator"])
    when: When | None = Field(None, description="Taken only while this holds.", examples=["blocker is BSA"])
    add: Annotated[str, Field(pattern="^fresh$"), InWords("`fresh`")] | None = Field(
        None, description="`fresh`: added on the day, where it is used.", examples=["fresh"]
    )
    cite: Citation | None = Field(None, description="Where the figure comes from.", examples=["G1"])
    stock_cite: Citation | None = Field(
        None, description="Where the stock's figure comes from.", examples=["lab"]
    )

    @property
    def formulas(self) -> Mapping[str, Expression]:
        """Of `final` and `stock`, those that hang on other values."""
        both = {"final": self.final, "stock": self.stock}
        return {key: value for key, value in both.items() if isinstance(value, Expression)}

    @property
    def fresh(self) -> bool:
        """Added on the day, where it is used."""
        return self.add == "fresh"


class Solution(Part):
    """A mixture made in the lab; its volume is what the steps use of it, unless `volume:` says otherwise."""

    name: Text = Field(description="What people call it.", examples=["Co-IP lysis buffer"])
    roles: Roles = Field((), alias="role", description=ROLE_HELP, examples=["lysis"])
    volume: Calculated | None = Field(
        None, description="How much is needed, before the overage.", examples=["count(samples) * 1 mL"]
    )
    overage: AnyQuantity | None = Field(
        None, description="How much is made beyond what is needed, as a share.", examples=["10 %"]
    )
    overage_cite: Citation | None = Field(None, description="Where the overage comes from.", examples=["lab"])
    keep: Keep | None = Field(
        None, description="Where it is kept and for how long.", examples=[{"at": "on ice", "for": "same day"}]
    )
    contains: tuple[Component, ...] = Field(
        min_length=1,
        description="The recipe.",
        examples=[[{"what": "NaCl", "final": "150 mM", "stock": "5 M"}]],
    )
    make_up_with: Text = Field(
        WATER,
        alias="make up with",
        description="What fills it up to its volume; by its name, another solution of this file, of which so much "
        "more is made.",
        examples=["water"],
    )
    note: Text | None = Field(None, description="What one must know.", examples=["Chill before use."])
    cite: Citation | None = Field(None, description="Where the recipe comes from.", examples=["G1"])


def named(value: Any) -> Any:
    """`rotator: end-over-end rotator` is short for `{name: end-over-end rotator}`."""
    return {"name": value} if isinstance(value, str) else value


EquipmentField = Annotated[Equipment, BeforeValidator(named), ShortForm("end-over-end rotator")]
ReagentField = Annotated[Reagent, BeforeValidator(named), ShortForm("PBS")]
