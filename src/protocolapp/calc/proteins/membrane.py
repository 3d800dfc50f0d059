"""How much solution a membrane takes: by its area, not below what covers the tray's bottom."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Field, Given, Sheet, When
from protocolapp.calc.form.fields import count, quantity
from protocolapp.quantity import AREA, VOLUME_PER_AREA, Quantity

TRAYS: Mapping[str, Quantity] = MappingProxyType(
    {
        "pouch": Quantity.of(2, "mL"),
        "tube": Quantity.of(5, "mL"),
        "box": Quantity.of(10, "mL"),
        "dish": Quantity.of(20, "mL"),
    }
)
"""Least volumes for one membrane of a mini gel; the lab's choice."""

TRAY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "own": "as given",
        "pouch": "a sealed pouch, 2 mL",
        "tube": "a 50 mL tube on a roller, 5 mL",
        "box": "a box for a mini gel, 10 mL",
        "dish": "a large dish, 20 mL",
    }
)


SIZED = {"volume": "as given", "area": "by the membrane's area"}
"""How much solution a membrane takes: the choices of the field `size_by`."""

BY_VOLUME, BY_AREA = When("size_by", ("volume",)), When("size_by", ("area",))


def area_fields(source: str) -> tuple[Field, Field]:
    """The area, and the volume for each piece of it. source: where its usual figure comes from."""
    return (
        quantity("area", "Area of a membrane", AREA, unit="cm²", start="56 cm²", when=BY_AREA),
        quantity(
            "per_area", "Volume for an area", VOLUME_PER_AREA, unit="mL/cm²", default="0.1 mL/cm²", when=BY_AREA,
            help=source,
        ),
    )  # fmt: skip


def membranes_field(help: str = "") -> Field:
    """How many membranes there are."""
    return count("membranes", "Membranes", start="1", default="1", also=("n",), help=help)


def volume_for_area(area: Quantity, per_area: Quantity, least: Quantity | None) -> Quantity:
    """area × volume per area (usually 0.1 mL/cm²), or the least volume where that is more; in mL."""
    wanted = (area * per_area).to("mL")
    return wanted if least is None else max(wanted, least.to("mL"))


def tray_minimum(given: Given) -> Quantity | None:
    """The least volume of the tray chosen, or the one given; None where neither is."""
    return TRAYS.get(given.choice("tray")) or given.maybe("minimum")


def volume_by_area(sheet: Sheet, given: Given, least: Quantity | None) -> Quantity:
    """The volume for one membrane from the fields of its area; says when what covers it is more."""
    area, per_area = given.quantity("area"), given.quantity("per_area")
    wanted = volume_for_area(area, per_area, None)
    sheet.step("V = area × volume per area", f"{sheet.show(area)} × {sheet.show(per_area)}", wanted)
    if least is not None and wanted < least:
        message = f"{sheet.show(wanted)} would do for the area; the tray takes {sheet.show(least)} at least."
        sheet.note(Code.TRAY_MINIMUM, message, "area")
    return volume_for_area(area, per_area, least)


def say_if_not_covered(sheet: Sheet, each: Quantity, least: Quantity | None) -> None:
    """Warns where the volume that was given does not cover a membrane."""
    if least is not None and each < least:
        message = f"{sheet.show(each)} is less than the {sheet.show(least)} that cover a membrane."
        sheet.warn(Code.TRAY_MINIMUM, message, f"Use {sheet.show(least)} for each membrane.", "volume")
