"""Plates: dose series, replicates and controls, laid out by the plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from protocolapp.calc.form.picture import WellRole
from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.formulas import Calculated, When
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Text, YesNo


class ControlWell(StrEnum):
    """What a control well is for. The words are those of plate maps everywhere in the program."""

    VEHICLE = WellRole.VEHICLE.value
    BLANK = WellRole.BLANK.value
    UNTREATED = WellRole.UNTREATED.value
    REFERENCE = WellRole.REFERENCE.value
    NO_ENZYME = WellRole.NO_ENZYME.value
    NO_SUBSTRATE = WellRole.NO_SUBSTRATE.value
    STANDARD = WellRole.STANDARD.value


class PlateUse(StrEnum):
    """What is in the wells; the checks of controls and of solvent go by it."""

    KINASE_REACTION = "kinase reaction"
    CELLS = "cells"
    PROTEIN_ASSAY = "protein assay"


class AlongWells(StrEnum):
    """Which way the doses of a series run."""

    ROWS = "rows"
    COLUMNS = "columns"


class Doses(Part):
    """The dose series of each sample: `{top: 10 µM, fold: 3, points: 9}`, or around a known potency (`centre:`)."""

    top: Calculated | None = Field(None, description="The highest dose.", examples=["top_dose"])
    centre: Calculated | None = Field(
        None, description="The dose in the middle, in place of the highest.", examples=["expected_ic50"]
    )
    fold: Calculated = Field(
        description="By how much each dose is lower than the one before.", examples=["dose_fold"]
    )
    points: Calculated = Field(description="How many doses.", examples=["dose_points"])

    @model_validator(mode="after")
    def _one_anchor(self) -> Doses:
        if (self.top is None) == (self.centre is None):
            raise refusal(
                "a dose series hangs on its top or on its centre", "Write top: or centre:, one of them."
            )
        return self


class Solvent(Part):
    """What the compounds are dissolved in, and its share in the wells."""

    what: Text = Field(description="What the solvent is.", examples=["DMSO"])
    share: Calculated = Field(description="Its share of a well's volume.", examples=["0.1 %"])
    but: dict[ControlWell, Calculated] = Field(
        default_factory=dict,
        description="Its share in wells that hold another.",
        examples=[{"untreated": "0 %"}],
    )


class Plate(Part):
    """A plate with one series of wells for each sample, and its controls."""

    label: Text = Field(description="What people call it.", examples=["Assay plate"])
    holds: PlateUse = Field(description="What is in the wells.", examples=["kinase reaction"])
    wells: Calculated = Field(
        description="How many wells it has: 96, 384, or the parameter that says it.", examples=["plate_wells"]
    )
    doses: Doses | None = Field(
        None,
        description="The dose series of each sample; without one each has single wells.",
        examples=[{"top": "10 µM", "fold": "3", "points": "9"}],
    )
    replicates: Calculated | None = Field(
        None, description="How many wells of each kind.", examples=["replicates"]
    )
    controls: dict[ControlWell, Calculated] = Field(
        default_factory=dict,
        description="How many wells of each control, on every plate.",
        examples=[{"vehicle": "4", "no enzyme": "2"}],
    )
    edge: Annotated[YesNo, Field()] = Field(
        False, description="Leave the outermost wells to buffer.", examples=["yes"]
    )
    along: AlongWells = Field(AlongWells.ROWS, description="Which way the doses run.", examples=["columns"])
    volume: Calculated | None = Field(None, description="What is in a well.", examples=["reaction_volume"])
    solvent: Solvent | None = Field(
        None,
        description="The compounds' solvent.",
        examples=[{"what": "DMSO", "share": "0.1 %"}],
    )
    when: When | None = Field(
        None, description="Laid out only while this holds.", examples=["readout is ADP-Glo"]
    )
    cite: Citation | None = Field(None, description="Where the layout comes from.", examples=["lab"])

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """Everything in it that is worked out, in the order of the keys."""
        found: list[Expression | None] = [self.wells]
        if self.doses is not None:
            found += [self.doses.top, self.doses.centre, self.doses.fold, self.doses.points]
        found += [self.replicates, *self.controls.values(), self.volume]
        if self.solvent is not None:
            found += [self.solvent.share, *self.solvent.but.values()]
        return tuple(formula for formula in found if formula is not None)
