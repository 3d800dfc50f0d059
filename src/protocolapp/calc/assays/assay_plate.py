"""The plates a luminescent kinase assay is run in: wells, usual reaction volume, what a well holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.calc.form import Field, Given, Sheet
from protocolapp.calc.form.fields import choice, quantity
from protocolapp.quantity import VOLUME, Quantity


@dataclass(frozen=True, slots=True)
class AssayPlate:
    """wells: of a plate. reaction: the usual volume of a kinase reaction. capacity: what a usual well holds in all."""

    name: str
    wells: int
    reaction: Quantity
    capacity: Quantity


ASSAY_PLATES: Mapping[str, AssayPlate] = MappingProxyType(
    {
        "384": AssayPlate("384-well", 384, Quantity.of(5, "µL"), Quantity.of(112, "µL")),
        "96": AssayPlate("96-well", 96, Quantity.of(25, "µL"), Quantity.of(360, "µL")),
    }
)
"""By key. Reaction volumes: 5:5:10 and 25:25:50 µL of the ADP-Glo assay; capacities: WELL_CAPACITIES."""

WELL_CAPACITIES = (
    "what a well holds: 112 µL (Corning 384) and 360 µL (Corning 96), flat bottom, as in the labware definitions of "
    "https://github.com/Opentrons/opentrons (corning_384_wellplate_112ul_flat, corning_96_wellplate_360ul_flat); "
    "type your plate's"
)

PLATE_CHOICES: Mapping[str, str] = MappingProxyType({key: one.name for key, one in ASSAY_PLATES.items()})
"""Key -> what people read, for a choice."""


def plate_of(given: Given) -> AssayPlate:
    """The plate that was chosen."""
    return ASSAY_PLATES[given.choice("plate")]


def reaction_volume_of(given: Given) -> Quantity:
    """The reaction volume typed, else the usual one of the plate."""
    return given.maybe("reaction_volume") or plate_of(given).reaction


def plates_for(wells: int, plate: AssayPlate) -> int:
    """Whole plates: the last one may be part empty."""
    return -(-wells // plate.wells)


def plate_fields() -> tuple[Field, Field]:
    """The plate, and a reaction volume that overrules its usual one."""
    return (
        choice("plate", "Plate", PLATE_CHOICES, also=("format",)),
        quantity(
            "reaction_volume", "Reaction volume", VOLUME, unit="µL", optional=True,
            help="left empty, the usual one: 5 µL in 384 wells, 25 µL in 96",
        ),
    )  # fmt: skip


def write_plates(sheet: Sheet, given: Given, *, main: bool = True) -> None:
    """How many plates the wells take."""
    wells, plate = given.count("wells"), plate_of(given)
    plates = plates_for(wells, plate)
    sheet.value("plates", f"{plate.name} plates", plates, main=main)
    sheet.step("plates = wells / wells of a plate, upwards", f"{wells} / {plate.wells}", plates)
